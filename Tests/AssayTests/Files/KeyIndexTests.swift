import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct KeyIndexTests {
  private func numbers(_ keys: [String], in index: inout KeyIndex) -> [Int] {
    keys.map { key in key.withUTF8Bytes { index.insert($0).index } }
  }

  @Test(
    arguments: [
      ["a", "a/1", "a/2", "b", "b", "é"], ["", "", "a"], ["b", "a", "c", "b", "a"],
      ["a", "b", "c", "b", "d", "a", ""], ["aa", "a"], [],
    ])
  func `an index that expects order numbers keys as one that hashes`(keys: [String]) {
    var ordered = KeyIndex(ordered: true)
    var hashed = KeyIndex()
    #expect(numbers(keys, in: &ordered) == numbers(keys, in: &hashed))
    #expect(ordered.keys() == hashed.keys())
    for key in keys + ["", "a", "aaa", "b/", "zz"] {
      #expect(
        key.withUTF8Bytes { ordered.find($0) } == key.withUTF8Bytes { hashed.find($0) }, "\(key)")
    }
  }

  @Test func `ten thousand keys in order, then some out of it, are all found again`() {
    var index = KeyIndex(ordered: true)
    let keys = (10_000..<20_000).map { "images/\($0).jpg" }
    #expect(numbers(keys, in: &index) == Array(0..<10_000))
    #expect(keys[77].withUTF8Bytes { index.find($0) } == 77)
    let others = (0..<50).map { "images/\($0).jpg" }
    #expect(numbers(others + keys.reversed(), in: &index).prefix(51) == (10_000..<10_050) + [9_999])
    #expect(index.count == 10_050)
    #expect(keys[4_321].withUTF8Bytes { index.find($0) } == 4_321)
    #expect("images/none.jpg".withUTF8Bytes { index.find($0) } == nil)
  }
}
