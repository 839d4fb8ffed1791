import Foundation
import GRDB

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// The files of a project with `count` images that exist in name only.
func emptyProject(in folder: URL, images count: Int) throws -> ProjectFolder {
  let project = ProjectFolder(url: folder.appending(path: "small.assay"))
  try ProjectStore.create(
    in: project, imageRoot: "/nowhere",
    files: (0..<count).map {
      ImageTables.SeenFile(key: "\($0).jpg", byteCount: 100, modified: Int64($0))
    })
  return project
}

/// The files of a project as schema `number` made it, with `count` images that exist in name only.
func olderProject(
  in folder: URL, schema number: Int, images count: Int,
  _ body: (Database) throws -> Void = { _ in }
) throws -> ProjectFolder {
  let project = ProjectFolder(url: folder.appending(path: "older.assay"))
  try FileManager.default.createDirectory(at: project.arrays, withIntermediateDirectories: true)
  let database = try DatabasePool(path: project.database.path)
  try Schema(steps: Array(Schema.current.steps.prefix(number))).migrate(database)
  try database.write { db in
    try ProjectTable.insert(imageRoot: "/nowhere", in: db)
    try ImageTables.append(
      (0..<count).map {
        ImageTables.SeenFile(key: "\($0).jpg", byteCount: 100, modified: Int64($0))
      }, from: 0, in: db)
    try body(db)
  }
  try database.close()
  return project
}

/// A report of an import, for tests that need one.
func report(ofModel model: String?) -> ReportTable.StoredReport {
  ReportTable.StoredReport(
    importedSeconds: 0, kind: model == nil ? "labels" : "predictions", source: "a.csv",
    model: model, json: "{\"matched\":2}")
}

/// Predictions of two classes for `rows`, with probabilities.
func predictions(
  of model: String, classes: [String], predicted: [Int32], probabilities: [Float]
) -> PairedPredictions {
  var predictions = ModelPredictions(name: model, predicted: predicted)
  predictions.digest = String(repeating: "0", count: 32)
  predictions.confidence = Column(values: predicted.map { $0 < 0 ? .nan : 0.5 })
  predictions.probabilities = ProbabilityMatrix(
    values: probabilities, rowCount: predicted.count, columnCount: classes.count)
  return PairedPredictions(classes: classes, model: predictions)
}
