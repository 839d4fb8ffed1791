/// Moves the points of a layout until their nearness tells how much images belong together: UMAP's
/// stochastic gradient descent.
///
/// In every epoch each edge of the graph comes up in proportion to its membership; its ends move
/// together, and its head moves away from five points drawn at random. One thread, in a fixed order:
/// the result depends on the input and the seed alone.
/// Source: as for ``LocalScales``, `umap.layouts.optimize_layout_euclidean`, with two differences
/// that do not matter for what comes out: the six forces of a step are computed from the same
/// position, eight lanes at once, and every step has five random points rather than five on average.
public struct LayoutOptimizer: Sendable {
  /// Where the points stand.
  public private(set) var positions: [SIMD2<Float>]
  /// How many epochs there are in all.
  public let epochCount: Int
  /// How many epochs have been made.
  public private(set) var epoch = 0

  private let curve: LayoutCurve
  private let edges: Edges
  /// The epoch in which each edge comes up next.
  private var due: [Float]
  private var generator: SeededGenerator

  private struct Edges {
    var heads: [Int32] = []
    var tails: [Int32] = []
    /// Every how many epochs an edge comes up.
    var periods: [Float] = []
  }

  /// How many epochs UMAP makes of a layout of so many images.
  public static func epochs(imageCount: Int) -> Int { imageCount <= 10_000 ? 500 : 200 }

  /// An optimiser before its first epoch.
  ///
  /// - Parameters:
  ///   - graph: which images belong together; edges that would not come up once are left out.
  ///   - start: where the points stand at first, one an image, finite.
  ///   - curve: what nearness stands for.
  ///   - epochCount: at least 1.
  ///   - seed: of the random points.
  public init(
    graph: FuzzyGraph, start: [SIMD2<Float>], curve: LayoutCurve, epochCount: Int, seed: UInt64
  ) {
    precondition(start.count == graph.imageCount && epochCount >= 1)
    let heaviest = graph.weights.max() ?? 0
    var edges = Edges()
    for head in 0..<graph.imageCount {
      for place in graph.starts[head]..<graph.starts[head + 1]
      where graph.weights[place] >= heaviest / Float(epochCount) {
        edges.heads.append(Int32(head))
        edges.tails.append(graph.others[place])
        edges.periods.append(heaviest / graph.weights[place])
      }
    }
    positions = start
    (self.curve, self.epochCount) = (curve, epochCount)
    (self.edges, due) = (edges, edges.periods)
    generator = SeededGenerator(seed: seed)
  }

  /// Makes the next epoch; nothing if all have been made.
  public mutating func advance() {
    guard epoch < epochCount else { return }
    let rate = 1 - Float(epoch) / Float(epochCount)
    Self.move(
      &positions, along: edges, due: &due, epoch: Float(epoch),
      LayoutStep(curve: curve, rate: rate), &generator)
    epoch += 1
  }

  private static func move(
    _ positions: inout [SIMD2<Float>], along edges: Edges, due: inout [Float], epoch: Float,
    _ step: LayoutStep, _ generator: inout SeededGenerator
  ) {
    let count = UInt64(positions.count)
    // Checked when the graph was made: every end of an edge is a point.
    let (heads, tails, periods) = (edges.heads.span, edges.tails.span, edges.periods.span)
    var points = positions.mutableSpan
    var due = due.mutableSpan
    for edge in periods.indices where unsafe due[unchecked: edge] <= epoch {
      unsafe due[unchecked: edge] += periods[unchecked: edge]
      let head = unsafe Int(heads[unchecked: edge])
      let tail = unsafe Int(tails[unchecked: edge])
      var (x, y) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
      var (other, bits) = (tail, UInt64(0))
      for lane in 0..<6 {
        let point = unsafe points[unchecked: other]
        (x[lane], y[lane]) = (point.x, point.y)
        if lane.isMultiple(of: 2) { bits = generator.next() } else { bits &<<= 32 }
        other = Int(truncatingIfNeeded: ((bits &>> 32) &* count) &>> 32)
      }
      let point = unsafe points[unchecked: head]
      let (pull, push) = step.forces(at: point, x, y)
      unsafe points[unchecked: head] = point + pull + push
      unsafe points[unchecked: tail] -= pull
    }
  }
}

/// What the points of one epoch do to each other.
struct LayoutStep {
  private let a: Float
  private let b: Float
  private let rate: Float

  init(curve: LayoutCurve, rate: Float) {
    (a, b, self.rate) = (Float(curve.a), Float(curve.b), rate)
  }

  /// How a point moves towards the first of others and away from the next five; the last two lanes
  /// count for nothing.
  ///
  /// With *d*² the squared distance and *p* its power *b*: the pull along the difference is
  /// −2*abp* / (*d*² (1 + *ap*)), the push 2*b* / ((0.001 + *d*²)(1 + *ap*)), each coordinate at most 4
  /// in size, times the rate. Two points in the same place do nothing to each other.
  @inline(__always)
  func forces(
    at point: SIMD2<Float>, _ x: SIMD8<Float>, _ y: SIMD8<Float>
  ) -> (pull: SIMD2<Float>, push: SIMD2<Float>) {
    let (dx, dy) = (point.x - x, point.y - y)
    let squares = pointwiseMax(dx * dx + dy * dy, SIMD8(repeating: 1e-30))
    let power = PowerLanes.pow(squares, b)
    var numerators = SIMD8<Float>(repeating: 2 * b)
    numerators[0] = -2 * a * b * power[0]
    let softened = squares + SIMD8(0, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001)
    let factors = numerators / (softened * (1 + a * power))
    let (moveX, moveY) = (limited(factors * dx), limited(factors * dy))
    return (
      SIMD2(moveX[0], moveY[0]) * rate, SIMD2(pushed(moveX), pushed(moveY)) * rate
    )
  }

  @inline(__always)
  private func limited(_ lanes: SIMD8<Float>) -> SIMD8<Float> {
    pointwiseMin(pointwiseMax(lanes, SIMD8(repeating: -4)), SIMD8(repeating: 4))
  }

  /// The sum of lanes 1 to 5.
  @inline(__always)
  private func pushed(_ lanes: SIMD8<Float>) -> Float {
    ((lanes[1] + lanes[2]) + (lanes[3] + lanes[4])) + lanes[5]
  }
}
