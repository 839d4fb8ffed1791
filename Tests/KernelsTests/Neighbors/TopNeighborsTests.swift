import Testing

@testable import Kernels

@Suite struct TopNeighborsTests {
  /// A symmetric matrix with many ties, as similarities of 130 images.
  private let side = 130
  private func similarities() -> [Float] {
    var generator = SeededGenerator(seed: 3)
    var values = [Float](repeating: 1, count: side * side)
    for row in 0..<side {
      for column in 0..<row {
        let value = Float(Int(generator.nextUnit() * 40)) / 40
        values[row * side + column] = value
        values[column * side + row] = value
      }
    }
    return values
  }

  /// The definition: every other column, sorted.
  private func plain(_ values: [Float], row: Int, count: Int) -> [Int32] {
    (0..<side).filter { $0 != row }
      .sorted { (-values[row * side + $0], $0) < (-values[row * side + $1], $1) }
      .prefix(count).map { Int32($0) }
  }

  @Test func `blocks in any order give the columns of the definition`() {
    let values = similarities()
    let panels = [0..<50, 50..<100, 100..<130]
    var turns = (0..<3).flatMap { row in (row..<3).map { (row, $0) } }
    for round in 0..<4 {
      var generator = SeededGenerator(seed: 1, stream: UInt64(round))
      turns.shuffle(using: &generator)
      var tables = panels.map { TopNeighbors(rowCount: $0.count, capacity: 7) }
      for (row, column) in turns {
        let (rows, columns) = (panels[row], panels[column])
        let block = TopNeighbors.Block(rows: rows, columns: columns, stride: side)
        let part = Array(values[(rows.lowerBound * side + columns.lowerBound)...])
        _ = tables[row].meetRows(of: part.span, block, close: 2)
        if row != column { tables[column].meetColumns(of: part.span, block) }
      }
      for (panel, table) in zip(panels, tables) {
        for (place, row) in panel.enumerated() {
          #expect(
            Array(table.columns[place * 7..<place * 7 + 7]) == plain(values, row: row, count: 7))
        }
      }
    }
  }

  @Test func `fewer columns than the capacity leave places empty`() {
    var table = TopNeighbors(rowCount: 2, capacity: 3)
    let block = TopNeighbors.Block(rows: 0..<2, columns: 0..<2, stride: 2)
    _ = table.meetRows(of: ([1, 0.5, 0.5, 1] as [Float]).span, block, close: 2)
    #expect(table.columns == [1, -1, -1, 0, -1, -1])
  }

  @Test func `what single precision cannot tell from 1 is a tie, and the lower column wins`() {
    var table = TopNeighbors(rowCount: 1, capacity: 2)
    let block = TopNeighbors.Block(rows: 0..<1, columns: 1..<5, stride: 4)
    let values: [Float] = [0.9999995, 1, 0.9999999, 0.99999]
    _ = table.meetRows(of: values.span, block, close: 2)
    #expect(table.columns == [1, 2])
  }

  @Test func `pairs of near copies link whole groups with few pairs`() {
    // All alike: n images need n − 1 links, not n (n − 1) / 2.
    let values = [Float](repeating: 1, count: 40 * 40)
    var table = TopNeighbors(rowCount: 40, capacity: 3)
    let block = TopNeighbors.Block(rows: 0..<40, columns: 0..<40, stride: 40)
    let pairs = table.meetRows(of: values.span, block, close: 0.99999)
    #expect(pairs.count == 39)
    var sets = DisjointSets(count: 40)
    for (one, other) in pairs { sets.unite(one, other) }
    let firsts = sets.firsts()
    #expect(firsts == [Int32](repeating: 0, count: 40))
  }
}

@Suite struct DisjointSetsTests {
  @Test func `links in any order give the same groups, named by their first element`() {
    let links = [(5, 3), (1, 4), (3, 9), (4, 8), (9, 7), (2, 2)]
    for round in 0..<5 {
      var generator = SeededGenerator(seed: 2, stream: UInt64(round))
      var sets = DisjointSets(count: 10)
      for (one, other) in links.shuffled(using: &generator) { sets.unite(one, other) }
      let firsts = sets.firsts()
      #expect(firsts == [0, 1, 2, 3, 1, 3, 6, 3, 1, 3])
    }
  }

  @Test func `uniting says whether the two were apart`() {
    var sets = DisjointSets(count: 3)
    let (first, again) = (sets.unite(0, 2), sets.unite(2, 0))
    #expect(first)
    #expect(!again)
  }
}

@Suite struct CosineDistanceTests {
  private func distance(_ one: [Float], _ other: [Float]) -> Double? {
    cosineDistance(one.span, other.span)
  }

  @Test func `right angles, opposites and equal rows are at 1, 2 and exactly 0`() {
    #expect(distance([1, 0], [0, 3]) == 1)
    #expect(distance([1, 2, -1], [-2, -4, 2]) == 2)
    #expect(distance([0.1, 0.7, 0.3, 9, -2], [0.1, 0.7, 0.3, 9, -2]) == 0)
    // 1 − 3·4 / (5·5), twice: (3, 4)·(4, 3) = 24, both of length 5.
    #expect(abs(distance([3, 4], [4, 3])! - 0.04) < 1e-15)
  }

  @Test func `without a direction there is no distance`() {
    #expect(distance([0, 0], [1, 0]) == nil)
    #expect(distance([.nan, 0], [1, 0]) == nil)
    #expect(distance([.infinity, 0], [1, 0]) == nil)
  }
}
