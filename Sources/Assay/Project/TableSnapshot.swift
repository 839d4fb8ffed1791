public import Foundation

/// Labels and predictions from tables alone, paired by key, without project or images.
public struct TableSnapshot: Sendable {
  /// The rows of the labels as images, with the model's predictions.
  public let snapshot: ProjectSnapshot
  /// Who met whom.
  public let reconciliation: Reconciliation

  /// Reads and pairs two tables; the keys of the labels stand for the images.
  ///
  /// - Parameters:
  ///   - labels: CSV, TSV, JSON or JSON Lines.
  ///   - predictions: the same, or `.npy` or `.npz`.
  ///   - model: the name of the model.
  ///   - options: what the files' own words do not say.
  /// - Throws: ``ImportError`` about one of the files.
  public init(
    labels: URL, predictions: URL, model: String, options: ImportOptions = ImportOptions()
  ) throws(ImportError) {
    let table = try readLabels(from: labels, options: options)
    let keys = table.keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    let paired = table.labels(try pair(table, with: keys))
    let guesses = try readPredictions(
      from: predictions, options: options, knownClasses: paired.classes)
    let pairing = try pair(guesses, with: keys)
    var snapshot = ProjectSnapshot(
      images: keys.map { ImageRecord(key: $0) }, classes: guesses.classNames,
      labels: paired.labels)
    snapshot.splits = paired.splits
    snapshot.metrics = paired.metrics
    snapshot.categories = paired.categories
    snapshot.models = [guesses.model(named: model, pairing)]
    self.snapshot = snapshot
    reconciliation = Reconciliation(
      predictions: guesses, pairing: pairing, images: keys, labels: paired.labels,
      classes: paired.classes)
  }
}
