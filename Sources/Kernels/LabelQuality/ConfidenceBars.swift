/// What the probability of each class must reach for an image to belong to it confidently.
struct ConfidenceBars {
  /// An image that would belong elsewhere if the bar of one class lay a standard error off.
  struct Move: Hashable {
    /// The class whose bar is moved.
    let bar: Int
    /// Whether it is raised; lowered if not.
    let isRaised: Bool
    /// Where the image would belong; −1 for nowhere.
    let to: Int
  }

  private let bars: [Double]
  private let errors: [Double]
  /// What would move the image that was placed last.
  private(set) var moves: [Move] = []
  /// The classes near whose bars the image lies, and whether it reaches them.
  private var near: [(class: Int, isReached: Bool)] = []

  /// The bars of all classes that have probabilities.
  init(of means: ArraySlice<LabelMean>) {
    // No probability reaches 2: to a class that nobody is labelled with none reaches up.
    bars = means.map { ($0.threshold ?? 2) - ConfidentJoint.tolerance }
    errors = means.map { $0.error ?? 0 }
  }

  /// Places an image.
  ///
  /// - Parameter row: the probabilities, as many as bars.
  /// - Returns: the class that it belongs to: the one whose bar is reached; where several are, the
  ///   most probable of all classes, the first of equals; −1 where none is.
  mutating func place(_ row: Span<Double>) -> Int {
    moves.removeAll(keepingCapacity: true)
    near.removeAll(keepingCapacity: true)
    // The sum of the classes that are reached is the class itself where one is.
    var (reached, sum, highest) = (0, 0, 0)
    for i in row.indices {
      let above = row[i] - bars[i]
      if above >= 0 { (reached, sum) = (reached + 1, sum + i) }
      if above < errors[i] && above >= -errors[i] { near.append((i, above >= 0)) }
      if row[i] > row[highest] { highest = i }
    }
    func place(_ reached: Int, _ sum: Int) -> Int {
      reached > 1 ? highest : reached == 1 ? sum : -1
    }
    let found = place(reached, sum)
    for (bar, isReached) in near {
      let to = isReached ? place(reached - 1, sum - bar) : place(reached + 1, sum + bar)
      if to != found { moves.append(Move(bar: bar, isRaised: isReached, to: to)) }
    }
    return found
  }
}
