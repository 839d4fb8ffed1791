import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// The tables of a real data set, read as a whole.
@Suite(.enabled(if: Folders.sharedData != nil, "needs ../shared/data")) struct RealTableTests {
  private let folder = (Folders.sharedData ?? Folders.package).appending(path: "cifar10-test")

  @Test func `labels, predictions and images of a real set meet by key`() throws {
    let labels = try readLabels(from: folder.appending(path: "labels.csv"))
    #expect(labels.count == 10_000)
    #expect(labels.classNames.count == 10)
    #expect(labels.classNames.first == "airplane")
    #expect(labels.metrics.keys.sorted() == ["index"])

    let predictions = try readPredictions(
      from: folder.appending(path: "predictions_strong.csv"), knownClasses: labels.classNames)
    #expect(predictions.classNames == labels.classNames)
    #expect(predictions.probabilities?.count == 100_000)

    let scan = try scanImages(in: folder.appending(path: "images"))
    let keys = scan.images.map(\.key)
    #expect(keys.count == 10_000)
    let truth = try pair(labels, with: keys)
    let guesses = try pair(predictions, with: keys)
    #expect(truth.matched == 10_000)
    #expect(guesses.matched == 10_000)
    // 0.8596 of 10,000, as the set's README says.
    let right = zip(
      truth.inImageOrder(labels.codes, missing: -1),
      guesses.inImageOrder(predictions.predicted, missing: -2)
    ).count { $0 == $1 }
    #expect(right == 8596)

    let ofFolders = try #require(readFolderLabels(keys: keys))
    #expect(ofFolders.classNames == labels.classNames)
    #expect(ofFolders.codes == truth.inImageOrder(labels.codes, missing: -1))
  }
}
