import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct FilterConstructionTests {
  private let cat = FilterExpression.equals(.label, "cat")
  private let dark = FilterExpression.compares(FilterField("luminance"), .less, 0.05)
  private let tagged = FilterExpression.has(FilterField(.tag), .present)

  @Test func `filters that are combined print with the brackets they need, and with no others`() {
    let either = cat.or(dark)
    #expect("\(either)" == "label = cat or luminance < 0.05")
    #expect("\(either.and(tagged))" == "(label = cat or luminance < 0.05) and tag is present")
    #expect("\(tagged.and(either))" == "tag is present and (label = cat or luminance < 0.05)")
    #expect("\(cat.and(dark).or(tagged))" == "label = cat and luminance < 0.05 or tag is present")
    #expect("\(FilterExpression.not(either))" == "not (label = cat or luminance < 0.05)")
    #expect("\(FilterExpression.not(cat).and(dark))" == "not label = cat and luminance < 0.05")
  }

  @Test func `an and of ands is one, an or of ors too`() {
    #expect(cat.and(dark).and(tagged) == .all([cat, dark, tagged]))
    #expect(cat.and(dark.and(tagged)) == .all([cat, dark, tagged]))
    #expect(cat.or(dark).or(tagged) == .any([cat, dark, tagged]))
    #expect(
      FilterExpression.conjunction(of: [cat.and(dark), tagged]) == .all([cat, dark, tagged]))
    #expect(FilterExpression.disjunction(of: [cat, dark.or(tagged)]) == .any([cat, dark, tagged]))
    #expect(FilterExpression.conjunction(of: []) == nil)
    #expect(FilterExpression.disjunction(of: [cat]) == cat)
  }

  @Test func `words and numbers print as the language reads them`() {
    let odd = FilterField("taken at")
    #expect("\(FilterExpression.equals(odd, "and"))" == "\"taken at\" = \"and\"")
    #expect("\(FilterExpression.oneOf(.split, ["test"]))" == "split = test")
    #expect("\(FilterExpression.oneOf(.split, ["test", "7"]))" == "split in [test, \"7\"]")
    #expect("\(FilterExpression.within(odd, 1, 2.5))" == "\"taken at\" in 1..2.5")
    #expect("\(FilterExpression.within(odd, 1e22, 1e22))" == "\"taken at\" = 1e+22")
    let bound = FilterExpression.compares(odd, .less, .infinity)
    #expect("\(bound)" == "\"taken at\" < 1.7976931348623157e+308")
  }

  @Test func `no text and a blank one are no filter`() throws {
    #expect(try FilterExpression(ifGiven: nil) == nil)
    #expect(try FilterExpression(ifGiven: " \n") == nil)
    #expect(try FilterExpression(ifGiven: "label=cat") == cat)
    #expect(throws: FilterError.self) { try FilterExpression(ifGiven: "label =") }
  }

  @Test func `every metric of the catalogue has a name, and every name a metric`() {
    #expect(MetricCatalog.all.compactMap(\.name) == MetricName.allCases)
    #expect(MetricCatalog.all.count == MetricName.allCases.count)
    #expect(MetricCatalog.imported("area").name == nil)
  }
}
