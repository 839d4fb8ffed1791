/// Groups in which every two items are near each other: complete linkage, cut at a distance.
///
/// Of all groups, first every item alone, the two that are nearest are joined, as long as their
/// farthest two items are no farther apart than the cut. Only pairs within the cut need be given;
/// two items without a pair are never in one group. The same groups as SciPy's
/// `fcluster(linkage(d, "complete"), t, "distance")` where no two distances are equal; of equal
/// ones the pair with the lower first items goes first, so the order of the pairs does not matter.
public struct CompleteLinkage: Sendable {
  /// Two different items and how far apart they are.
  public struct Pair: Hashable, Sendable {
    /// One item.
    public var one: Int32
    /// The other.
    public var other: Int32
    /// How far apart they are; 0 or more.
    public var distance: Double

    /// A pair of items.
    public init(_ one: Int32, _ other: Int32, distance: Double) {
      (self.one, self.other, self.distance) = (one, other, distance)
    }
  }

  /// The groups of two or more items, ascending, by their first item.
  public let groups: [[Int32]]

  /// Joins the items of the pairs that are no farther apart than `cut`.
  ///
  /// Takes memory in proportion to the pairs, and O(p log p) time for p pairs. A pair that is given
  /// twice counts with its greater distance; one that is not a number is left out.
  public init(_ pairs: [Pair], cut: Double) {
    var state = LinkageState()
    for pair in pairs where !pair.distance.isNaN && pair.one != pair.other { state.add(pair) }
    state.forget(beyond: cut)
    state.joinAll()
    groups = state.members.values.filter { $0.count > 1 }.map { $0.sorted() }
      .sorted { $0[0] < $1[0] }
  }
}

/// The groups on their way, each known by its lowest item.
private struct LinkageState {
  private(set) var members: [Int32: [Int32]] = [:]
  private var distances: [Int32: [Int32: Double]] = [:]
  private var queue = LinkageQueue()

  mutating func add(_ pair: CompleteLinkage.Pair) {
    for (one, other) in [(pair.one, pair.other), (pair.other, pair.one)] {
      members[one] = [one]
      let known = distances[one]?[other] ?? pair.distance
      distances[one, default: [:]][other] = max(known, pair.distance)
    }
  }

  /// Items farther apart than the cut are as good as without a pair.
  mutating func forget(beyond cut: Double) {
    distances = distances.mapValues { others in others.filter { $0.value <= cut } }
  }

  mutating func joinAll() {
    for (one, others) in distances {
      for (other, distance) in others where one < other {
        queue.insert(.init(distance: distance, one: one, other: other))
      }
    }
    while let next = queue.removeFirst() {
      // What was queued before one of the two grew no longer stands.
      if distances[next.one]?[next.other] == next.distance { join(next.one, next.other) }
    }
  }

  private mutating func join(_ one: Int32, _ other: Int32) {
    let (ones, others) = (distances[one] ?? [:], distances[other] ?? [:])
    distances[other] = nil
    members[one, default: []] += members.removeValue(forKey: other) ?? []
    for third in others.keys { distances[third]?[other] = nil }
    var kept: [Int32: Double] = [:]
    for (third, distance) in ones where third != other {
      guard let farther = others[third] else {
        distances[third]?[one] = nil
        continue
      }
      let farthest = max(distance, farther)
      kept[third] = farthest
      if farthest != distance {
        distances[third]?[one] = farthest
        queue.insert(
          .init(distance: farthest, one: min(one, third), other: max(one, third)))
      }
    }
    distances[one] = kept
  }
}

/// Pairs of groups, the nearest first: a binary heap.
private struct LinkageQueue {
  struct Entry: Comparable {
    var distance: Double
    var one: Int32
    var other: Int32

    static func < (lhs: Entry, rhs: Entry) -> Bool {
      (lhs.distance, lhs.one, lhs.other) < (rhs.distance, rhs.one, rhs.other)
    }
  }

  private var entries: [Entry] = []

  mutating func insert(_ entry: Entry) {
    entries.append(entry)
    var place = entries.count - 1
    while place > 0, entries[place] < entries[(place - 1) / 2] {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func removeFirst() -> Entry? {
    guard let first = entries.first, let last = entries.popLast() else { return nil }
    guard !entries.isEmpty else { return first }
    entries[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < entries.count {
        if entries[child] < entries[least] { least = child }
      }
      if least == place { return first }
      entries.swapAt(place, least)
      place = least
    }
  }
}
