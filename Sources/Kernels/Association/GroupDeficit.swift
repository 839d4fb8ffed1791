/// What a rate loses through one group of items: how far the group stays behind all others, whether
/// by more than chance, and what the rate over all would win if it did not.
public struct GroupDeficit: Hashable, Sendable {
  /// How many items a group has, and how many of them hit.
  public struct Group: Hashable, Sendable {
    /// Items that hit, 0…`count`.
    public var hits: Int
    /// All items of the group.
    public var count: Int

    /// A group of `count` items of which `hits` hit.
    public init(hits: Int, count: Int) {
      precondition(hits >= 0 && hits <= count, "a proportion")
      self.hits = hits
      self.count = count
    }
  }

  /// The group's rate, with Wilson's interval.
  public let rate: Estimate
  /// The rate of all items outside the group; `nil` if there are none.
  public let rest: Double?
  /// What the rate over all items would win if the group were as good as the others.
  ///
  /// (`rest` − `rate`) · count / n, its interval from that of the group's rate, `rest` taken as
  /// known; below zero for a group that is better. `n` is all items.
  public let gain: Estimate
  /// One-sided exact binomial p-value of the group's misses against the rate over all.
  public let pValue: Double
  /// `pValue` after Benjamini and Hochberg over all groups.
  public let adjustedPValue: Double

  /// Whether the group stays behind by more than chance: `adjustedPValue` at most 0.05.
  public var isSignificant: Bool { adjustedPValue <= 0.05 }

  /// Measures groups against a whole; groups may overlap.
  ///
  /// - Parameters:
  ///   - groups: parts of the whole; an empty one has an undefined rate and p-value 1.
  ///   - whole: all items.
  /// - Returns: one deficit a group, in their order.
  /// - Complexity: O(*m* log *m* + *m* √n) for *m* groups.
  public static func all(_ groups: [Group], of whole: Group) -> [GroupDeficit] {
    let missRate =
      whole.count == 0 ? 0 : Double(whole.count - whole.hits) / Double(whole.count)
    let pValues = groups.map { group in
      precondition(
        group.hits <= whole.hits && group.count - group.hits <= whole.count - whole.hits,
        "a part of the whole")
      return Binomial.upperTail(
        atLeast: group.count - group.hits, trials: group.count, rate: missRate)
    }
    let adjusted = BenjaminiHochberg.adjusted(pValues)
    return groups.indices.map {
      GroupDeficit(groups[$0], of: whole, pValue: pValues[$0], adjusted: adjusted[$0])
    }
  }

  private init(_ group: Group, of whole: Group, pValue: Double, adjusted: Double) {
    rate = .proportion(
      group.hits, of: group.count, undefinedBecause: "no image belongs to this group")
    self.pValue = pValue
    adjustedPValue = adjusted
    let others = whole.count - group.count
    rest = others == 0 ? nil : Double(whole.hits - group.hits) / Double(others)
    guard let rest, let value = rate.value, let interval = rate.interval else {
      gain = .undefined(n: whole.count, because: "there is nothing to hold the group against")
      return
    }
    let share = Double(group.count) / Double(whole.count)
    gain = Estimate(
      value: (rest - value) * share,
      interval: Interval(low: (rest - interval.high) * share, high: (rest - interval.low) * share),
      n: whole.count)
  }
}
