package import Dataset
package import Foundation
package import Tables

/// Labels and predictions from tables alone, paired by key, without project or images.
package struct TableSnapshot: Sendable {
  /// The rows of the labels as images, with the model's predictions.
  package let snapshot: ProjectSnapshot
  /// Who met whom.
  package let reconciliation: Reconciliation

  /// Reads and pairs two tables; the keys of the labels stand for the images.
  ///
  /// - Parameters:
  ///   - labels: CSV, TSV, JSON or JSON Lines.
  ///   - predictions: the same, or `.npy` or `.npz`.
  ///   - model: the name of the model.
  ///   - options: what the files' own words do not say.
  /// - Throws: ``ImportError`` about one of the files.
  package init(
    labels: URL, predictions: URL, model: String, options: ImportOptions = ImportOptions()
  ) throws {
    let table = try readLabels(from: labels, options: options)
    let keys = table.keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    let paired = table.labels(try pair(table, with: keys))
    let read = try PredictionsInOrder(
      from: predictions, options: options, classes: paired.classes, mayReorder: true)
    let guesses = read.table
    let places = paired.classes.map { name in
      Int32(guesses.classNames.firstIndex { $0.utf8.elementsEqual(name.utf8) } ?? -1)
    }
    let pairing = try pair(guesses, with: keys)
    var snapshot = ProjectSnapshot(
      images: keys.map { ImageRecord(key: $0) }, classes: guesses.classNames,
      labels: paired.labels.map { $0 < 0 ? -1 : places[Int($0)] })
    snapshot.splits = paired.columns.splits
    snapshot.metrics = paired.columns.metrics
    snapshot.categories = paired.columns.categories
    snapshot.models = [guesses.model(named: model, pairing)]
    self.snapshot = snapshot
    reconciliation = Reconciliation(
      predictions: read.reported, pairing: pairing, images: keys, labels: paired.labels,
      classes: paired.classes)
    try reconciliation.check(strict: false, keys: guesses.keys, images: keys)
  }
}
