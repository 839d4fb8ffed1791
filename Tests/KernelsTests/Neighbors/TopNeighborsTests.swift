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
