import Foundation
import Kernels
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct PerformanceByMetricTests {
  /// Ten images; label and prediction by index, `iso` rising, two images without it.
  private static let project: ProjectSnapshot = {
    var snapshot = ProjectSnapshot(
      images: (0..<10).map { ImageRecord(key: "\($0).jpg") }, classes: ["cat", "big dog"],
      labels: [0, 0, 0, 0, 1, 1, 1, 1, -1, 0])
    var model = ModelPredictions(name: "m", predicted: [0, 1, 0, 0, 1, 0, 1, 1, 0, -1])
    model.confidence = Column(values: (0..<10).map { Double($0) / 10 })
    snapshot.models = [model]
    let none = Double.nan
    snapshot.metrics = ["iso": Column(values: [1, 2, 2, 3, 4, 5, 6, none, 7, none])]
    snapshot.categories = [
      "camera": CategoryColumn(names: ["b", "a"], codes: [0, 0, 1, 1, 0, 1, -1, 0, 0, 0])
    ]
    snapshot.splits = CategoryColumn(
      names: ["train", "test"], codes: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
    snapshot.tags = ["seen": [0, 1], "odd": [1, 5]]
    return snapshot
  }()

  private func performance(
    _ metric: String, rate: PerformanceByMetric.Rate = .accuracy, bins: Int = 2,
    classes: [String] = [], filter: String? = nil, lines: [String] = [],
    split: EvaluationOptions.Split = .all, of snapshot: ProjectSnapshot = project
  ) throws -> PerformanceByMetric {
    var population = EvaluationOptions()
    population.classes = classes
    population.filter = try FilterExpression(ifGiven: filter)
    population.split = split
    var options = PerformanceByMetric.Options(metric: metric)
    options.rate = rate
    options.binCount = bins
    options.lines = lines
    return try Assay.performance(
      of: Explorer(snapshot), population: population, options: options)
  }

  @Test func `accuracy in two bins, by hand`() throws {
    let result = try performance("iso")
    // Labelled and predicted: 0 to 7, of which 1 and 5 are wrong; 7 has no iso. The middle of
    // the seven values, 3, falls into the second half.
    #expect(result.overall.value == 0.75 && result.overall.n == 8)
    #expect(result.bars.map(\.low) == [1, 3] && result.bars.map(\.high) == [2, 6])
    #expect(result.bars.map(\.median) == [2, 4.5])
    #expect(result.bars.map(\.hits) == [2, 3] && result.bars.map(\.rate.n) == [3, 4])
    #expect(result.bars[0].rate.interval == .wilson(successes: 2, trials: 3))
    #expect(result.missing.rate.n == 1 && result.missing.hits == 1)
    #expect(
      result.bars[0].filter?.description
        == "label is present and predicted is present and iso in 1..2")
    #expect(
      result.missing.filter?.description
        == "label is present and predicted is present and iso is missing")
    #expect(result.population.evaluated == 8)
  }

  @Test func `recall goes by the label, precision by the prediction`() throws {
    let recall = try performance("iso", rate: .recall, classes: ["big dog"])
    // Labelled big dog: 4, 5, 6, 7; 5 is predicted cat.
    #expect(recall.overall.value == 0.75)
    #expect(recall.bars.first?.filter?.description.contains(#"label = "big dog""#) == true)
    let precision = try performance("iso", rate: .precision, classes: ["big dog"])
    // Predicted big dog: 1, 4, 6, 7; 1 is labelled cat.
    #expect(precision.overall.value == 0.75 && precision.overall.n == 4)
    #expect(precision.bars.map(\.hits) == [0, 2] || precision.bars.map(\.hits) == [1, 1])
    let missed = try performance("iso", rate: .falseNegativeRate, classes: ["big dog"])
    #expect(missed.overall.value == 0.25)
  }

  @Test func `lines share the bins and add up to the whole`() throws {
    let result = try performance("iso", rate: .recall, bins: 3, lines: ["cat", "big dog"])
    #expect(result.lines.map(\.name) == ["cat", "big dog"])
    for (place, bar) in result.bars.enumerated() {
      #expect(result.lines.reduce(0) { $0 + $1.bars[place].hits } == bar.hits)
      #expect(result.lines.reduce(0) { $0 + $1.bars[place].rate.n } == bar.rate.n)
    }
    #expect(result.lines[0].bars[2].rate.value == nil && result.lines[0].bars[2].filter == nil)
    #expect(result.lines[0].overall.value == 0.75)
  }

  @Test func `words, splits and tags have one bar each`() throws {
    let camera = try performance("camera")
    #expect(camera.bars.map(\.word) == ["b", "a"])
    #expect(camera.bars.map(\.rate.n) == [4, 3] && camera.missing.rate.n == 1)
    // Every split, though the standard population is the test split.
    let split = try performance("split", split: .standard)
    #expect(split.bars.map(\.word) == ["train", "test"])
    #expect(split.bars.map(\.rate.value) == [0.8, 2.0 / 3])
    let tag = try performance("tag")
    #expect(tag.overlaps && tag.bars.map(\.word) == ["odd", "seen"])
    #expect(tag.bars.map(\.rate.n) == [2, 2] && tag.missing.rate.n == 5)
    #expect(try performance("label", rate: .recall).bars.map(\.rate.value) == [0.75, 0.75])
  }

  @Test func `every filter finds exactly the images of its bin`() throws {
    let explorer = Explorer(Self.project)
    let model = Self.project.model(named: nil)
    for metric in ["iso", "confidence", "camera", "split", "tag", "label", "predicted"] {
      for rate in PerformanceByMetric.Rate.allCases {
        for classes in [[], ["cat"], ["cat", "big dog"]] {
          for filter in [nil, "iso < 6 or iso is missing", "path ~ jpg and not path = \"0.jpg\""] {
            for split in [EvaluationOptions.Split.all, .standard] {
              let result = try performance(
                metric, rate: rate, bins: 3, classes: classes, filter: filter, lines: ["cat"],
                split: split)
              var bars = result.bars + result.lines.flatMap(\.bars) + [result.missing]
              bars.removeAll { $0.rate.n == 0 }
              for bar in bars {
                let text = try #require(bar.filter).description
                let found = try explorer.images(matching: text, model: model).count
                #expect(found == bar.rate.n, "\(text)")
              }
              let all = try explorer.images(matching: result.filter, model: model).count
              #expect(all == result.overall.n, "\(result.filter?.description ?? "")")
            }
          }
        }
      }
    }
  }

  @Test func `numbers in filters find their images whatever their size`() throws {
    var snapshot = Self.project
    let values: [Double] = [
      1e-300, 0.1 + 0.2, -1e300, -0.0, 1e22, 123456.789, -7, .leastNonzeroMagnitude, .nan, 1,
    ]
    snapshot.metrics["iso"] = Column(values: values)
    let result = try performance("iso", bins: 8, of: snapshot)
    #expect(result.bars.count == 8)
    for bar in result.bars {
      let found = try snapshot.images(matching: bar.filter, model: snapshot.models[0])
      #expect(found.count == bar.rate.n, "\(bar.filter?.description ?? "")")
    }
  }

  @Test func `what cannot be says why`() throws {
    #expect(throws: EvaluationError.unknownMetric("iso2", nearest: "iso")) {
      try performance("iso2")
    }
    #expect(throws: EvaluationError.unknownClass("cta", nearest: "cat")) {
      try performance("iso", lines: ["cta"])
    }
    let nothing = try performance("iso", filter: "iso > 100")
    #expect(nothing.bars.isEmpty && nothing.overall.value == nil)
    #expect(nothing.overall.reason == "no image with label and prediction is among these")
  }
}
