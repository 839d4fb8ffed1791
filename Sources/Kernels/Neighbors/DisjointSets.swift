/// A partition of 0..<`count` that only ever grows coarser: which elements are linked, over any
/// number of steps.
///
/// The outcome does not depend on the order of the links. Each operation takes amortised
/// logarithmic time (Tarjan 1975, doi:10.1145/321879.321884, with path halving).
public struct DisjointSets: Sendable {
  private var parents: [Int32]

  /// Every element alone.
  public init(count: Int) {
    parents = (0..<Int32(count)).map { $0 }
  }

  /// The smallest element of the set that `element` is in.
  public mutating func first(of element: Int) -> Int {
    var node = element
    while Int(parents[node]) != node {
      let next = parents[Int(parents[node])]
      parents[node] = next
      node = Int(next)
    }
    return node
  }

  /// Links the sets of two elements.
  ///
  /// - Returns: whether they were apart.
  @discardableResult
  public mutating func unite(_ one: Int, _ other: Int) -> Bool {
    let (a, b) = (first(of: one), first(of: other))
    if a == b { return false }
    parents[max(a, b)] = Int32(min(a, b))
    return true
  }

  /// For every element, the smallest element of its set.
  public mutating func firsts() -> [Int32] {
    parents.indices.map { Int32(first(of: $0)) }
  }
}
