import Dataset
import Foundation
import GRDB
import Tables

/// Labels paired with the images, ready to be written.
struct PairedLabels: Sendable {
  /// The names of the classes in the order of the label table.
  var classes: [String]
  /// For each image an index into `classes`, or −1.
  var labels: [Int32]
  /// Splits and further columns.
  var columns = PairedColumns()
  /// The file they came from, to be kept; `nil` where they are the names of folders.
  var file: LabelFile?
}

/// Predictions paired with the images, ready to be written.
struct PairedPredictions: Sendable {
  /// The names that `model.predicted` and the columns of its probabilities are indices into.
  var classes: [String]
  /// The predictions in image order.
  var model: ModelPredictions
  /// Whether `classes` holds all classes of the project at new places, to which labels move.
  var reordersClasses = false
}

extension ProjectStore {
  /// How many images have a label.
  func labelCount() throws(StoreError) -> Int { try read { try LabelTables.labelCount(in: $0) } }

  /// How many images there are.
  func imageCount() throws(StoreError) -> Int { try read { try ImageTables.count(in: $0) } }

  /// All keys in image order.
  func keys() throws(StoreError) -> [String] { try read { try ImageTables.keys(in: $0) } }

  /// The given class of each of `count` images, −1 where it has none.
  func labels(of count: Int) throws(StoreError) -> [Int32] {
    try read { try LabelTables.labels(of: count, in: $0) }
  }

  /// The names of the classes, by index.
  func classes() throws(StoreError) -> [String] { try read { try LabelTables.classes(in: $0) } }

  /// The names of the models, in the order of their import.
  func modelNames() throws(StoreError) -> [String] { try read { try ModelTables.names(in: $0) } }

  /// Writes labels and all further columns of their table, in one transaction.
  ///
  /// Classes keep their indices and new ones are appended; where no model uses them yet, labels
  /// that replace others begin a new list.
  ///
  /// - Throws: ``StoreError/labelsExist(count:)`` if there are labels and `replace` is false, and
  ///   ``StoreError/columnsExist(names:)`` if a column has the name of one that came as metadata.
  func save(
    _ paired: PairedLabels, replace: Bool, report: ReportTable.StoredReport
  ) throws(StoreError) {
    try writeImport("importing labels") { db in
      let existing = try LabelTables.labelCount(in: db)
      guard existing == 0 || replace else { throw StoreError.labelsExist(count: existing) }
      let begin = try ModelTables.names(in: db).isEmpty
      try LabelTables.removeLabels(andClasses: begin, in: db)
      let indices = try LabelTables.appendClasses(paired.classes, in: db)
      _ = try LabelTables.appendClasses(try EditTables.classes(in: db), in: db)
      try LabelTables.addLabels(paired.labels.map { $0 < 0 ? -1 : indices[Int($0)] }, in: db)
      try ImportedColumns.removeThoseOfLabels(in: db)
      var columns = paired.columns
      // Folders say what nobody wrote down: splits that somebody did stay.
      if paired.file == nil, try ImportedColumns.names(in: db).contains(ImportedColumns.splitName) {
        columns.splits = nil
      }
      try ImportedColumns.add(columns, from: .labels, replace: replace, in: db)
      try LabelFileTable.set(paired.file, in: db)
      try ReportTable.add(report, in: db)
      return []
    }
  }

  /// Writes columns of metadata, in one transaction.
  ///
  /// - Throws: ``StoreError/columnsExist(names:)`` if there are such columns and `replace` is false.
  func save(
    _ columns: PairedColumns, replace: Bool, report: ReportTable.StoredReport
  ) throws(StoreError) {
    try writeImport("importing metadata") { db in
      try ImportedColumns.add(columns, from: .metadata, replace: replace, in: db)
      try ReportTable.add(report, in: db)
      return []
    }
  }

  /// Writes the predictions of a model, in one transaction.
  ///
  /// - Throws: ``StoreError/modelExists(name:)`` if there is such a model and `replace` is false.
  func save(
    _ paired: PairedPredictions, replace: Bool, report: ReportTable.StoredReport
  ) throws(StoreError) {
    try writeImport("importing predictions") { db in
      var replaced: [String] = []
      if try ModelTables.names(in: db).contains(paired.model.name) {
        guard replace else { throw StoreError.modelExists(name: paired.model.name) }
        replaced = try ModelTables.remove(named: paired.model.name, in: db).map { [$0] } ?? []
      }
      if paired.reordersClasses {
        try LabelTables.reorderClasses(
          paired.classes, imageCount: paired.model.predicted.count, in: db)
      }
      let indices = try LabelTables.appendClasses(paired.classes, in: db)
      var model = paired.model
      model.predicted = model.predicted.map { $0 < 0 ? -1 : indices[Int($0)] }
      var array: ModelTables.StoredArray?
      if let probabilities = model.probabilities {
        array = try ArrayFiles.write(
          probabilities, rowCount: model.predicted.count, columns: indices,
          columnCount: try LabelTables.classes(in: db).count, in: folder.arrays)
      }
      try ModelTables.add(model, array: array, in: db)
      try ReportTable.add(report, in: db)
      return replaced
    }
  }

  /// Removes what a crash left, writes in one transaction, widens the matrices to what the transaction added, makes it safe,
  /// and only then removes the files that `body` and the widening left without a row.
  func writeImport(
    _ activity: String, _ body: (Database) throws -> [String]
  ) throws(StoreError) {
    do {
      let replaced = try write(activity) { db in
        removeOrphanArrays(in: db)
        let replaced = try body(db)
        return replaced
          + (try widenArrays(
            imageCount: try ImageTables.count(in: db),
            classCount: try LabelTables.classes(in: db).count, in: db))
      }
      try syncToDisk()
      ArrayFiles.remove(replaced, from: folder.arrays)
    } catch {
      removeOrphanArrays()
      throw error
    }
  }
}
