import Kernels
import Testing

@Suite struct HammingPairsTests {
  private struct File: Decodable {
    struct Hamming: Decodable {
      var hashes: [String]
      var pairs: [[Int]]
    }
    var hamming: Hamming
  }

  @Test func `all pairs within the distance are found, with bands and without`() throws {
    let golden = try goldenFile("duplicates.json", as: File.self).hamming
    let hashes = golden.hashes.map { UInt64($0, radix: 16) ?? 0 }
    for distance in [0, 1, 3, 4, 7, 11, 16] {
      let expected = golden.pairs.filter { $0[2] <= distance }
      for banded in [false, true] {
        let search = HammingPairs(hashes, within: distance, banded: banded)
        let parts = [0..<1, 1..<90, 90..<200].flatMap { search.pairs(from: $0) }
        #expect(parts.map { [Int($0.one), Int($0.other), Int($0.distance)] } == expected)
      }
    }
  }

  @Test func `no hash and one hash make no pair`() {
    #expect(HammingPairs([], within: 16).pairs(from: 0..<0).isEmpty)
    #expect(HammingPairs([1], within: 64, banded: false).pairs(from: 0..<1).isEmpty)
    #expect(HammingPairs([1, ~1], within: 64, banded: false).pairs(from: 0..<2).count == 1)
  }
}
