import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct AdviceFilterTests {
  /// 800 images of four classes, 200 each, with one of every kind of advice planted.
  private static let snapshot: ProjectSnapshot = {
    let ids = 0..<800
    func label(_ image: Int) -> Int { image / 200 }
    func predicted(_ image: Int) -> Int {
      if label(image) == 2, image % 200 < 80 { return 1 }
      return image % 25 == 3 ? (label(image) + 1) % 4 : label(image)
    }
    var snapshot = ProjectSnapshot(
      images: ids.map { ImageRecord(key: "\(label($0))/\($0 % 200).jpg") },
      classes: ["ant", "bee \"or\" wasp", "cat", "dog"], labels: ids.map { Int32(label($0)) })
    var model = ModelPredictions(name: "m", predicted: ids.map { Int32(predicted($0)) })
    model.probabilities = ProbabilityMatrix(
      values: ids.flatMap { image in
        (0..<4).map { $0 == predicted(image) ? Float(0.97) : 0.01 }
      }, rowCount: 800, columnCount: 4)
    snapshot.models = [model]
    snapshot.metrics["contrast"] = Column(
      values: ids.map { $0 % 7 == 0 ? .nan : Double($0 * $0 % 100) })
    snapshot.categories["sky"] = CategoryColumn(
      names: ["clear", "dark and wet"], codes: ids.map { label($0) == 2 ? 1 : 0 })
    snapshot.splits = CategoryColumn(
      names: ["train", "test"], codes: ids.map { $0 % 4 == 0 ? 0 : 1 })
    snapshot.labels[799] = -1
    snapshot.models[0].predicted[798] = -1
    snapshot.issues = [FileIssue(image: 7, kind: .undecodable, reason: "no")]
    for image in [10, 210] { snapshot.images[image].digest = "one" }
    for image in [4, 5] { snapshot.images[image].digest = "two" }
    return snapshot
  }()

  @Test(arguments: [
    nil, "contrast < 60 or contrast is missing", "contrast < 60 or sky = \"dark and wet\"",
    "not (contrast > 90 or label = dog)", "split = test or label = cat",
    "contrast is present and contrast < 80",
  ])
  func `every filter of advice finds exactly its images, whatever the population`(
    _ text: String?
  ) throws {
    let explorer = Explorer(Self.snapshot)
    let population = try FilterExpression(ifGiven: text)
    var kinds: Set<Advice.Kind> = []
    for split in [EvaluationOptions.Split.all, .standard, .named("train")] {
      for classes in [[], ["cat", "bee \"or\" wasp"], ["cat"]] {
        var options = EvaluationOptions()
        options.filter = population
        options.split = split
        options.classes = classes
        for item in try Advice(of: explorer, options: options).all {
          let filter = try #require(item.filter)
          let read = try FilterExpression(parsing: filter.description)
          #expect(read == filter)
          let images = try explorer.images(matching: read, model: Self.snapshot.models[0])
          #expect(images.ids.map { Int32($0) } == item.images, "\(item.title): \(filter)")
          kinds.insert(item.kind)
        }
      }
    }
    #expect(kinds == Set(Advice.Kind.allCases))
  }
}
