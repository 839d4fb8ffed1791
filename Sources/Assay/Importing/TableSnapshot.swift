package import Dataset
package import Foundation
package import Tables

/// Labels and predictions from tables alone, paired by key, without project or images.
package struct TableSnapshot: Sendable {
  /// The rows of the labels as images, with the model's predictions.
  package let snapshot: ProjectSnapshot
  /// Who met whom.
  package let reconciliation: Reconciliation
  /// What was chosen in reading the labels.
  package let labelChoices: [ImportChoice]
  /// The labels' file.
  private let labelFile: String

  /// Reads and pairs two tables; the keys of the labels stand for the images.
  ///
  /// - Parameters:
  ///   - labels: CSV, TSV, JSON or JSON Lines.
  ///   - labelOptions: what its own words do not say.
  ///   - predictions: the same, or `.npy` or `.npz`.
  ///   - options: what its own words do not say.
  ///   - model: the name of the model.
  /// - Throws: ``ImportError`` about one of the files.
  package init(
    labels: URL, options labelOptions: ImportOptions, predictions: URL, options: ImportOptions,
    model: String
  ) throws {
    var (table, keys, paired) = try Self.labels(from: labels, options: labelOptions)
    var read = try PredictionsInOrder(
      from: predictions, options: options, classes: paired.classes, mayReorder: true)
    let declared = Self.declared(read.table.declaredClasses, among: table.missingWords)
    if !declared.isEmpty {
      // A column or a list of the model names the class, so the word is one among the labels.
      var labelOptions = labelOptions
      labelOptions.modelClasses = declared
      (table, keys, paired) = try Self.labels(from: labels, options: labelOptions)
      table.choices.append(
        ImportChoice(
          .noLabel, "\(listed(declared)) is a class, as the model has it", count: declared.count))
      read = try PredictionsInOrder(
        from: predictions, options: options, classes: paired.classes, mayReorder: true)
    }
    let guesses = read.table
    try Self.checkKeyColumns([(labelOptions, table.columns), (options, guesses.columns)])
    try ClassChecks(
      labels: paired.labels, classes: paired.classes, missingWords: table.missingWords
    ).check(guesses, file: guesses.file)
    let places = paired.classes.map { name in
      Int32(guesses.classNames.firstIndex { $0.utf8.elementsEqual(name.utf8) } ?? -1)
    }
    let pairing = try pair(guesses, with: keys, allowing: options.keyVariants)
    var snapshot = ProjectSnapshot(
      images: keys.map { ImageRecord(key: $0) }, classes: guesses.classNames,
      labels: paired.labels.map { $0 < 0 ? -1 : places[Int($0)] })
    snapshot.splits = paired.columns.splits
    snapshot.metrics = paired.columns.metrics
    snapshot.categories = paired.columns.categories
    snapshot.models = [guesses.model(named: model, pairing)]
    self.snapshot = snapshot
    labelFile = table.file
    labelChoices = table.choices
    reconciliation = Reconciliation(
      predictions: read.reported, pairing: pairing, images: keys, labels: paired.labels,
      classes: paired.classes)
    try reconciliation.check(strict: false, keys: guesses.keys, images: keys)
  }

  /// The labels, the keys of their images in order, and the labels by image.
  private static func labels(
    from file: URL, options: ImportOptions
  ) throws -> (table: LabelTable, keys: [String], paired: PairedLabels) {
    var table = try readLabels(from: file, options: options)
    table.takeFolders([])
    let keys = table.keys.sorted { $0.precedesInUTF8($1) }
    return (table, keys, table.labels(try pair(table, with: keys)))
  }

  /// The classes of a model that are words which the labels were read without.
  private static func declared(_ classes: [String], among words: [String]) -> [String] {
    let missing = Set(words.map { $0.lowercased() })
    return classes.filter { missing.contains($0.lowercased()) }
  }

  /// Labels and predictions that are read by the same options.
  package init(
    labels: URL, predictions: URL, model: String, options: ImportOptions = ImportOptions()
  ) throws {
    try self.init(
      labels: labels, options: options, predictions: predictions, options: options, model: model)
  }

  /// Whether anything did not match or was chosen.
  package var hasChoices: Bool { reconciliation.hasProblems || !labelChoices.isEmpty }

  /// What a person should know of the files; empty where all went plainly.
  package var notes: [String] {
    let ofLabels = labelChoices.map { "\(labelFile): chosen: \($0.text)" }
    return ofLabels + (reconciliation.hasProblems ? reconciliation.lines : [])
  }

  /// Refuses a key column that is in neither file.
  private static func checkKeyColumns(
    _ files: [(options: ImportOptions, columns: [ColumnReading])]
  ) throws(ImportError) {
    for (options, _) in files {
      guard let name = options.keyColumn, options.columnsMayLack else { continue }
      let isThere = files.contains { file in
        file.options.keyColumn == name
          && file.columns.contains { $0.name == name && $0.role == .key }
      }
      guard !isThere else { continue }
      throw .columns(
        Complaint(
          file: "--key-column \(name)", found: "no such column in any file",
          expected: "a column of \(listed(files.flatMap(\.columns).map(\.name)))",
          advice: "correct it"))
    }
  }
}
