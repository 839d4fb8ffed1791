import TestSupport
import Testing

@testable import Kernels

@Suite struct ConfidentJointTests {
  struct Golden: Decodable { var cases: [Case] }

  struct Case: Decodable {
    var name: String
    var labels: [Int32]
    var columns: Int
    var probabilities: [Float]
    var thresholds: [Double?]
    var joint: [Int]
    var off_diagonal: [Int]
    var noise: Double
    var interval: [Double]?

    var found: ConfidentJoint { ConfidentJointTests.joint(labels, probabilities, columns) }
  }

  private static func joint(
    _ labels: [Int32], _ probabilities: [Float], _ columns: Int, classCount: Int? = nil
  ) -> ConfidentJoint {
    ConfidentJoint(
      labels: labels, rowCount: columns == 0 ? 0 : probabilities.count / columns,
      columnCount: columns, classCount: classCount ?? columns
    ) { image, row in
      for column in row.indices { row[column] = Double(probabilities[image * columns + column]) }
    }
  }

  private func cases() throws -> [Case] {
    try goldenFile("confident_joint.json", as: Golden.self).cases
  }

  @Test func `thresholds, counts and images are those of cleanlab, the interval NumPy's`() throws {
    for golden in try cases() {
      let found = golden.found
      for (one, other) in zip(found.thresholds, golden.thresholds) {
        // Sums of some hundred doubles in another order.
        #expect(agrees(one, other, within: 1e-13), "\(golden.name)")
      }
      for label in 0..<golden.columns {
        for index in 0..<golden.columns {
          let least = label == index ? 1 : 0
          #expect(
            max(least, found[label, class: index]) == golden.joint[label * golden.columns + index],
            "\(golden.name)")
        }
      }
      let others = golden.labels.indices.filter {
        found.classes[$0] >= 0 && found.classes[$0] != golden.labels[$0]
      }
      #expect(others == golden.off_diagonal, "\(golden.name)")
      #expect(agrees(found.noise.value, golden.noise, within: 1e-12), "\(golden.name)")
      // Slopes are small differences over small steps.
      let interval = found.noise.interval
      #expect(agrees(interval?.low, golden.interval?[0], within: 1e-9), "\(golden.name)")
      #expect(agrees(interval?.high, golden.interval?[1], within: 1e-9), "\(golden.name)")
    }
  }

  @Test func `the order of the images and the names of the classes change nothing`() throws {
    for golden in try cases() {
      let (k, found) = (golden.columns, golden.found)
      let rows = golden.labels.indices.map {
        Array(golden.probabilities[$0 * k..<($0 + 1) * k])
      }
      let turned = Self.joint(golden.labels.reversed(), rows.reversed().flatMap { $0 }, k)
      #expect(turned.counts == found.counts, "\(golden.name)")
      // Of equal probabilities the first class wins, so ties are left out.
      guard !golden.name.contains("ties") else { continue }
      let renamed = Self.joint(
        golden.labels.map { Int32(k - 1) - $0 }, rows.flatMap { $0.reversed() }, k)
      #expect(renamed.counts == found.counts.reversed(), "\(golden.name)")
    }
  }

  @Test func `all images twice: the same share, a narrower interval`() throws {
    for golden in try cases() {
      let (once, k) = (golden.found, golden.columns)
      let twice = Self.joint(
        golden.labels + golden.labels, golden.probabilities + golden.probabilities, k)
      // A label without a confident image of its own is given one, once or twice.
      let isGiven = (0..<k).contains { once.labelled[$0] > 0 && once[$0, class: $0] == 0 }
      if !isGiven {
        #expect(agrees(twice.noise.value, once.noise.value, within: 1e-12), "\(golden.name)")
      }
      let widths = [once, twice].compactMap { $0.noise.interval.map { $0.high - $0.low } }
      #expect(widths[1] < widths[0], "\(golden.name)")
      #expect(twice.noise.n == 2 * once.noise.n)
    }
  }

  @Test func `by hand: a cat looks like a dog, and a dog like a cat`() throws {
    // Cats: 0.9 and 0.1 (mean 0.5); dogs: 0.8 and 0.5 (mean 0.65).
    let found = Self.joint([0, 0, 1, 1], [0.9, 0.1, 0.1, 0.9, 0.2, 0.8, 0.5, 0.5], 2)
    #expect(abs(try #require(found.thresholds[0]) - 0.5) < 1e-7)
    #expect(abs(try #require(found.thresholds[1]) - 0.65) < 1e-7)
    // The last dog reaches the bar of the cats and not its own.
    #expect(found.classes == [0, 1, 1, 0])
    #expect(found.counts == [1, 1, 1, 1])
    #expect(found.noise.value == 0.5 && found.noise.n == 4)
  }

  @Test func `images without a label or a row, and later classes, are left out`() {
    let found = Self.joint(
      [0, -1, 1, 2, 0], [0.9, 0.1, 0.5, 0.5, 0, 0, 0.2, 0.8], 2, classCount: 3)
    #expect(found.labelled == [1, 0, 1])
    #expect(found.classes[1...] == [-1, -1, -1, -1])
    // The image of the third class has a row and no probability of its own.
    #expect(found.thresholds[1] == nil && found.thresholds[2] == 0x1p-51)
    #expect(found.noise.n == 2)
  }

  @Test func `nothing known is undefined, with the reason`() {
    for found in [
      Self.joint([], [], 2), Self.joint([0, 1], [], 2), Self.joint([0], [], 0, classCount: 1),
    ] {
      #expect(found.noise.value == nil && found.noise.interval == nil)
      #expect(found.noise.reason?.isEmpty == false)
    }
  }
}
