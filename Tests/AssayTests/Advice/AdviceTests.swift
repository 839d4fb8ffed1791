import Kernels
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct AdviceTests {
  /// 400 images of four classes, 100 each, that the model gets right but for what a test plants.
  private func project(wrong: (Int) -> Int32?) -> ProjectSnapshot {
    var snapshot = ProjectSnapshot(
      images: (0..<400).map { ImageRecord(key: "\($0 / 100)/\($0 % 100).jpg") },
      classes: ["ant", "bee", "cat", "dog"], labels: (0..<400).map { Int32($0 / 100) })
    snapshot.models = [
      ModelPredictions(name: "m", predicted: (0..<400).map { wrong($0) ?? Int32($0 / 100) })
    ]
    return snapshot
  }

  private func advice(_ snapshot: ProjectSnapshot) throws -> Advice {
    try Advice(of: Explorer(snapshot), options: EvaluationOptions())
  }

  @Test func `without an error nothing stands out`() throws {
    let found = try advice(project { _ in nil })
    #expect(found.all.isEmpty)
    #expect(found.population?.evaluated == 400)
  }

  @Test func `a weak class is worth what the others have and it has not`() throws {
    // Wrong: 30 of the cats, spread over the other classes, and 2 of each other class.
    let found = try advice(
      project { image in
        let (label, place) = (image / 100, image % 100)
        if label == 2 { return place < 30 ? [0, 1, 3][place % 3] : nil }
        return place < 2 ? Int32((label + 1 + place) % 4) : nil
      })
    let item = try #require(found.best(3).first)
    #expect(item.kind == .weakClass && item.title == "Class cat is weak")
    // The others: 294 of 300; so 0.98 − 0.70 of 100 images.
    #expect(abs(item.worth - 28) < 1e-9)
    #expect(abs((item.gain?.value ?? 0) - 0.07) < 1e-12)
    #expect(item.gain?.n == 400)
    #expect(item.images == (200..<230).map { Int32($0) })
    #expect(item.page.path == "/metrics" && item.page.parameters.map(\.value) == ["cat"])
  }

  @Test func `a range of a metric where the model fails is found, its control is not`() throws {
    var snapshot = project { $0 % 10 == 0 ? Int32($0 / 100 + 1) % 4 : nil }
    snapshot.metrics["brightness"] = Column(values: (0..<400).map { Double($0 % 10) / 10 })
    snapshot.metrics["random"] = snapshot.metrics["brightness"]
    let found = try advice(snapshot)
    let bins = found.all.filter { $0.kind == .worstBin }
    #expect(bins.map(\.title) == ["Low accuracy where Brightness is 0"])
    #expect(bins.first?.images.count == 40)
    #expect(bins.first?.gain?.value == 0.1)
  }

  @Test func `a confusion is worth what is beyond the pooled rate`() throws {
    let found = try advice(
      project { image in image / 100 == 0 && image % 100 < 12 ? 1 : image == 250 ? 3 : nil })
    let item = try #require(found.all.first { $0.kind == .confusion })
    #expect(item.title == "ant is taken for bee")
    #expect(item.images.count == 12)
    // 13 errors in 400 · 3 cells of a row.
    #expect(abs(item.worth - (12 - 100.0 * 13 / 1200)) < 1e-9)
  }

  @Test func `every filter finds exactly the images of its thing`() throws {
    var snapshot = project { image in
      image / 100 == 2 && image % 100 < 40 ? 1 : image % 25 == 3 ? Int32(image / 100 + 1) % 4 : nil
    }
    snapshot.metrics["contrast"] = Column(
      values: (0..<400).map { $0 % 7 == 0 ? .nan : Double($0 * $0 % 100) })
    snapshot.categories["sky"] = CategoryColumn(
      names: ["clear", "dark \"night\""], codes: (0..<400).map { $0 / 100 == 2 ? 1 : 0 })
    snapshot.labels[399] = -1
    snapshot.issues = [FileIssue(image: 7, kind: .undecodable, reason: "no")]
    let explorer = Explorer(snapshot)
    let found = try Advice(of: explorer, options: EvaluationOptions())
    #expect(Set(found.all.map(\.kind)).isSuperset(of: [.weakClass, .confusion, .worstBin]))
    for item in found.all {
      let filter = try #require(item.filter).description
      let images = try explorer.images(matching: filter, model: snapshot.models[0])
      #expect(images.ids.map { Int32($0) } == item.images, "\(item.title)")
    }
  }

  @Test func `of things about the same images only the best stands`() throws {
    var snapshot = project { image in image / 100 == 2 && image % 100 < 40 ? 1 : nil }
    snapshot.metrics["contrast"] = Column(values: (0..<400).map { Double($0) })
    let found = try advice(snapshot)
    #expect(found.all.count > 1)
    #expect(found.best(3).map(\.title) == ["Class cat is weak"])
    #expect(found.best(0).isEmpty)
  }

  /// Half of the images have most errors: 10 of each class, and 30 of the cats; of the other half 1
  /// of each class, and 5 of the cats.
  private func halved() -> ProjectSnapshot {
    project { image in
      let (label, place) = (image / 100, image % 100)
      let wrong = place < 50 ? (label == 2 ? 30 : 10) : label == 2 ? 5 : 1
      return place % 50 < wrong ? Int32((label + 1 + place % 3) % 4) : nil
    }
  }

  @Test func `a thing with most of the wrong images leaves room for others`() throws {
    var snapshot = halved()
    snapshot.categories["camera"] = CategoryColumn(
      names: ["old", "new"], codes: (0..<400).map { $0 % 100 < 50 ? 0 : 1 })
    let best = try advice(snapshot).best(2)
    // (192 − 140) of 200 images; 35 cats wrong where the others have 33 in 300.
    #expect(best.map(\.kind) == [.worstBin, .weakClass])
    #expect(abs((best.first?.worth ?? 0) - 52) < 1e-9)
    #expect(abs((best.last?.worth ?? 0) - 24) < 1e-9)
    #expect(best.last?.title == "Class cat is weak")
  }

  @Test func `a value of a data metric that most images share is not where the model fails`() throws
  {
    var snapshot = halved()
    snapshot.metrics["dark_share"] = Column(
      values: (0..<400).map { $0 % 100 < 50 ? 0 : Double($0) / 400 })
    snapshot.metrics["angle"] = snapshot.metrics["dark_share"]
    let bins = try advice(snapshot).all.filter { $0.kind == .worstBin }
    #expect(bins.map { $0.page.parameters.first?.value } == ["angle"], "imported ones keep it")
  }

  @Test func `copies with other labels and in other splits, and files that cannot be read`() throws
  {
    var snapshot = ProjectSnapshot(
      images: (0..<6).map { ImageRecord(key: "\($0).jpg") }, classes: ["a", "b"],
      labels: [0, 0, 1, 0, 0, 1])
    for image in 0..<3 { snapshot.images[image].digest = "one" }
    for image in 3..<5 { snapshot.images[image].digest = "two" }
    snapshot.splits = CategoryColumn(names: ["train", "test"], codes: [0, 0, 0, 0, 1, 1])
    snapshot.issues = [FileIssue(image: 5, kind: .unreadable, reason: "gone")]
    let found = try advice(snapshot)
    #expect(found.model == nil && found.population == nil)
    #expect(
      found.all.map(\.kind) == [.leakingCopies, .conflictingCopies, .unreadableFiles])
    let conflicting = try #require(found.all.first { $0.kind == .conflictingCopies })
    #expect(conflicting.images == [0, 1, 2] && conflicting.worth == 1)
    #expect(
      conflicting.reason == "3 images in 1 group; at least 1 label of theirs must be wrong")
  }

  @Test func `labels that only the model contradicts stand last`() throws {
    var snapshot = project { image in image % 50 == 0 ? Int32(image / 100 + 1) % 4 : nil }
    snapshot.models[0].probabilities = ProbabilityMatrix(
      values: (0..<400).flatMap { image in
        (0..<4).map { $0 == Int(snapshot.models[0].predicted[image]) ? Float(0.97) : 0.01 }
      }, rowCount: 400, columnCount: 4)
    let found = try advice(snapshot)
    let last = try #require(found.all.last)
    #expect(last.kind == .labelSuspects && last.images.count == 8 && last.gain == nil)
    #expect(last.worth == 0)
  }

  /// Every 10th image is predicted as the next class, and so do its neighbours suggest.
  private func suspected() -> ProjectSnapshot {
    func next(_ image: Int) -> Int32? { image % 10 == 0 ? Int32(image / 100 + 1) % 4 : nil }
    var snapshot = project(wrong: next)
    snapshot.suggestedClasses = (0..<400).map { next($0) ?? -1 }
    return snapshot
  }

  private func suspects(in snapshot: ProjectSnapshot) throws -> Advice.Item? {
    try advice(snapshot).all.first { $0.kind == .labelSuspects }
  }

  @Test func `labels that neighbours and the model contradict could all be won, or none`() throws {
    var snapshot = suspected()
    let item = try #require(try suspects(in: snapshot))
    #expect(item.images == stride(from: 0, to: 400, by: 10).map { Int32($0) })
    #expect(item.gain?.value == 0.1 && item.gain?.interval == Interval(low: 0, high: 0.1))
    #expect(abs(item.worth - 40) < 1e-9)
    // A label that the model finds plausible is not suspect, nor is one with another suggestion.
    snapshot.suggestedClasses?[0] = 3
    snapshot.models[0].probabilities = ProbabilityMatrix(
      values: (0..<400).flatMap { image in
        let predicted = Int(snapshot.models[0].predicted[image])
        return (0..<4).map { $0 == predicted ? Float(image == 10 ? 0.5 : 0.94) : 0.02 }
          .enumerated().map { $0.offset == image / 100 && image == 10 ? 0.46 : $0.element }
      }, rowCount: 400, columnCount: 4)
    #expect(try suspects(in: snapshot)?.images.count == 38)
  }

  @Test func `from twenty decisions on their outcome says what can be won`() throws {
    var snapshot = suspected()
    for image in 0..<19 { snapshot.corrections[Int32(image * 10)] = image < 5 ? 3 : 0 }
    #expect(try suspects(in: snapshot)?.gain?.interval?.low == 0)
    snapshot.corrections = [:]
    // Ten of the class 0 are confirmed, ten of the class 1 are relabelled.
    for image in 0..<20 { snapshot.corrections[Int32(image * 10)] = 0 }
    let item = try #require(try suspects(in: snapshot))
    #expect(item.images.count == 20 && item.images.first == 200)
    #expect(item.reason.contains("50.0\u{a0}%"))
    let half = Interval.wilson(successes: 10, trials: 20)
    #expect(item.gain?.value == 0.05 * 0.5)
    #expect(item.gain?.interval == Interval(low: 0.05 * half.low, high: 0.05 * half.high))
  }

  @Test func `an unknown model is refused`() throws {
    var options = EvaluationOptions()
    options.model = "other"
    #expect(throws: EvaluationError.self) {
      try Advice(of: Explorer(project { _ in nil }), options: options)
    }
  }
}
