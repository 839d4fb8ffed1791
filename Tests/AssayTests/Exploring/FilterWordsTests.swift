import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct FilterWordsTests {
  /// The words of the language as the page reads them.
  private static let page: String = {
    func list(_ name: String, _ what: String, _ words: [String]) -> String {
      "\n/** \(what) */\nexport const \(name) = [\n"
        + words.map { "  \"\($0)\",\n" }.joined() + "] as const;\n"
    }
    return "/** Made from the program's own lists by its tests (`ASSAY_UPDATE_GOLDEN=1`). */\n"
      + list(
        "keywords", "Words with a meaning of their own; in quotes they are ordinary words.",
        FilterKeyword.allCases.map(\.rawValue))
      + list(
        "comparisons", "How a field compares with a value, longer signs first.",
        FilterComparison.longestFirst.map(\.rawValue))
      + list(
        "fields", "The fields of every project, besides metrics and imported columns.",
        FieldName.allCases.map(\.rawValue))
      + list("outcomes", "The words of the field `outcome`.", Outcome.allCases.map(\.rawValue))
  }()

  @Test func `the page has the same keywords, comparisons and fields as the parser`() throws {
    let file = Folders.package.appending(path: "Web/src/lib/filterWords.ts")
    if ProcessInfo.processInfo.environment["ASSAY_UPDATE_GOLDEN"] != nil {
      try Data(Self.page.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == Self.page)
  }

  @Test func `every keyword is read as one, and stands in quotes where it is a word`() throws {
    for keyword in FilterKeyword.allCases {
      let filter = FilterExpression.equals(FilterField(keyword.rawValue), keyword.rawValue)
      #expect(filter.description == "\"\(keyword.rawValue)\" = \"\(keyword.rawValue)\"")
      #expect(try FilterExpression(parsing: filter.description) == filter)
    }
  }

  @Test func `every field of the language is one that a project answers or says what it lacks`() {
    for name in FieldName.allCases {
      let filter = FilterExpression.has(
        FilterField(name), name == .text ? .compare(.contains, FilterValue("cat")) : .present)
      #expect(throws: Never.self, "\(name)") {
        try SmallProject.explorerWithoutLoop.images(matching: filter, model: SmallProject.model)
      }
    }
  }
}
