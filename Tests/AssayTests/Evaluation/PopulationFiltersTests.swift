import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct PopulationFiltersTests {
  /// 120 images of three classes; every 7th has no label, every 11th no prediction, every 5th no iso.
  private static let snapshot: ProjectSnapshot = {
    let ids = 0..<120
    var snapshot = ProjectSnapshot(
      images: ids.map { ImageRecord(key: "\($0).jpg") }, classes: ["and", "big dog", "cat"],
      labels: ids.map { $0 % 7 == 0 ? -1 : Int32($0 % 3) })
    snapshot.models = [
      ModelPredictions(
        name: "m", predicted: ids.map { $0 % 11 == 0 ? -1 : Int32($0 % 4 == 0 ? 0 : $0 % 3) })
    ]
    snapshot.splits = CategoryColumn(
      names: ["train", "test"], codes: ids.map { $0 % 2 == 0 ? 0 : 1 })
    snapshot.metrics["iso"] = Column(values: ids.map { $0 % 5 == 0 ? .nan : Double($0 % 13) })
    return snapshot
  }()

  @Test(arguments: [
    nil, "iso < 6 or iso is missing", "not (label = cat or iso > 9)", "iso > 2 and iso < 9",
    "predicted = \"and\" or label = \"big dog\" or label is missing",
  ])
  func `the filters of a population find exactly the images that it counts`(_ text: String?) throws
  {
    let explorer = Explorer(Self.snapshot)
    let model = Self.snapshot.models[0]
    func images(_ filter: FilterExpression?) throws -> [Int32] {
      let printed = try FilterExpression(ifGiven: filter?.description)
      return try explorer.images(matching: printed, model: model).ids.map { Int32($0) }
    }
    for split in [EvaluationOptions.Split.all, .standard, .named("train")] {
      for classes in [[], ["and"], ["cat", "big dog"]] {
        var options = EvaluationOptions()
        options.filter = try FilterExpression(ifGiven: text)
        options.split = split
        options.classes = classes
        let selection = try PopulationSelection(of: Self.snapshot, model: model, options: options)
        let population = selection.population
        #expect(try images(population.evaluatedFilter) == selection.counted)
        #expect(try images(population.filterOfAllClasses) == selection.base)
        for (count, filter) in [
          (population.unlabelled, population.unlabelledFilter),
          (population.unpredicted, population.unpredictedFilter),
        ] {
          #expect((filter == nil) == (count == 0))
          if let filter { #expect(try images(filter).count == count, "\(filter)") }
        }
      }
    }
  }

  @Test func `a whole project needs no filter`() throws {
    var snapshot = Self.snapshot
    snapshot.labels = snapshot.labels.map { max(0, $0) }
    snapshot.models[0].predicted = snapshot.models[0].predicted.map { max(0, $0) }
    var options = EvaluationOptions()
    options.split = .all
    let population = try PopulationSelection(
      of: snapshot, model: snapshot.models[0], options: options
    ).population
    #expect(population.evaluatedFilter == nil && population.filterOfAllClasses == nil)
    #expect(population.unlabelledFilter == nil && population.unpredictedFilter == nil)
  }
}
