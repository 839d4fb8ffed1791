import Foundation
import Kernels
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct DuplicatesTests {
  /// 0 and 1 one picture, 1 paler; 2 the bytes of 0; 3 larger than its copy 4, which has the pixels
  /// of 5; 6 another; 7 and 8 grey all over.
  private static let pictures: DrawnPictures = {
    var pictures = DrawnPictures()
    pictures.add(seed: 1, bytes: "zero")
    pictures.add(seed: 1, gain: 0.6, label: 1)
    pictures.add(seed: 1, bytes: "zero")
    pictures.add(seed: 2, side: 96)
    pictures.add(seed: 2, shift: 0.04)
    pictures.add(seed: 2, shift: 0.04)
    pictures.add(seed: 3)
    pictures.add(seed: 0)
    pictures.add(seed: 0, gain: 0.5)
    pictures.split([1, 0, 1, 1, 1, -1, 1, 0, 1])
    pictures.predict([0, 0, 1, 0, 1, 0, 0, 1, -1])
    return pictures
  }()

  private func images(_ groups: [Duplicates.Group]) -> [[Int32]] {
    groups.map { $0.members.map(\.image) }
  }

  @Test func `a group holds copies of all kinds, the best image first`() async throws {
    let found = try await Self.pictures.duplicates()
    #expect(images(found.groups) == [[0, 2, 1], [3, 4, 5]])
    let first = found.groups[0]
    #expect(first.kind == .near && first.isConflicting && first.leaks && first.kept == 0)
    #expect(first.labels == [0, 1] && first.splits == [0, 1])
    #expect(first.members.map(\.same) == [nil, .bytes, .near])
    #expect(first.members[0].hashDistance == nil && first.members[0].cosineDistance == nil)
    #expect(first.members[1].hashDistance == 0 && first.members[1].cosineDistance == 0)
    let distance = try #require(first.members[2].cosineDistance)
    #expect(distance > 0 && distance < 0.05)
    let second = found.groups[1]
    #expect(!second.isConflicting && !second.leaks && second.kept == 3)
    #expect(second.members[1].cosineDistance == second.members[2].cosineDistance)
    #expect(found.unreadable == 0)
  }

  @Test func `copies of each other that are only near the best image say so`() async throws {
    let found = try await Self.pictures.duplicates()
    let second = found.groups[1]
    #expect(second.members.map(\.same) == [nil, .near, .near])
    #expect(second.members.map(\.copyOf) == [nil, nil, .init(image: 4, same: .pixels)])
    #expect(found.groups[0].members.map(\.copyOf) == [nil, nil, nil])
  }

  @Test func `groups of a kind are there within larger ones as well`() async throws {
    let found = try await Self.pictures.duplicates()
    #expect(images(found.groups(of: .bytes)) == [[0, 2]])
    #expect(images(found.groups(of: .pixels)) == [[4, 5]])
    #expect(images(found.groups(of: .near)) == images(found.groups))
    var choice = Duplicates.Choice()
    choice.conflicting = true
    #expect(images(found.groups(choice)) == [[0, 2, 1]])
    choice = Duplicates.Choice()
    choice.image = 5
    #expect(images(found.groups(choice)) == [[3, 4, 5]])
  }

  @Test func `at a distance of nothing only exact copies are left`() async throws {
    let found = try await Self.pictures.duplicates(hash: 0, cosine: 0)
    #expect(images(found.groups) == [[0, 2], [4, 5]])
    #expect(found.groups.map(\.kind) == [.bytes, .pixels])
    #expect(found.groups(of: .near).isEmpty)
  }

  @Test func `the cores change nothing, nor does an earlier question`() async throws {
    let found = try await Self.pictures.duplicates(cores: 1)
    let finder = DuplicateFinder(cores: 3)
    var thresholds = DuplicateThresholds(imageCount: 9)
    for cosine in [1, 0, 0.15] {
      thresholds.cosineDistance = cosine
      let again = try await finder.duplicates(in: Self.pictures.snapshot, thresholds: thresholds) {
        Self.pictures.thumbnails[$0]
      }
      if cosine == 0.15 { #expect(again.groups == found.groups) }
    }
  }

  @Test func `an image whose picture is lost has exact copies only, and is counted`() async throws {
    var pictures = Self.pictures
    pictures.forget(1)
    let found = try await pictures.duplicates()
    #expect(images(found.groups) == [[3, 4, 5], [0, 2]])
    #expect(found.unreadable == 1)
  }

  @Test func `the accuracy leaves out what has a duplicate in another split`() async throws {
    // In split test with label and prediction: 0 right, 2 wrong, 3 right, 4 wrong, 6 right. Image 1
    // of split train is near 0 and 2.
    let found = try await Self.pictures.duplicates()
    let restated = try RestatedAccuracy(
      of: Self.pictures.snapshot, duplicates: found, options: EvaluationOptions())
    #expect(restated.split == "test" && restated.leftOut == [0, 2])
    #expect(restated.accuracy.n == 5 && restated.accuracy.value == 0.6)
    #expect(restated.without.n == 3 && restated.without.value == 2.0 / 3)
    // Wilson for 2 of 3, by statsmodels.
    #expect(abs((restated.without.interval?.low ?? 0) - 0.20765960) < 1e-7)
  }

  @Test func `the embedding has a say where it is asked, on images that have a vector`()
    async throws
  {
    // 0 and 1 point elsewhere, 3 and 4 almost the same way, 5 has none.
    var snapshot = Self.pictures.snapshot
    var rows = [[Float]](repeating: [1, 0], count: 9)
    (rows[1], rows[4], rows[5]) = ([0, 1], [1, 0.1], [0, 0])
    snapshot.embeddings = [
      Embedding(
        name: "e", source: .imported,
        matrix: FloatMatrix(values: rows.flatMap(\.self), rowCount: 9, columnCount: 2))
    ]
    snapshot.currentEmbedding = "e"
    var thresholds = DuplicateThresholds(imageCount: 9)
    thresholds.embeddingDistance = 0.5
    let found = try await DuplicateFinder().duplicates(in: snapshot, thresholds: thresholds) {
      Self.pictures.thumbnails[$0]
    }
    #expect(images(found.groups) == [[3, 4, 5], [0, 2]])
    #expect(snapshot.embedding?.distance(0, 1) == 1 && snapshot.embedding?.distance(3, 5) == nil)
  }

  @Test func `a pair whose hashes are far apart must be nearer`() {
    let snapshot = Self.pictures.snapshot
    func groupCount(hash: Int32, cosine: Double) -> Int {
      Duplicates(
        of: snapshot,
        pairs: [
          .init(one: 0, other: 1, hashDistance: hash, cosineDistance: cosine, mirrored: false)
        ], thresholds: .init(imageCount: 2), hashDistance: 16, unreadable: 0
      ).groups(of: .near).count
    }
    #expect(groupCount(hash: 16, cosine: 0.15) == 1)
    #expect(groupCount(hash: 17, cosine: 0.15) == 0)
    #expect(groupCount(hash: 17, cosine: 0.12) == 1)
  }

  @Test func `neighbours are compared even where the hashes are far apart`() async throws {
    // 0 is moved to become 1, and no pair of hashes is within 0 bits; only neighbours remain.
    var pictures = DrawnPictures()
    pictures.add(seed: 4)
    pictures.add(seed: 4, shift: 0.08)
    pictures.add(seed: 5)
    let without = try await pictures.duplicates(hash: 0)
    #expect(without.groups.isEmpty)
    pictures.neighbors([[1, 2], [0, 2], [0, 1]])
    let found = try await pictures.duplicates(hash: 0)
    #expect(images(found.groups) == [[0, 1]])
    #expect(try #require(found.groups.first?.members[1].hashDistance) > 0)
  }

  @Test func `images that were not measured are in no group`() async throws {
    let snapshot = ProjectSnapshot(images: (0..<5).map { ImageRecord(key: "\($0)") })
    let found = try await DuplicateFinder().duplicates(
      in: snapshot, thresholds: DuplicateThresholds(imageCount: 5)
    ) { _ in nil }
    #expect(found.groups.isEmpty && found.unreadable == 0)
  }

  @Test func `beyond twenty thousand images fewer bits may differ`() {
    #expect(DuplicateThresholds(imageCount: 20_000).hashDistance == 16)
    #expect(DuplicateThresholds(imageCount: 20_001).hashDistance == 10)
  }
}
