import TestSupport
import Testing

@testable import Kernels

@Suite struct AnnotationQualityTests {
  private func quality(_ rows: [[Float]], _ labels: [Int32]) -> [AnnotationQuality?] {
    let labelled = labels.indices.filter { labels[$0] >= 0 }
    let neighbors = plainNeighbors(of: rows, count: 9, among: labelled)
    return AnnotationQuality.all(of: labels.span, neighbors: neighbors)
  }

  @Test func `shares and suggested classes are those of NumPy`() throws {
    for golden in try NeighborCase.all() {
      let found = quality(golden.rows, golden.labels)
      for image in found.indices {
        let place = "\(golden.name): \(image)"
        #expect(agrees(found[image]?.share, golden.quality[image]), "\(place)")
        #expect(found[image]?.suggestion == golden.suggestion[image], "\(place)")
      }
    }
  }

  /// Nine rows around the first, in a fan.
  private let fan: [[Float]] = (0..<10).map { [1, Float($0) / 100] }

  @Test func `six of nine suggest a class, five do not`() {
    let six = quality(fan, [0, 1, 1, 1, 1, 1, 1, 2, 2, 0])[0]
    #expect(six == AnnotationQuality(share: 1.0 / 9, voters: 9, suggestion: 1))
    let five = quality(fan, [0, 1, 1, 1, 1, 1, 2, 2, 2, 0])[0]
    #expect(five == AnnotationQuality(share: 1.0 / 9, voters: 9, suggestion: nil))
    let own = quality(fan, [1, 1, 1, 1, 1, 1, 1, 2, 2, 0])[0]
    #expect(own == AnnotationQuality(share: 6.0 / 9, voters: 9, suggestion: nil))
  }

  @Test func `renaming the classes renames the suggestions and nothing else`() throws {
    let golden = try #require(try NeighborCase.all().first { $0.name == "wrong labels" })
    let renamed: [Int32] = [2, 3, 1, 0]
    let before = quality(golden.rows, golden.labels)
    let after = quality(golden.rows, golden.labels.map { renamed[Int($0)] })
    #expect(before.map { $0?.share } == after.map { $0?.share })
    #expect(before.map { $0?.suggestion.map { renamed[Int($0)] } } == after.map { $0?.suggestion })
    #expect(before.contains { $0?.suggestion != nil })
  }

  @Test func `images without a label have no say and no quality`() {
    let found = quality(fan, [0, -1, -1, -1, -1, -1, -1, 1, 0, 0])
    #expect(found[1] == nil)
    #expect(found[0] == AnnotationQuality(share: 2.0 / 3, voters: 3, suggestion: nil))
  }
}
