import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// The twelve images that the tables speak of: cat, dog, horse, four of each.
private let images = ["cat", "dog", "horse"].flatMap { name in
  (0..<4).map { "\(name)/000\($0).jpg" }
}

/// Labels in short: rows, classes with their counts, what is empty or doubled, what pairs.
private func labelsOutcome(_ name: String, classes: [String]? = nil) throws -> String {
  let folder = try HostileFiles.folder(of: .tables)
  return outcome {
    var options = ImportOptions()
    options.classes = classes
    let table = try readLabels(from: folder.appending(path: name), options: options)
    let counts = table.classNames.indices.map { code in
      "\(table.classNames[code]) \(table.codes.count { Int($0) == code })"
    }
    let pairing = try pair(table, with: images)
    let report = Reconciliation(labels: table, pairing: pairing, images: images)
    var words = [counts.joined(separator: ", "), "matched \(report.matched)"]
    if table.duplicateRows > 0 { words.append("\(table.duplicateRows) twice") }
    if report.withoutImage.count > 0 { words.append("\(report.withoutImage.count) no image") }
    if report.respelled > 0 { words.append("\(report.respelled) respelled") }
    if report.bySuffix > 0 { words.append("\(report.bySuffix) by suffix") }
    if let splits = table.splits { words.append("splits \(splits.names)") }
    words += table.metrics.keys.sorted().map { "metric \($0)" }
    words += table.categories.keys.sorted().map { "category \($0)" }
    return words.joined(separator: "; ")
  }.replacing(folder.path + "/", with: "")
}

/// Predictions in short: rows, accuracy against the folder's class, what was counted.
private func predictionsOutcome(_ name: String, logits: Bool = false) throws -> String {
  let folder = try HostileFiles.folder(of: .tables)
  return outcome {
    var options = ImportOptions()
    options.logits = logits
    let table = try readPredictions(
      from: folder.appending(path: name), options: options, knownClasses: ["cat", "dog", "horse"])
    let pairing = try pair(table, with: images)
    let truth = (0..<12).map { Int32($0 / 4) }
    let report = Reconciliation(
      predictions: table, pairing: pairing, images: images, labels: truth,
      classes: ["cat", "dog", "horse"])
    let right = zip(pairing.inImageOrder(table.predicted, missing: -1), truth).count { $0 == $1 }
    var words = ["\(right) of \(report.matched) right"]
    if let values = table.probabilities {
      let first = pairing.inImageOrder(values).probabilities(row: 0)
      words.append(first.map { shortNumber($0) }.joined(separator: " "))
    }
    if report.unknownClasses.count > 0 { words.append("new \(report.unknownClasses.examples)") }
    if report.classesWithoutLabels.count > 0 {
      words.append("without labels \(report.classesWithoutLabels.examples)")
    }
    if report.confidenceDisagreements > 0 {
      words.append("\(report.confidenceDisagreements) other confidence")
    }
    if report.labelDisagreements.count > 0 {
      words.append("\(report.labelDisagreements.count) other label")
    }
    return words.joined(separator: "; ")
  }.replacing(folder.path + "/", with: "")
}

/// A list of classes, or the error.
private func classListOutcome(_ name: String) throws -> String {
  let folder = try HostileFiles.folder(of: .tables)
  return outcome { try "\(readClassList(from: folder.appending(path: name)).names)" }
    .replacing(folder.path + "/", with: "")
}

/// Tables that `Tools/hostile_files.py` makes: in other encodings, ragged, contradictory, too deep,
/// too long, with odd numbers.
@Suite struct HostileTableTests {
  @Test func `every table that is made has its outcome`() throws {
    let known = [hostileLabels, hostileJSONLabels, hostilePredictions, hostileClassLists]
    #expect(try HostileFiles.names(of: .tables) == Set(known.flatMap(\.keys)))
  }

  @Test(
    arguments: hostileLabels.merging(hostileJSONLabels) { one, _ in one }
      .sorted { $0.key < $1.key })
  func `labels are read with the right values or refused at the right line`(
    name: String, expected: String
  ) throws {
    let found = try labelsOutcome(name)
    #expect(found == expected)
  }

  @Test(arguments: hostilePredictions.sorted { $0.key < $1.key })
  func `predictions are read with the right values or refused at the right line`(
    name: String, expected: String
  ) throws {
    let found = try predictionsOutcome(name)
    #expect(found == expected)
  }

  @Test(arguments: hostileClassLists.sorted { $0.key < $1.key })
  func `class lists are read or refused at the right line`(name: String, expected: String) throws {
    let found = try classListOutcome(name)
    #expect(found == expected)
  }

  @Test func `logits become probabilities where they are announced`() throws {
    // Of the six digits in the file: exp(−0.205361) / (exp(−0.205361) + exp(−2.62573)
    // + exp(−4.01202)) = 0.9, and 0.0799999 and 0.0200001.
    #expect(
      try predictionsOutcome("pred_logits.csv", logits: true)
        == "9 of 12 right; 0.9 0.0799999 0.0200001")
  }

  @Test func `integer labels are places in a class list`() throws {
    #expect(
      try labelsOutcome("labels_integers.csv", classes: ["cat", "dog", "horse"])
        == "cat 4, dog 4, horse 4; matched 12")
  }
}
