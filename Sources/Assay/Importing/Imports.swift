import Dataset
package import Foundation
import Imaging
package import Tables

extension Project {
  /// Imports the labels of a table, with its splits and further columns, in one transaction.
  ///
  /// The classes take the order of the table; classes that are known already keep their indices,
  /// and new ones are appended. Further columns replace those of the labels before; those of
  /// ``importMetadata(file:options:replace:strict:)`` stay, unless one of the file has the name and
  /// `replace` is true. A copy of the file is kept in the project for ``originalLabels()``, unless it
  /// is larger than 256 MiB.
  ///
  /// - Parameters:
  ///   - file: CSV, TSV, JSON or JSON Lines.
  ///   - options: what the file's own words do not say.
  ///   - replace: whether labels that are there already are replaced.
  ///   - strict: whether anything that does not match refuses the import.
  /// - Returns: who met whom; it is kept in the project too.
  /// - Throws: ``ImportError`` about the file, ``RefusedImport`` where strict,
  ///   ``StoreError/labelsExist(count:)``, ``StoreError/columnsExist(names:)`` or another
  ///   ``StoreError``; the project is as it was then.
  @concurrent
  @discardableResult
  package func importLabels(
    file: URL, options: ImportOptions = ImportOptions(), replace: Bool = false,
    strict: Bool = false
  ) async throws -> Reconciliation {
    try store.lock.take(for: "importing labels")
    defer { store.lock.release() }
    try checkLabels(replace: replace)
    let folders = metadataFolders(of: file, below: URL(filePath: try store.imageRoot()))
    var options = options
    options.modelClasses = try store.modelNames().isEmpty ? [] : store.classes()
    let kept = LabelFile(try FileBytes(reading: file), options: options, folders: folders)
    return try save(
      try kept.labels(options), from: kept, options: options, replace: replace, strict: strict)
  }

  /// Imports the labels that the folders of the images name, and their splits, in one transaction;
  /// splits that came as metadata stay.
  ///
  /// - Parameter replace: whether labels that are there already are replaced.
  /// - Returns: who has a label; `nil`, and nothing is changed, if the folders name no classes.
  /// - Throws: ``StoreError/labelsExist(count:)`` or another ``StoreError``.
  @concurrent
  @discardableResult
  package func importFolderLabels(replace: Bool = false) async throws -> Reconciliation? {
    try store.lock.take(for: "importing labels")
    defer { store.lock.release() }
    try checkLabels(replace: replace)
    guard let table = readFolderLabels(keys: try store.keys()) else { return nil }
    return try save(table, from: nil, options: ImportOptions(), replace: replace, strict: false)
  }

  /// Imports the predictions of a model, in one transaction.
  ///
  /// Classes that the labels do not have are appended to the project's classes.
  ///
  /// - Parameters:
  ///   - file: CSV, TSV, JSON, JSON Lines, `.npy` or `.npz`.
  ///   - model: the name under which the project knows the model.
  ///   - options: what the file's own words do not say.
  ///   - replace: whether predictions of this name that are there already are replaced.
  ///   - strict: whether anything that does not match refuses the import.
  /// - Returns: who met whom; it is kept in the project too.
  /// - Throws: ``ImportError`` about the file, ``RefusedImport`` where strict, ``StoreError/modelExists(name:)`` or another
  ///   ``StoreError``; the project is as it was then.
  @concurrent
  @discardableResult
  package func importPredictions(
    file: URL, model: String, options: ImportOptions = ImportOptions(), replace: Bool = false,
    strict: Bool = false
  ) async throws -> Reconciliation {
    guard !model.isEmpty else { throw StoreError.emptyName(of: "model") }
    try store.lock.take(for: "importing predictions")
    defer { store.lock.release() }
    let models = try store.modelNames()
    if !replace, models.contains(model) { throw StoreError.modelExists(name: model) }
    let classes = try store.classes()
    let read = try PredictionsInOrder(
      from: file, options: options, classes: classes,
      mayReorder: models.allSatisfy { $0 == model })
    let table = read.table
    let keys = try store.keys()
    let pairing = try pair(table, with: keys, allowing: options.keyVariants)
    let labels = try store.labels(of: keys.count)
    try ClassChecks(labels: labels, classes: classes, missingWords: try missingLabelWords())
      .check(table, file: file.relativePath)
    var reconciliation = Reconciliation(
      predictions: read.reported, pairing: pairing, images: keys, labels: labels,
      classes: classes)
    reconciliation.undecodable = try undecodable(among: keys)
    try reconciliation.check(strict: strict, keys: table.keys, images: keys)
    try store.save(
      PairedPredictions(
        classes: table.classNames, model: table.model(named: model, pairing),
        reordersClasses: read.reorders),
      replace: replace, report: reconciliation.stored(model: model))
    return reconciliation
  }

