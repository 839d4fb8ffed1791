import Foundation
import TestSupport
import Testing

@testable import Dataset
@testable import Tables

/// The bytes of all probabilities.
private func bytes(of table: PredictionTable) -> [UInt8]? {
  table.probabilities?.withBytes { Array($0) }
}

/// Rows whose values add up to one only nearly, some with two largest, some without a predicted class.
private let probabilities: String = {
  var text = "path,predicted,confidence,prob_dog,prob_ape,prob_cat,prob_bee\n"
  var state: UInt64 = 7
  func draw(_ bound: UInt64) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % bound)
  }
  for row in 0..<400 {
    var parts = (0..<4).map { _ in 1 + draw(1000) }
    if row % 3 == 0 { parts[1] = parts.max() ?? 0 }
    if row % 5 == 0 { parts[3] = parts.max() ?? 0 }
    let sum = Double(parts.reduce(0, +)) * (row % 2 == 0 ? 1 : 1.0001)
    let cells = parts.map { String(format: "%.7f", Double($0) / sum) }
    let predicted = row % 4 == 0 ? ["ape", "bee", "cat", "dog"][draw(4)] : ""
    text += "\(row).jpg,\(predicted),\(cells[0]),\(cells.joined(separator: ","))\n"
  }
  return text
}()

@Suite struct PredictionsInOrderTests {
  private func check(_ text: String, known: [String]) async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "p.csv")
      try Data(text.utf8).write(to: file)
      let options = ImportOptions()
      let read = try PredictionsInOrder(
        from: file, options: options, classes: known, mayReorder: true)
      let beside = try readPredictions(from: file, options: options, knownClasses: known)
      let sorted = ClassNames(beside.classNames).ordered().names
      let again = try readPredictions(from: file, options: options, knownClasses: sorted)

      #expect(read.reorders && sorted != beside.classNames)
      #expect(read.table.classNames == sorted)
      #expect(read.table.predicted == again.predicted)
      #expect(bytes(of: read.table) == bytes(of: again))
      #expect(read.table.confidence?.map(\.bitPattern) == again.confidence?.map(\.bitPattern))
      #expect(read.table.knownClassCount == again.knownClassCount)
      #expect(read.table.declaredClasses == again.declaredClasses)
      #expect(read.table.classesWithoutProbability == again.classesWithoutProbability)
      #expect(read.table.renormalizedRows == again.renormalizedRows)
      #expect(read.table.argmaxDisagreements == again.argmaxDisagreements)
      #expect(read.table.confidenceDisagreements == again.confidenceDisagreements)

      #expect(read.reported.classNames == beside.classNames)
      #expect(read.reported.knownClassCount == beside.knownClassCount)
      #expect(read.reported.newClasses.map(\.name) == beside.newClasses.map(\.name))
      #expect(read.reported.classesWithoutProbability == beside.classesWithoutProbability)
      #expect(read.reported.declaredClasses == beside.declaredClasses)
    }
  }

  @Test(arguments: [["cat", "dog"], ["dog"], ["cat", "cow", "dog"]])
  func `new classes between known ones read as if all had been known`(_ known: [String])
    async throws
  {
    try await check(probabilities, known: known)
  }

  @Test func `predicted classes alone get their places among the known ones`() async throws {
    try await check("path,predicted,label\na,dog,cat\nb,ape,\nc,bee,dog\n", known: ["cat", "dog"])
  }

  @Test func `classes stay in their places where something refers to them`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "p.csv")
      try Data(probabilities.utf8).write(to: file)
      let read = try PredictionsInOrder(
        from: file, options: ImportOptions(), classes: ["cat", "dog"], mayReorder: false)
      #expect(!read.reorders && read.table.classNames == ["cat", "dog", "ape", "bee"])
      #expect(bytes(of: read.reported) == bytes(of: read.table))
    }
  }
}
