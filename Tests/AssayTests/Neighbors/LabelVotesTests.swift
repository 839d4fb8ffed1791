import Kernels
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct LabelVotesTests {
  /// Points around four centres, some of them copies of each other, one without a vector.
  private func cloud(_ count: Int, seed: UInt64) -> FloatMatrix {
    var generator = SeededGenerator(seed: seed)
    var values = (0..<count * 4).map { place in
      Float(generator.nextUnit()) + (place % 4 == place / 4 % 4 ? 2 : 0)
    }
    for column in 0..<4 {
      values[column] = 0
      values[4 * 7 + column] = values[4 * 5 + column]
    }
    return FloatMatrix(values: values, rowCount: count, columnCount: 4)
  }

  /// The numbers as a search among the labelled images alone gives them.
  private func plain(
    _ labels: [Int32], in matrix: FloatMatrix
  ) async throws -> [AnnotationQuality?] {
    let labelled = (0..<Int32(labels.count)).filter { labels[Int($0)] >= 0 }
    let found = try await NeighborSearch(in: matrix, among: labelled).nearest(9, cores: 1)
    return AnnotationQuality.all(of: labels.span, neighbors: found)
  }

  private func expect(
    _ votes: LabelVotes, _ expected: [AnnotationQuality?],
    _ location: SourceLocation = #_sourceLocation
  ) {
    let shares = expected.indices.map { votes.quality[image: $0] }
    let wanted = expected.map { $0?.share }
    let suggestions = expected.map { $0?.suggestion ?? -1 }
    #expect(shares == wanted, sourceLocation: location)
    #expect(votes.suggestions == suggestions, sourceLocation: location)
  }

  @Test(arguments: [1.0, 0.6, 0.2, 0.05])
  func `the stored neighbours and voters say what a new search would`(share: Double) async throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let matrix = cloud(70, seed: seed)
      var generator = SeededGenerator(seed: seed + 100)
      let labels = (0..<70).map { image in
        generator.nextUnit() < share ? Int32(image % 4) : -1
      }
      let neighbors = ImageNeighbors(try await NeighborSearch(in: matrix).nearest(12, cores: 1))
      let labelled = (0..<Int32(70)).filter { labels[Int($0)] >= 0 }
      let voters = ImageNeighbors(
        try await NeighborSearch(in: matrix, among: labelled).nearest(9, cores: 1))
      func votes(_ now: [Int32]) -> LabelVotes {
        LabelVotes(
          labels: now, neighbors: neighbors, voters: voters, voterLabels: labels, in: matrix)
      }
      expect(votes(labels), try await plain(labels, in: matrix))

      // Corrections change classes, take labels away and give new ones.
      var corrected = labels
      for _ in 0..<12 {
        corrected[Int(generator.nextUnit() * 70)] = Int32(generator.nextUnit() * 5) - 1
      }
      expect(votes(corrected), try await plain(corrected, in: matrix))
    }
  }

  @Test func `without voters nothing is made up for images that lack nine labelled neighbours`()
    async throws
  {
    let matrix = cloud(70, seed: 3)
    let labels = (0..<70).map { $0 % 8 == 0 ? Int32($0 % 3) : -1 }
    let neighbors = ImageNeighbors(try await NeighborSearch(in: matrix).nearest(12, cores: 1))
    let votes = LabelVotes(
      labels: labels, neighbors: neighbors, voters: nil, voterLabels: labels, in: matrix)
    #expect(!votes.isComplete)
    #expect(votes.quality.values.count(where: \.isNaN) == 70)
    #expect(votes.suggestions == [Int32](repeating: -1, count: 70))
  }

  @Test func `agreement is the weighted share of the labelled among the stored neighbours`()
    async throws
  {
    let matrix = cloud(70, seed: 5)
    let labels = (0..<70).map { (image: Int) -> Int32 in
      if image % 9 == 4 { return -1 }
      return Int32(image % 4 == 0 ? image % 3 : image % 4)
    }
    let search = try await NeighborSearch(in: matrix).nearest(30, cores: 1)
    let votes = LabelVotes(
      labels: labels, neighbors: ImageNeighbors(search), voters: nil, voterLabels: labels,
      in: matrix)
    #expect(votes.isComplete)
    func voters(_ image: Int) -> [Int] {
      search.neighbors(of: image).map(\.image).filter { labels[$0] >= 0 }
    }
    func plain(_ image: Int) -> Double {
      let all = voters(image)
      return Double(all.count { labels[$0] == labels[image] }) / Double(all.count)
    }
    for image in labels.indices {
      guard labels[image] >= 0, image != 0 else {
        #expect(votes.agreement[image: image] == nil)
        continue
      }
      let all = voters(image)
      let same = all.filter { labels[$0] == labels[image] }
      let trusted: Double = same.map(plain).reduce(0, +)
      let expected: Double = trusted / all.map(plain).reduce(0, +)
      let found = try #require(votes.agreement[image: image])
      #expect(abs(found - expected) < 1e-12, "image \(image)")
    }
  }
}
