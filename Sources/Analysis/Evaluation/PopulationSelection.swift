import Dataset
internal import Foundation

/// The images an evaluation counts, found by split, filter, labels and predictions.
struct PopulationSelection: Sendable {
  /// The images with label and prediction within split and filter, ascending, whatever their class.
  let base: [Int32]
  /// Those of `base` whose label is a chosen class: the population of accuracy-like numbers.
  let counted: [Int32]
  /// The chosen classes as flags, `nil` without a class filter.
  let chosen: [Bool]?
  /// The account of all images.
  let population: Population

  /// Decides which images of a snapshot are evaluated.
  ///
  /// - Throws: ``EvaluationError`` for an unknown class or split, ``FilterError`` for the filter.
  init(of snapshot: ProjectSnapshot, model: ModelPredictions, options: EvaluationOptions) throws {
    let chosen = try Self.chosen(options.classes, of: snapshot)
    let filter = options.filter
    // A filter that speaks of splits chooses them itself.
    let speaksOfSplits = filter?.fieldNames.contains(FieldName.split.rawValue) ?? false
    let choice = options.split == .standard && speaksOfSplits ? .all : options.split
    let split = try Self.split(choice, of: snapshot, model: model)
    let filtered = try filter.map { try snapshot.images(matching: $0, model: model) }
    let code = split.flatMap { name in
      snapshot.splits?.names.firstIndex(of: name).map { Int32($0) }
    }

    var base: [Int32] = []
    var counted: [Int32] = []
    var otherSplit = 0
    var leftOut = 0
    var unlabelled = 0
    var unpredicted = 0
    for image in snapshot.images.indices {
      if let code, let splits = snapshot.splits, splits.codes[image] != code {
        otherSplit += 1
      } else if let filtered, !filtered.contains(image) {
        leftOut += 1
      } else if snapshot.labels[image] < 0 {
        unlabelled += 1
      } else if model.predicted[image] < 0 {
        unpredicted += 1
      } else {
        base.append(Int32(image))
        if chosen?[Int(snapshot.labels[image])] ?? true { counted.append(Int32(image)) }
      }
    }
    self.base = base
    self.counted = counted
    self.chosen = chosen
    population = Population(
      images: snapshot.images.count, evaluated: counted.count, unlabelled: unlabelled,
      unpredicted: unpredicted, otherSplit: otherSplit, leftOutByFilter: leftOut,
      otherClasses: base.count - counted.count, labelSource: snapshot.labelSource, split: split,
      filter: filter,
      classFilter: chosen.map { flags in
        flags.indices.filter { flags[$0] }.map { snapshot.classes[$0] }
      } ?? [])
  }

  /// The split that stands for the model's quality where nobody chose one: `test`, else `val`, of
  /// those in which an image has a label and, where there is a model, a prediction.
  static func standardSplit(of snapshot: ProjectSnapshot, model: ModelPredictions?) -> String? {
    guard let splits = snapshot.splits else { return nil }
    let wanted = ["test", "val"].compactMap { splits.names.firstIndex(of: $0).map { Int32($0) } }
    var isUsed = [Bool](repeating: false, count: splits.names.count)
    for (image, code) in splits.codes.enumerated() where code >= 0 && wanted.contains(code) {
      if snapshot.labels[image] >= 0, model.map({ $0.predicted[image] >= 0 }) ?? true {
        isUsed[Int(code)] = true
      }
    }
    return wanted.first { isUsed[Int($0)] }.map { splits.names[Int($0)] }
  }

  private static func chosen(
    _ names: [String], of snapshot: ProjectSnapshot
  ) throws(EvaluationError) -> [Bool]? {
    guard !names.isEmpty else { return nil }
    var flags = [Bool](repeating: false, count: snapshot.classes.count)
    for name in names {
      guard let index = snapshot.classes.firstIndex(of: name) else {
        throw .unknownClass(name, nearest: nearestName(to: name, in: snapshot.classes))
      }
      flags[index] = true
    }
    return flags
  }

  private static func split(
    _ choice: EvaluationOptions.Split, of snapshot: ProjectSnapshot, model: ModelPredictions
  ) throws(EvaluationError) -> String? {
    switch choice {
    case .standard: return standardSplit(of: snapshot, model: model)
    case .all: return nil
    case .named(let name):
      let known = snapshot.splits?.names ?? []
      guard known.contains(name) else { throw .unknownSplit(name, known: known) }
      return name
    }
  }
}
