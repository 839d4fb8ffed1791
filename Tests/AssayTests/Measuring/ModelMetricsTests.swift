import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct ModelMetricsTests {
  private func model(_ predicted: [Int32], _ probabilities: [Float]) -> ModelPredictions {
    var model = ModelPredictions(name: "m", predicted: predicted)
    model.probabilities = ProbabilityMatrix(
      values: probabilities, rowCount: predicted.count, columnCount: 3)
    return model
  }

  struct Golden: Decodable {
    var probabilities: [Float]
    var classes: Int
    var predicted, labels: [Int32]
    var metrics: [String: [Double?]]
  }

  @Test func `every model metric is NumPy's`() throws {
    let file = Folders.package.appending(path: "Tests/AssayTests/Golden/model_metrics.json")
    let golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    var model = ModelPredictions(name: "m", predicted: golden.predicted)
    model.probabilities = ProbabilityMatrix(
      values: golden.probabilities, rowCount: golden.labels.count, columnCount: golden.classes)
    let found = ModelMetrics(of: model, labels: golden.labels)
    #expect(Set(golden.metrics.keys) == Set(MetricCatalog.model.map(\.id)))
    for (id, expected) in golden.metrics {
      let column = try #require(found[id])
      for (image, value) in expected.enumerated() {
        guard let value, let own = column[image: image] else {
          #expect(value == nil && column[image: image] == nil, "\(id) of \(image)")
          continue
        }
        #expect(abs(own - value) <= 1e-12 * max(1, abs(value)), "\(id) of \(image)")
      }
    }
  }

  @Test func `the metrics of a row are those of hand arithmetic`() throws {
    // p = ½, ¼, ¼: entropy ½·1 + 2·¼·2 = 1.5 bits; variance ((1/6)² + 2·(1/12)²)/3 = 1/72.
    let metrics = ModelMetrics(of: model([1], [0.5, 0.25, 0.25]), labels: [0])
    #expect(metrics["confidence"]?.values == [0.25])
    #expect(metrics["least_confidence"]?.values == [0.5])
    #expect(metrics["margin"]?.values == [0.25])
    #expect(metrics["prediction_entropy"]?.values == [1.5])
    let variance = try #require(metrics["prediction_variance"]?[image: 0])
    #expect(abs(variance - 1.0 / 72) < 1e-16)
    let loss = try #require(metrics["loss"]?[image: 0])
    #expect(abs(loss - 0.6931471805599453) < 1e-15)
    #expect(metrics["correct"]?.values == [0])
    #expect(metrics["brightness"] == nil)
  }

  @Test func `a certain wrong prediction has the largest loss there is, and no entropy`() throws {
    let metrics = ModelMetrics(of: model([2], [0, 0, 1]), labels: [0])
    let loss = try #require(metrics.loss?[image: 0])
    // −ln 2⁻⁵² = 52 · 0.693147180559945309
    #expect(abs(loss - 36.04365338911715) < 1e-13)
    #expect(metrics.predictionEntropy?.values == [0])
    #expect(metrics.margin?.values == [1])
    let greatest = try #require(MetricCatalog.info("loss")?.greatest)
    #expect(abs(greatest - loss) < 1e-13)
  }

  @Test func `the label issue score weighs neighbours and model, or takes the one that is known`()
    throws
  {
    // Of five labels the neighbours contradict one in four that they know, the model one in five:
    // weights 16 : 25 by the inverse squares.
    let known = model(
      [0, 0, 0, 0, 1], [1, 0, 0, 1, 0, 0, 0.5, 0.25, 0.25, 1, 0, 0, 0.25, 0.75, 0])
    let agreement = Column(values: [1, 0.25, 0.75, .nan, 1])
    let metrics = ModelMetrics(of: known, labels: [0, 0, 0, 0, 0], agreement: agreement)
    let score = try #require(metrics["label_issue_score"])
    let expected = [0, 0.75 * 16 / 41, (0.25 * 16 + 0.5 * 25) / 41, 0, 0.75 * 25 / 41]
    for (image, value) in expected.enumerated() {
      #expect(abs(try #require(score[image: image]) - value) < 1e-15, "\(image)")
    }
    let bare = ModelPredictions(name: "bare", predicted: [0, 1])
    let near = ModelMetrics(of: bare, labels: [0, 0], agreement: Column(values: [0.75, .nan]))
    #expect(near.labelIssueScore?[image: 0] == 0.25 && near.labelIssueScore?[image: 1] == nil)
    #expect(ModelMetrics(of: bare, labels: [0, 0]).labelIssueScore == nil)
  }

  @Test func `what is not known is missing, never zero`() {
    let metrics = ModelMetrics(
      of: model([0, -1, 1], [1, 0, 0, 0, 0, 0, 0.25, 0.75, 0]), labels: [-1, 2, 1])
    #expect(metrics.loss?[image: 0] == nil)
    #expect(metrics.correct[image: 0] == nil)
    #expect(metrics.correct[image: 1] == nil)
    #expect(metrics.correct[image: 2] == 1)
    for column in [
      metrics.confidence, metrics.leastConfidence, metrics.margin, metrics.predictionEntropy,
      metrics.predictionVariance, metrics.loss, metrics.selfConfidence,
    ] { #expect(column?[image: 1] == nil) }
    #expect(metrics.confidence?[image: 2] == 0.75)
  }

  @Test func `without probabilities there is the given confidence and nothing that needs more`() {
    var top = ModelPredictions(name: "m", predicted: [0, 1])
    top.confidence = Column(values: [0.9, .nan])
    let metrics = ModelMetrics(of: top, labels: [0, 0])
    #expect(metrics.confidence?[image: 0] == 0.9)
    #expect(metrics.correct.values == [1, 0])
    for id in [
      "least_confidence", "margin", "prediction_entropy", "prediction_variance", "loss",
      "self_confidence",
    ] { #expect(metrics[id] == nil) }
  }
}

@Suite struct MetricCatalogTests {
  @Test func `every metric has a name of its own and says what it means`() {
    let all = MetricCatalog.all
    #expect(Set(all.map(\.id)).count == all.count)
    #expect(Set(all.map(\.title)).count == all.count)
    for metric in all {
      #expect(metric.meaning.hasSuffix("."))
      #expect(!metric.lowMeans.isEmpty && !metric.highMeans.isEmpty)
      if let least = metric.least, let greatest = metric.greatest { #expect(least < greatest) }
      #expect(metric.derived == (metric.kind == .model || metric.kind == .label))
      #expect(MetricCatalog.info(metric.id) == metric)
    }
    #expect(all.filter(\.hidden).map(\.id) == ["blur"])
    #expect(MetricCatalog.info("red_values")?.title == "Red Values")
    #expect(MetricCatalog.info("nothing") == nil)
    #expect(MetricCatalog.info("area")?.documentation == "docs/metrics.md#area")
    #expect(MetricCatalog.imported("age").kind == .imported)
  }

  @Test func `the catalogue has exactly what measuring and a model give`() {
    #expect(MetricCatalog.data.map(\.id) == Measurer.metrics)
    var model = ModelPredictions(name: "m", predicted: [0])
    model.probabilities = ProbabilityMatrix(values: [1.0, 0], rowCount: 1, columnCount: 2)
    let metrics = ModelMetrics(of: model, labels: [0])
    for metric in MetricCatalog.model { #expect(metrics[metric.id]?.count == 1) }
  }
}
