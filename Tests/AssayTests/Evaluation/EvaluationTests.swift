import Foundation
import Kernels
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// A snapshot whose images stand for the cells of a confusion matrix.
func snapshot(classes: [String], counts: [[Int]]) -> ProjectSnapshot {
  var labels: [Int32] = []
  var predicted: [Int32] = []
  for (truth, row) in counts.enumerated() {
    for (guess, count) in row.enumerated() {
      labels += [Int32](repeating: Int32(truth), count: count)
      predicted += [Int32](repeating: Int32(guess), count: count)
    }
  }
  var snapshot = ProjectSnapshot(
    images: labels.indices.map { ImageRecord(key: "\($0).jpg") }, classes: classes, labels: labels)
  snapshot.models = [ModelPredictions(name: "m", predicted: predicted)]
  return snapshot
}

@Suite struct EvaluationTests {
  static let pokemon = snapshot(
    classes: ["charmander", "mewtwo", "pikachu", "squirtle"],
    counts: [[37, 0, 15, 1], [0, 36, 0, 2], [4, 0, 26, 2], [1, 6, 4, 31]])

  private func rounded(_ estimate: Estimate) -> Double? {
    estimate.value.map { ($0 * 100).rounded() / 100 }
  }

  @Test func `the ancestor's published example comes out`() async throws {
    let evaluation = try await evaluate(Self.pokemon)
    let scores = evaluation.scores
    #expect(rounded(scores.accuracy) == 0.79)
    #expect(rounded(scores.meanPrecision) == 0.79)
    #expect(rounded(scores.meanRecall) == 0.80)
    #expect(rounded(scores.meanF1) == 0.79)
    let top = try #require(evaluation.topConfusions.first)
    #expect(evaluation.classes[top.truth] == "charmander")
    #expect(evaluation.classes[top.predicted] == "pikachu")
    #expect(top.count == 15 && top.support == 53 && top.kind == .oneWay)
    #expect(evaluation.topConfusions.count { $0.kind != .undecided } == 1)
  }

  @Test func `a class filter keeps precision and recall of the chosen classes`() async throws {
    var options = EvaluationOptions()
    options.classes = ["pikachu", "charmander"]
    let filtered = try await evaluate(Self.pokemon, options: options)
    let whole = try await evaluate(Self.pokemon)
    for index in [0, 2] {
      #expect(filtered.scores.classes[index].precision == whole.scores.classes[index].precision)
      #expect(filtered.scores.classes[index].recall == whole.scores.classes[index].recall)
    }
    // Labelled charmander or pikachu: 53 + 32, of which 37 + 26 are right.
    #expect(filtered.population.evaluated == 85)
    #expect(filtered.scores.accuracy.value == 63.0 / 85)
    #expect(filtered.displayedClasses == ["charmander", "pikachu", "other"])
    #expect(filtered.displayedMatrix.counts == [[37, 15, 1], [4, 26, 2], [1, 4, nil]])
  }