  /// The reports of all imports, the oldest first.
  package func importReports() throws(StoreError) -> [ImportReport] {
    try store.reports().map(ImportReport.init)
  }

  /// Says early, before a large file is read, what the transaction would refuse.
  private func checkLabels(replace: Bool) throws(StoreError) {
    let count = try store.labelCount()
    if !replace && count > 0 { throw .labelsExist(count: count) }
  }

  private func save(
    _ table: LabelTable, from file: LabelFile?, options: ImportOptions, replace: Bool, strict: Bool
  ) throws -> Reconciliation {
    let keys = try store.keys()
    let pairing = try pair(table, with: keys, allowing: options.keyVariants)
    // Only where models brought classes is a class of the labels worth a warning.
    let classes = try store.modelNames().isEmpty ? nil : store.classes()
    var reconciliation = Reconciliation(
      labels: table, pairing: pairing, images: keys, knownClasses: classes)
    reconciliation.undecodable = try undecodable(among: keys)
    // Folders name no label of an image that no key meets; there is nothing to pair.
    try reconciliation.check(
      strict: strict, keys: file == nil ? [] : table.keys, images: keys)
    try ClassChecks(labels: table.codes, classes: table.classNames, missingWords: [])
      .check(models: classes ?? [], file: table.file)
    var paired = table.labels(pairing)
    paired.file = file
    try store.save(paired, replace: replace, report: reconciliation.stored())
    return reconciliation
  }

  /// The words that the labels at hand were read without, as no label.
  private func missingLabelWords() throws -> [String] {
    struct Report: Decodable {
      var missing_words: [String]?
    }
    guard let report = try store.reports().last(where: { $0.kind == "labels" }) else { return [] }
    return try JSONDecoder().decode(Report.self, from: Data(report.json.utf8)).missing_words ?? []
  }

  /// The images of which measuring knows that they have no pixels.
  func undecodable(among keys: [String]) throws(StoreError) -> Tally {
    let issues = try store.read { try ImageTables.issues(of: keys.count, in: $0) }
    return Tally(issues.filter { $0.kind == .undecodable }.map { keys[Int($0.image)] })
  }
}

/// The report of an import that was made some time ago.
package struct ImportReport: Hashable, Sendable {
  /// When the import was made, in seconds since 1970.
  package let importedSeconds: Int64
  /// `labels`, `predictions`, `embeddings` or `metadata`.
  package let subject: String
  /// The file, as the person named it; `folders` for labels by folder.
  package let source: String
  /// The model, for predictions.
  package let model: String?
  /// The embedding, for embeddings.
  package let embedding: String?
  /// The reconciliation as JSON.
  package let json: String

  init(_ stored: ReportTable.StoredReport) {
    importedSeconds = stored.importedSeconds
    subject = stored.kind
    source = stored.source
    model = stored.model
    embedding = stored.embedding
    json = stored.json
  }
}

extension Reconciliation {
  /// The report as it is kept.
  func stored(model: String? = nil, embedding: String? = nil) -> ReportTable.StoredReport {
    ReportTable.StoredReport(
      importedSeconds: Int64(Date().timeIntervalSince1970), kind: subject.rawValue, source: file,
      model: model, embedding: embedding, json: String(decoding: json.bytes, as: UTF8.self))
  }
}

extension LabelTable {
  /// The labels and further columns in image order.
  func labels(_ pairing: Pairing) -> PairedLabels {
    PairedLabels(
      classes: classNames, labels: pairing.inImageOrder(codes, missing: -1),
      columns: PairedColumns(
        splits: splits, metrics: metrics, categories: categories, pairing))
  }
}

extension PredictionTable {
  /// The predictions in image order, with the digest of what they say.
  func model(named name: String, _ pairing: Pairing) -> ModelPredictions {
    var model = ModelPredictions(
      name: name, predicted: pairing.inImageOrder(predicted, missing: -1))
    model.renormalizedRows = renormalizedRows
    model.confidence = confidence.map {
      Column(values: pairing.inImageOrder($0, missing: .nan))
    }
    model.probabilities = probabilities.map { pairing.inImageOrder($0) }
    model.digest = model.contentDigest(classes: classNames)
    return model
  }
}

extension ModelPredictions {
  /// One digest over the names of the classes and over all arrays, each by its own digest.
  fileprivate func contentDigest(classes: [String]) -> String {
    var digests: [UInt8] = []
    func add(_ bytes: UnsafeRawBufferPointer) { digests += ContentDigest(of: bytes).bytes }
    Array(classes.joined(separator: "\0").utf8).withUnsafeBytes(add)
    predicted.withUnsafeBytes(add)
    confidence?.values.withUnsafeBytes(add)
    probabilities?.withBytes(add)
    if let meaning = probabilities?.meaning, meaning != .probabilities {
      Array(meaning.rawValue.utf8).withUnsafeBytes(add)
    }
    return digests.withUnsafeBytes { ContentDigest(of: $0).description }
  }
}
