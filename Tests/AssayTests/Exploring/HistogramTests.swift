import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct HistogramTests {
  /// Brightness lies between −0.5 and 0.7, so that four bins begin at −0.5, −0.2, 0.1 and 0.4.
  @Test func `bins of equal width cover the finite range and hold their lower end`() throws {
    let test = try SmallProject.explorer.images(matching: "split = test", model: nil)
    let found = try #require(
      try SmallProject.explorer.histogram(
        of: "brightness", in: test, binCount: 4, model: SmallProject.model))
    #expect(found.bins.map(\.all) == [1, 0, 3, 3])
    // 1: 0.2, 2: 0.3, 3: 0.4, 6: 0.7.
    #expect(found.bins.map(\.count) == [0, 0, 2, 2])
    #expect((found.n, found.missing) == (4, 0))
    #expect(found.bins.first?.low == -0.5 && found.bins.last?.high == 0.7)
    #expect(zip(found.bins, found.bins.dropFirst()).allSatisfy { $0.high == $1.low })
    #expect(found.groups == nil)
  }

  @Test func `groups add up to the filter and say what they miss`() throws {
    let all = ImageSet(allOf: 8)
    let found = try #require(
      try SmallProject.explorer.histogram(
        of: "brightness", in: all, binCount: 2, by: "outcome", model: SmallProject.model))
    let groups = try #require(found.groups)
    // Correct: 0 (0.1), 2, 4, and 5 without a brightness; wrong: 1 and 3; neither: 6 and 7 (−0.5).
    #expect(groups.map(\.name) == ["correct", "wrong", nil])
    #expect(groups.map(\.counts) == [[0, 3], [0, 2], [1, 1]])
    #expect(groups.map(\.n) == [3, 2, 2] && groups.map(\.missing) == [1, 0, 0])
    #expect((found.n, found.missing) == (7, 1))
    // 0: 0.1, 2: 0.3, 4: 0.5 → quartiles 0.2, 0.3, 0.4; 1: 0.2, 3: 0.4; 6: 0.7, 7: −0.5.
    let quartiles = groups.compactMap(\.quartiles)
    #expect(quartiles.map { $0.median.rounded(to: 9) } == [0.3, 0.3, 0.1])
    #expect(quartiles.map { $0.lower.rounded(to: 9) } == [0.2, 0.25, -0.2])
    #expect(quartiles.map { $0.upper.rounded(to: 9) } == [0.4, 0.35, 0.4])
  }

  @Test func `equal values are one bin, none are no bin, and infinite ones are missing`() throws {
    var snapshot = ProjectSnapshot(images: ["a", "b", "c"].map { ImageRecord(key: $0) })
    snapshot.metrics = [
      "same": Column(values: [2, 2, .nan]), "none": Column(missing: 3),
      "endless": Column(values: [-.infinity, 1, 3]),
      "huge": Column(values: [-Double.greatestFiniteMagnitude, 0, .greatestFiniteMagnitude]),
      "tiny": Column(values: [0, .leastNonzeroMagnitude, 0]),
    ]
    let explorer = Explorer(snapshot)
    func bins(_ metric: String) throws -> [Histogram.Bin] {
      try #require(
        try explorer.histogram(of: metric, in: ImageSet(allOf: 3), binCount: 2, model: nil)
      ).bins
    }
    #expect(try bins("same") == [Histogram.Bin(low: 2, high: 2, count: 2, all: 2)])
    #expect(try bins("none").isEmpty)
    #expect(try bins("endless").map(\.count) == [1, 1])
    #expect(try bins("huge").map(\.count) == [1, 2])
    #expect(try bins("tiny").map(\.count).reduce(0, +) == 3)
    #expect(
      try explorer.histogram(of: "loss", in: ImageSet(allOf: 3), binCount: 2, model: nil) == nil)
  }

  @Test func `each value lies in the bin whose ends hold it`() throws {
    var generator = SystemRandomNumberGenerator()
    let values = (0..<2_000).map { _ in Double.random(in: -1...1, using: &generator) }
    var snapshot = ProjectSnapshot(images: values.indices.map { ImageRecord(key: "\($0)") })
    snapshot.metrics = ["x": Column(values: values)]
    let found = try #require(
      try Explorer(snapshot).histogram(
        of: "x", in: ImageSet(allOf: values.count), binCount: 37, model: nil))
    for (place, bin) in found.bins.enumerated() {
      let inside = values.count {
        bin.low <= $0 && ($0 < bin.high || place == 36 && $0 == bin.high)
      }
      #expect(bin.count == inside && bin.all == inside)
    }
  }

  @Test func `a field without one word an image cannot be counted by`() {
    for (field, words) in [
      ("tag", "column 1: \"tag\" does not hold one word an image to count by"),
      ("lable", "column 1: unknown field \"lable\" (did you mean \"label\"?)"),
    ] {
      let error = #expect(throws: FilterError.self) {
        try SmallProject.explorer.histogram(
          of: "brightness", in: ImageSet(allOf: 8), binCount: 4, by: field, model: nil)
      }
      #expect(error?.description == words)
    }
  }
}

extension Double {
  fileprivate func rounded(to digits: Int) -> Double {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}
