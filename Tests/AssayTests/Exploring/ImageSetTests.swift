import Kernels
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct ImageSetTests {
  @Test(arguments: [0, 1, 63, 64, 65, 130])
  func `every operation agrees with a plain set`(imageCount: Int) {
    var generator = SeededGenerator(seed: 1, stream: UInt64(imageCount))
    let all = Set(0..<imageCount)
    let (a, b) = (
      all.filter { _ in Bool.random(using: &generator) },
      all.filter { _ in Bool.random(using: &generator) }
    )
    let (first, second) = (
      ImageSet(of: imageCount) { a.contains($0) }, ImageSet(of: imageCount) { b.contains($0) }
    )
    var (both, either) = (first, first)
    both.formIntersection(second)
    either.formUnion(second)
    let cases: [(ImageSet, Set<Int>)] = [
      (first, a), (both, a.intersection(b)), (either, a.union(b)),
      (first.complement, all.subtracting(a)), (ImageSet(allOf: imageCount), all),
      (ImageSet(noneOf: imageCount), []),
    ]
    for (found, expected) in cases {
      #expect(found.ids == expected.sorted().map { UInt32($0) })
      #expect(found.count == expected.count)
      #expect(found.isEmpty == expected.isEmpty)
      #expect(all.allSatisfy { found.contains($0) == expected.contains($0) })
    }
    #expect(first.complement.complement == first)
  }

  @Test func `an image taken in is there, once`() {
    var set = ImageSet(noneOf: 100)
    for image in [99, 0, 64, 99] { set.insert(image) }
    #expect(set.ids == [0, 64, 99])
  }
}
