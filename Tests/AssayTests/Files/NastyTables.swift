import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

private let folder = (Folders.sharedData ?? Folders.package).appending(path: "nasty/tables")

/// The twelve images of the nasty tables: cat, dog, horse, four of each.
private let images = ["cat", "dog", "horse"].flatMap { name in
  (0..<4).map { "\(name)/000\($0).jpg" }
}

/// Labels in short: rows, classes with their counts, what is empty or doubled, what pairs.
private func labelsOutcome(_ name: String, classes: [String]? = nil) -> String {
  outcome {
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
private func predictionsOutcome(_ name: String, logits: Bool = false) -> String {
  outcome {
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
    let width = table.classNames.count
    if let values = table.probabilities {
      let first = pairing.inImageOrder(values, width: width)[..<width]
      words.append(first.map { shortNumber(Double($0)) }.joined(separator: " "))
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

/// Whether the file is there: other sets of the same kind hold other files.
private func isThere(_ name: String) -> Bool {
  FileManager.default.fileExists(atPath: folder.appending(path: name).path)
}

@Suite(.enabled(if: Folders.sharedData != nil, "needs ../shared/data")) struct NastyTables {
  @Test(arguments: nastyLabels.sorted { $0.key < $1.key }.filter { isThere($0.key) })
  func `labels are read with the right values or refused at the right line`(
    name: String, expected: String
  ) {
    #expect(labelsOutcome(name) == expected)
  }

  @Test(arguments: nastyPredictions.sorted { $0.key < $1.key }.filter { isThere($0.key) })
  func `predictions are read with the right values or refused at the right line`(
    name: String, expected: String
  ) {
    #expect(predictionsOutcome(name) == expected)
  }

  @Test(arguments: nastyClassLists.sorted { $0.key < $1.key }.filter { isThere($0.key) })
  func `class lists are read or refused at the right line`(name: String, expected: String) {
    let found = outcome { try "\(readClassList(from: folder.appending(path: name)))" }
    #expect(found.replacing(folder.path + "/", with: "") == expected)
  }

  @Test(.enabled(if: isThere("pred_logits.csv")))
  func `logits become probabilities where they are announced`() {
    // exp(−0.210721) / (exp(−0.210721) + exp(−5.05146) + exp(−7.82405)) = 0.991675
    #expect(
      predictionsOutcome("pred_logits.csv", logits: true)
        == "9 of 12 right; 0.991675 0.00783543 0.000489714")
  }

  @Test(.enabled(if: isThere("labels_integers.csv")))
  func `integer labels are places in a class list`() {
    #expect(
      labelsOutcome("labels_integers.csv", classes: ["cat", "dog", "horse"])
        == "cat 4, dog 4, horse 4; matched 12")
  }
}
