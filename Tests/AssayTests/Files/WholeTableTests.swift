import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// The tables of a whole data set, read and paired with the names of its images.
@Suite struct WholeTableTests {
  @Test func `labels, predictions and images of a made set meet by key`() async throws {
    try await withTemporaryFolder { folder in
      let (classes, each) = (["ant", "bee", "cow", "elk"], 500)
      var rows: [(label: String, prediction: String)] = []
      for (code, name) in classes.enumerated() {
        let images = folder.appending(path: "images/\(name)")
        try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
        for number in 0..<each {
          try Data().write(to: images.appending(path: "\(number).jpg"))
          // Two in five are taken for the next class.
          let guess = number % 5 < 2 ? (code + 1) % 4 : code
          let shares = (0..<4).map { $0 == guess ? "0.7" : "0.1" }.joined(separator: ",")
          rows.append(
            (
              "\(rows.count),\(name)/\(number).jpg,\(name)",
              "\(name)/\(number).jpg,\(classes[guess]),\(shares)"
            ))
        }
      }
      let labels = ["index,filename,label"] + rows.map(\.label)
      let columns = classes.map { "prob_\($0)" }.joined(separator: ",")
      // The predictions stand in another order.
      let predictions = ["filename,predicted,\(columns)"] + rows.reversed().map(\.prediction)
      try Data(labels.joined(separator: "\n").utf8)
        .write(to: folder.appending(path: "labels.csv"))
      try Data(predictions.joined(separator: "\n").utf8)
        .write(to: folder.appending(path: "predictions.csv"))
      try check(
        folder, predictions: "predictions.csv", classes: 4, images: 2_000, right: 4 * each * 3 / 5)
    }
  }

  @Test(.enabled(if: Folders.realData != nil, "ASSAY_DATA names no folder of real data sets"))
  func `labels, predictions and images of a real set meet by key`() throws {
    let folder = try #require(Folders.realData).appending(path: "cifar10-test")
    // 0.8596 of 10,000, as the set's README says.
    try check(
      folder, predictions: "predictions_strong.csv", classes: 10, images: 10_000, right: 8_596)
  }

  private func check(
    _ folder: URL, predictions file: String, classes: Int, images: Int, right: Int
  ) throws {
    let labels = try readLabels(from: folder.appending(path: "labels.csv"))
    #expect(labels.count == images)
    #expect(labels.classNames.count == classes)
    #expect(labels.metrics.keys.sorted() == ["index"])

    let predictions = try readPredictions(
      from: folder.appending(path: file), knownClasses: labels.classNames)
    #expect(predictions.classNames == labels.classNames)
    #expect(predictions.probabilities?.count == classes * images)

    let scan = try scanImages(in: folder.appending(path: "images"))
    let keys = scan.images.map(\.key)
    #expect(keys.count == images)
    let truth = try pair(labels, with: keys)
    let guesses = try pair(predictions, with: keys)
    #expect(truth.matched == images)
    #expect(guesses.matched == images)
    let found = zip(
      truth.inImageOrder(labels.codes, missing: -1),
      guesses.inImageOrder(predictions.predicted, missing: -2)
    ).count { $0 == $1 }
    #expect(found == right)

    let ofFolders = try #require(readFolderLabels(keys: keys))
    #expect(ofFolders.classNames == labels.classNames)
    #expect(ofFolders.codes == truth.inImageOrder(labels.codes, missing: -1))
  }
}
