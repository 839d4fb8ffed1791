import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// The twelve images that the arrays speak of: cat, dog, horse, four of each.
private let images = ["cat", "dog", "horse"].flatMap { name in
  (0..<4).map { "\(name)/000\($0).jpg" }
}

/// An array in short: right predictions, the first row, what was counted; or the error.
private func array(_ name: String, classes: [String]) throws -> String {
  let folder = try HostileFiles.folder(of: .arrays)
  return outcome {
    var options = ImportOptions()
    options.order = images
    options.classes = classes
    let table = try readPredictions(from: folder.appending(path: name), options: options)
    let right = (0..<12).count { Int(table.predicted[$0]) == $0 / 4 }
    let first = table.probabilities?.probabilities(row: 0) ?? []
    return "\(right) right; "
      + first.prefix(3).map { shortNumber($0) }.joined(separator: " ")
      + (table.renormalizedRows > 0 ? "; \(table.renormalizedRows) renormalized" : "")
  }.replacing(folder.path + "/", with: "")
}

/// Arrays that `Tools/hostile_files.py` makes: of every kind and order, cut off, lying, bombs.
@Suite struct HostileArrayTests {
  @Test func `every array that is made has its outcome`() throws {
    #expect(try HostileFiles.names(of: .arrays) == Set(hostileArrays.keys))
  }

  @Test(arguments: hostileArrays.sorted { $0.key < $1.key })
  func `an array is read with the right values or refused with a reason`(
    name: String, expected: String
  ) throws {
    let isWide = name.hasPrefix("sum_f2")
    let classes = isWide ? (0..<1000).map { "c\($0)" } : ["cat", "dog", "horse"]
    let found = try array(name, classes: classes)
    #expect(found == expected)
  }
}
