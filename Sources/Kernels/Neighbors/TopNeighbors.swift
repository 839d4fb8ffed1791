/// The most similar columns so far of each row of a panel, while a similarity matrix passes by in
/// blocks.
///
/// The order is total: higher similarity first, of equal ones the lower column. So the lists do not
/// depend on the order in which the blocks come, nor on who brings them. Similarities above
/// 1 − 10⁻⁶, which single precision cannot tell from 1, count as 1.
public struct TopNeighbors: Sendable {
  /// How many rows the panel has.
  public let rowCount: Int
  /// How many columns are kept for a row.
  public let capacity: Int
  /// The columns kept, `capacity` for each row, best first; −1 where none came.
  public private(set) var columns: [Int32]
  private var similarities: [Float]
  /// Below this a similarity cannot enter a row's list.
  private var floors: [Float]

  /// Similarities above it count as 1.
  private static let certain: Float = 1 - 1e-6
  /// Values at once that are compared without looking which of them is high enough.
  private static let stretch = 32

  /// Empty lists.
  ///
  /// - Precondition: `capacity >= 1`.
  public init(rowCount: Int, capacity: Int) {
    precondition(rowCount >= 0 && capacity >= 1)
    self.rowCount = rowCount
    self.capacity = capacity
    columns = [Int32](repeating: -1, count: rowCount * capacity)
    similarities = [Float](repeating: -.infinity, count: rowCount * capacity)
    floors = [Float](repeating: -.infinity, count: rowCount)
  }

  /// A block of the similarity matrix: row *r* of the block at `values[r * stride...]`.
  public struct Block {
    /// The rows and columns of the whole matrix that the block covers.
    public var rows, columns: Range<Int>
    /// The distance between the starts of two rows in the values, at least `columns.count`.
    public var stride: Int

    /// A block of given place and form.
    public init(rows: Range<Int>, columns: Range<Int>, stride: Int) {
      precondition(stride >= columns.count)
      self.rows = rows
      self.columns = columns
      self.stride = stride
    }
  }

  /// Meets a block whose rows are those of the panel.
  ///
  /// A row never becomes its own neighbour.
  ///
  /// - Parameters:
  ///   - values: the similarities, finite.
  ///   - block: where they stand.
  ///   - close: the similarity above which two images are near copies.
  /// - Returns: pairs of near copies that link just those images of the block which chains of near
  ///   copies within it link; fewer than the block has rows and columns together.
  public mutating func meetRows(
    of values: Span<Float>, _ block: Block, close: Float
  ) -> [(Int, Int)] {
    precondition(block.rows.count <= rowCount)
    precondition(block.rows.isEmpty || values.count >= lastPlace(of: block))
    var pairs: [(Int, Int)] = []
    // Made only where there are near copies; a block on the diagonal has its rows among its columns.
    var sets = DisjointSets(count: 0)
    let shift = block.rows == block.columns ? 0 : block.rows.count
    let width = block.columns.count
    for row in 0..<block.rows.count {
      let start = row * block.stride
      let own = block.rows.lowerBound + row - block.columns.lowerBound
      for from in stride(from: 0, to: width, by: Self.stretch) {
        let to = min(from + Self.stretch, width)
        let floor = min(floors[row], close)
        var hits: Int32 = 0
        for column in from..<to {
          hits |= (unsafe values[unchecked: start + column]) >= floor ? 1 : 0
        }
        guard hits != 0 else { continue }
        for column in from..<to where column != own {
          let value = values[start + column]
          if value >= floors[row] { enter(value, block.columns.lowerBound + column, into: row) }
          if value > close {
            if pairs.isEmpty { sets = DisjointSets(count: shift + max(width, block.rows.count)) }
            if sets.unite(row, shift + column) {
              pairs.append((block.rows.lowerBound + row, block.columns.lowerBound + column))
            }
          }
        }
      }
    }
    return pairs
  }

  /// Meets a block whose *columns* are the panel's rows: the mirrored half of the matrix.
  ///
  /// - Precondition: the block lies off the diagonal; its values are finite.
  public mutating func meetColumns(of values: Span<Float>, _ block: Block) {
    precondition(block.columns.count <= rowCount && !block.rows.overlaps(block.columns))
    precondition(block.rows.isEmpty || values.count >= lastPlace(of: block))
    let width = block.columns.count
    for row in 0..<block.rows.count {
      let start = row * block.stride
      for from in stride(from: 0, to: width, by: Self.stretch) {
        let to = min(from + Self.stretch, width)
        var hits: Int32 = 0
        do {
          let floors = floors.span
          for column in from..<to {
            let value = unsafe values[unchecked: start + column]
            hits |= value >= (unsafe floors[unchecked: column]) ? 1 : 0
          }
        }
        guard hits != 0 else { continue }
        for column in from..<to {
          let value = values[start + column]
          if value >= floors[column] { enter(value, block.rows.lowerBound + row, into: column) }
        }
      }
    }
  }

  private func lastPlace(of block: Block) -> Int {
    (block.rows.count - 1) * block.stride + block.columns.count
  }

  private mutating func enter(_ value: Float, _ column: Int, into row: Int) {
    let value = value > Self.certain ? 1 : value
    let column = Int32(column)
    let start = row * capacity
    var place = start + capacity
    while place > start {
      let (other, at) = (similarities[place - 1], columns[place - 1])
      if at >= 0 && (other > value || (other == value && at < column)) { break }
      place -= 1
    }
    guard place < start + capacity else { return }
    for later in stride(from: start + capacity - 1, to: place, by: -1) {
      similarities[later] = similarities[later - 1]
      columns[later] = columns[later - 1]
    }
    similarities[place] = value
    columns[place] = column
    floors[row] = min(similarities[start + capacity - 1], Self.certain)
  }
}
