internal import Kernels
internal import Synchronization

/// The members of a search cut into panels of one height; only the last may be shorter.
struct Panels: Sendable {
  /// How many panels there are.
  let count: Int
  /// The rows of a full panel.
  ///
  /// It follows from the number of members alone, so that the same blocks
  /// are computed on any number of cores.
  let height: Int
  private let memberCount: Int

  init(memberCount: Int) {
    self.memberCount = memberCount
    height = min(1024, (max(memberCount, 1) + 63) / 64 * 64)
    count = (memberCount + height - 1) / height
  }

  /// The members of a panel.
  subscript(panel: Int) -> Range<Int> {
    panel * height..<min((panel + 1) * height, memberCount)
  }

  /// The blocks of the upper half of the matrix, row by row.
  var turns: [(row: Int, column: Int)] {
    (0..<count).flatMap { row in (row..<count).map { (row, $0) } }
  }
}

/// The lists of one panel.
///
/// A class because tasks share it; the lock hands it to one of them at a time.
final class PanelTable: Sendable {
  let lists: Mutex<TopNeighbors>

  init(rowCount: Int, capacity: Int) {
    lists = Mutex(TopNeighbors(rowCount: rowCount, capacity: capacity))
  }
}

/// What the workers of a search share besides the lists: which block is next, and the groups of near
/// copies so far.
///
/// A class because tasks share it.
final class SearchProgress: Sendable {
  private let turn = Atomic(0)
  private let done = Mutex(0)
  private let turnCount: Int
  private let report: @Sendable (Double) -> Void
  let groups: Mutex<DisjointSets>

  init(imageCount: Int, turnCount: Int, report: @escaping @Sendable (Double) -> Void) {
    groups = Mutex(DisjointSets(count: imageCount))
    self.turnCount = turnCount
    self.report = report
  }

  /// Counts a block that is computed; the share of those done is reported by one worker at a time.
  func finishTurn() {
    done.withLock { done in
      done += 1
      report(Double(done) / Double(turnCount))
    }
  }

  /// The number of a block that nobody else computes.
  func nextTurn() -> Int { turn.wrappingAdd(1, ordering: .relaxed).oldValue }
}

/// What one worker computes with: two panels and their block of similarities.
struct PanelScratch {
  var rows, columns, similarities: [Float]
  /// The panel that `rows` holds.
  var rowPanel: Int?
  private var products: MatrixProducts

  init(height: Int, width: Int) {
    rows = [Float](repeating: 0, count: height * width)
    columns = rows
    similarities = [Float](repeating: 0, count: height * height)
    products = MatrixProducts(columnCount: height, width: width)
  }

  /// Computes the products of all rows with all columns.
  mutating func multiply() { products.multiply(rows, by: columns, into: &similarities) }
}