  @Test func `every image is in the population or counted among those left out`() async throws {
    var data = snapshot(classes: ["a", "b"], counts: [[10, 5], [3, 12]])
    data.labels[0] = -1
    data.models[0].predicted[1] = -1
    data.splits = CategoryColumn(
      names: ["train", "test"], codes: data.labels.indices.map { $0 < 20 ? 1 : 0 })
    var options = EvaluationOptions()
    options.filter = try FilterExpression(parsing: "predicted = a or predicted is missing")
    let population = try await evaluate(data, options: options).population
    #expect(population.split == "test")
    #expect(population.otherSplit == 10)
    #expect(population.unlabelled == 1)
    #expect(population.unpredicted == 1)
    #expect(population.leftOutByFilter == 7)
    #expect(
      population.evaluated + population.otherSplit + population.unlabelled
        + population.unpredicted + population.leftOutByFilter == population.images)
    #expect(
      population.description == "11 of 30 images in split test "
        + "(1 without label, 1 without prediction, 10 in other splits, 7 left out by the filter)")
  }

  @Test func `a filter that speaks of splits chooses them itself`() async throws {
    var data = snapshot(classes: ["a", "b"], counts: [[10, 5], [3, 12]])
    data.splits = CategoryColumn(
      names: ["train", "test"], codes: data.labels.indices.map { $0 < 20 ? 1 : 0 })
    var options = EvaluationOptions()
    #expect(try await evaluate(data, options: options).population.evaluated == 20)
    options.filter = try FilterExpression(parsing: "split = train")
    let population = try await evaluate(data, options: options).population
    #expect(population.evaluated == 10 && population.split == nil)
  }

  @Test func `what needs probabilities is undefined without them, and says so`() async throws {
    let evaluation = try await evaluate(Self.pokemon)
    let logLoss = try #require(evaluation.headline.first { $0.name == "log_loss" })
    #expect(logLoss.estimate.value == nil)
    #expect(logLoss.estimate.reason == "needs probabilities")
    #expect(
      evaluation.json().pretty.contains(
        #""log_loss": {"value": null, "low": null, "high": null, "n": 165"#))
  }

  @Test func `errors name what is wrong and the nearest known name`() async {
    var options = EvaluationOptions()
    options.classes = ["pikachuu"]
    await #expect(throws: EvaluationError.unknownClass("pikachuu", nearest: "pikachu")) {
      try await evaluate(Self.pokemon, options: options)
    }
    options = EvaluationOptions()
    options.model = "n"
    await #expect(throws: EvaluationError.unknownModel("n", known: ["m"])) {
      try await evaluate(Self.pokemon, options: options)
    }
    options = EvaluationOptions()
    options.split = .named("dev")
    await #expect(throws: EvaluationError.unknownSplit("dev", known: [])) {
      try await evaluate(Self.pokemon, options: options)
    }
    await #expect(throws: EvaluationError.noModel) {
      try await evaluate(ProjectSnapshot(images: [ImageRecord(key: "a.jpg")]))
    }
  }

  @Test func `any number of tasks gives the same bytes`() async throws {
    let data = Self.scored(rows: 9000, classes: 7)
    var texts: Set<[UInt8]> = []
    for tasks in [1, 2, 5] {
      var options = EvaluationOptions()
      options.tasks = tasks
      texts.insert(try await evaluate(data, options: options).json().bytes)
    }
    #expect(texts.count == 1)
  }

  @Test func `the order of the classes does not depend on which of them have labels`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let labels = folder.appending(path: "l.csv")
      let predictions = folder.appending(path: "p.csv")
      try "path,label\na,z\nb,z\nc,b\n".write(to: labels, atomically: true, encoding: .utf8)
      try "path,prob_b,prob_m,prob_z\na,0.4,0.4,0.2\nb,0.2,0.4,0.4\nc,0.5,0.3,0.2\n".write(
        to: predictions, atomically: true, encoding: .utf8)
      let tables = try TableSnapshot(labels: labels, predictions: predictions, model: "m")
      #expect(tables.snapshot.classes == ["b", "m", "z"])
      // b ties m and z: the class that comes first wins, so only c is right.
      let evaluation = try await evaluate(tables.snapshot)
      #expect(evaluation.scores.accuracy.value == 1.0 / 3)
      #expect(evaluation.matrix.counts == [1, 0, 0, 0, 0, 0, 1, 1, 0])
      // Three rows leave a wide interval, but no Brier score is above 2.
      #expect(evaluation.probabilistic?.scores?.brier.interval?.high == 2)
    }
  }

  @Test func `classes that came after the probabilities have probability zero`() async throws {
    var data = Self.scored(rows: 50, classes: 3)
    data.classes.append("late")
    data.labels[0] = 3
    let evaluation = try await evaluate(data)
    #expect(evaluation.probabilistic?.rankings?.count == 4)
    #expect(evaluation.probabilistic?.scores?.clippedLogLosses == 1)
  }

  /// Random but repeatable predictions with probabilities and one metric.
  static func scored(rows: Int, classes: Int) -> ProjectSnapshot {
    var generator = SeededGenerator(seed: 3, stream: 0)
    var data = ProjectSnapshot(
      images: (0..<rows).map { ImageRecord(key: "\($0)") },
      classes: (0..<classes).map { "c\($0)" },
      labels: (0..<rows).map { _ in Int32.random(in: 0..<Int32(classes), using: &generator) })
    var values: [Float] = []
    var predicted: [Int32] = []
    for row in 0..<rows {
      var weights = (0..<classes).map { _ in Float.random(in: 0.01..<1, using: &generator) }
      weights[Int(data.labels[row])] += 0.5
      let sum = weights.reduce(0, +)
      values += weights.map { $0 / sum }
      predicted.append(Int32(weights.indices.max { weights[$0] < weights[$1] } ?? 0))
    }
    data.models = [ModelPredictions(name: "m", predicted: predicted)]
    data.models[0].probabilities = ProbabilityMatrix(
      values: values, rowCount: rows, columnCount: classes)
    data.metrics["brightness"] = Column(
      values: (0..<rows).map { $0 % 11 == 0 ? .nan : Double.random(in: 0..<1, using: &generator) })
    return data
  }
}
