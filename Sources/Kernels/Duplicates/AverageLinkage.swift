/// Groups of items that are near each other on the average: average linkage, cut at a distance.
///
/// Of all groups, first every item alone, the two are joined whose items are nearest on the average
/// of all pairs of one item of each, as long as this average is no greater than the cut. No pair
/// counts as farther than `far`, and a pair that is not given counts as that far: one pair that is
/// wrong does not split a group, and a chain of near pairs makes none. The same groups as SciPy's
/// `fcluster(linkage(minimum(d, far), "average"), cut, "distance")` where no two averages are equal;
/// of equal ones the pair with the lower first items goes first, so the order of the pairs does not
/// matter.
public struct AverageLinkage: Sendable {
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

  /// Joins the items of the pairs.
  ///
  /// Takes memory in proportion to the pairs. A pair that is given twice counts with its greater
  /// distance; one that is not a number is left out.
  ///
  /// - Precondition: `far` is greater than `cut`.
  public init(_ pairs: [Pair], cut: Double, far: Double) {
    precondition(far > cut)
    var state = LinkageState(cut: cut, far: far)
    for pair in pairs where !pair.distance.isNaN && pair.one != pair.other { state.add(pair) }
    state.joinAll()
    groups = state.members.values.filter { $0.count > 1 }.map { $0.sorted() }
      .sorted { $0[0] < $1[0] }
  }
}

/// The groups on their way, each known by its lowest item.
private struct LinkageState {
  /// What the pairs between two groups come to.
  private struct Link {
    /// By how much they are nearer than `far`, added up.
    var nearness: Double
    /// Their average distance.
    var distance: Double
  }

  private(set) var members: [Int32: [Int32]] = [:]
  private let cut: Double
  private let far: Double
  private var links: [Int32: [Int32: Link]] = [:]
  private var queue = LinkageQueue()

  init(cut: Double, far: Double) { (self.cut, self.far) = (cut, far) }

  mutating func add(_ pair: AverageLinkage.Pair) {
    let distance = min(pair.distance, far)
    for (one, other) in [(pair.one, pair.other), (pair.other, pair.one)] {
      members[one] = [one]
      let farther = max(links[one]?[other]?.distance ?? distance, distance)
      links[one, default: [:]][other] = Link(nearness: far - farther, distance: farther)
    }
  }

  mutating func joinAll() {
    for (one, others) in links {
      for (other, link) in others where one < other && link.distance <= cut {
        queue.insert(.init(distance: link.distance, one: one, other: other))
      }
    }
    while let next = queue.removeFirst() {
      // What was queued before one of the two grew no longer stands.
      if links[next.one]?[next.other]?.distance == next.distance { join(next.one, next.other) }
    }
  }

  private mutating func join(_ one: Int32, _ other: Int32) {
    members[one, default: []] += members.removeValue(forKey: other) ?? []
    var joined = links[one] ?? [:]
    for (third, link) in links.removeValue(forKey: other) ?? [:] where third != one {
      links[third]?[other] = nil
      joined[third, default: Link(nearness: 0, distance: far)].nearness += link.nearness
    }
    joined[other] = nil
    let size = Double(members[one]?.count ?? 1)
    for (third, link) in joined {
      let pairCount = size * Double(members[third]?.count ?? 1)
      let distance = far - link.nearness / pairCount
      let link = Link(nearness: link.nearness, distance: distance)
      joined[third] = link
      links[third]?[one] = link
      if distance <= cut {
        queue.insert(.init(distance: distance, one: min(one, third), other: max(one, third)))
      }
    }
    links[one] = joined
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
