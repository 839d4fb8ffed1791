import Testing

@testable import Kernels

@Suite struct LogitOddsTests {
  /// The keys of one class over rows of logits.
  private func keys(_ rows: [[Double]], of column: Int) -> [UInt64] {
    let logits = rows.flatMap(\.self)
    let odds = LogitOdds(logits: logits.span, classCount: rows[0].count)
    return rows.indices.map { odds.key(row: $0, column: column, logit: rows[$0][column]) }
  }

  @Test func `order is kept where probabilities are all 0 or 1`() {
    // Against 0: probabilities of e^−801, e^−800 … and of 1 − e^−800, 1 − e^−801.
    let rows = [[-801.0, 0], [-800, 0], [-1, 0], [0, 0], [1, 0], [800, 0], [801, 0]]
    let first = keys(rows, of: 0)
    #expect(first == first.sorted() && Set(first).count == rows.count)
    let second = keys(rows, of: 1)
    #expect(second == second.sorted(by: >) && Set(second).count == rows.count)
  }

  @Test func `of two classes each is the other's mirror image to the last bit`() {
    var generator = SeededGenerator(seed: 31)
    let rows = (0..<500).map { _ in (0..<2).map { _ in (generator.nextUnit() - 0.5) * 90 } }
    let (first, second) = (keys(rows, of: 0), keys(rows, of: 1))
    for a in rows.indices {
      for b in rows.indices { #expect((first[a] < first[b]) == (second[a] > second[b])) }
    }
  }

  @Test func `the order is that of the probabilities where those tell the rows apart`() {
    var generator = SeededGenerator(seed: 32)
    let rows = (0..<300).map { _ in (0..<4).map { _ in (generator.nextUnit() - 0.5) * 8 } }
    for column in 0..<4 {
      let keys = keys(rows, of: column)
      let odds = rows.map { row in
        var row = row
        let own = Elementary.exp(row.remove(at: column))
        return own / row.reduce(0) { $0 + Elementary.exp($1) }
      }
      for a in rows.indices {
        for b in rows.indices where abs(odds[a] - odds[b]) > 1e-12 * odds[a] {
          #expect((keys[a] < keys[b]) == (odds[a] < odds[b]))
        }
      }
    }
  }

  @Test func `adding a number to a row changes nothing, and keys leave room for a mark`() {
    let rows: [[Double]] = [[0, 1, 2], [1024, 1025, 1026], [-Double.infinity, -Double.infinity, -Double.infinity]]
    for column in 0..<3 {
      let keys = keys(rows, of: column)
      #expect(keys[0] == keys[1] && keys.allSatisfy { $0 < 1 << 63 })
    }
    // A row without any logit is below every other.
    #expect(keys(rows, of: 0)[2] < keys(rows, of: 0)[0])
  }

  @Test func `a class alone is certain, and one without a logit impossible`() {
    let rows = [[3.0, -Double.infinity], [5.0, 2.0]]
    #expect(keys(rows, of: 0)[0] > keys(rows, of: 0)[1])
    #expect(keys(rows, of: 1)[0] < keys(rows, of: 1)[1])
  }
}
