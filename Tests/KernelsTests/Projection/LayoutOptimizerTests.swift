import Testing

@testable import Kernels

@Suite struct LayoutOptimizerTests {
  @Test func `forces are those of the formulas`() {
    let curve = LayoutCurve(leastDistance: 0.1)
    let (a, b) = (curve.a, curve.b)
    let (x, y) = (
      SIMD8<Float>(1, 4, -3, 0.5, 9, 0.1, 0, 0), SIMD8<Float>(2, 1, 0, 0.4, 9, 0.1, 0, 0)
    )
    let point = SIMD2<Float>(0.5, 0.4)
    let (pull, push) = LayoutStep(curve: curve, rate: 0.5).forces(at: point, x, y)
    var (expectedPull, expectedPush) = (SIMD2<Double>.zero, SIMD2<Double>.zero)
    for lane in 0..<6 {
      let difference = SIMD2(Double(point.x - x[lane]), Double(point.y - y[lane]))
      let square = (difference * difference).sum()
      guard square > 0 else { continue }
      let power = Elementary.pow(square, b)
      let factor =
        lane == 0
        ? -2 * a * b * power / square / (1 + a * power)
        : 2 * b / ((0.001 + square) * (1 + a * power))
      let move = (difference * factor).clamped(
        lowerBound: SIMD2(repeating: -4), upperBound: SIMD2(repeating: 4))
      if lane == 0 { expectedPull += move * 0.5 } else { expectedPush += move * 0.5 }
    }
    for axis in 0..<2 {
      #expect(agrees(Double(pull[axis]), expectedPull[axis], within: 1e-4))
      #expect(agrees(Double(push[axis]), expectedPush[axis], within: 1e-4))
    }
  }

  @Test func `two bundles come apart, the same way with the same seed`() {
    // Two rings of 12; everyone's neighbours are the 4 next in their own ring.
    var indices: [Int32] = []
    var distances: [Double] = []
    for image in 0..<24 {
      let (ring, place) = (image / 12 * 12, image % 12)
      for (step, distance) in [(1, 0.1), (11, 0.1), (2, 0.2), (10, 0.2)] {
        indices.append(Int32(ring + (place + step) % 12))
        distances.append(distance)
      }
    }
    let lists = NearestNeighbors(
      imageCount: 24, neighborCount: 4, indices: indices, distances: distances,
      copyGroups: (0..<24).map { $0 })
    func layout(seed: UInt64) -> [SIMD2<Float>] {
      let start = startingLayout((0..<24).map { SIMD2(Double($0 * 7 % 24), 0) }, seed: seed)
      var optimizer = LayoutOptimizer(
        graph: FuzzyGraph(of: lists), start: start, curve: LayoutCurve(leastDistance: 0.1),
        epochCount: 100, seed: seed)
      while optimizer.epoch < optimizer.epochCount { optimizer.advance() }
      optimizer.advance()
      #expect(optimizer.epoch == 100)
      return optimizer.positions
    }
    let points = layout(seed: 5)
    #expect(points == layout(seed: 5))
    #expect(points != layout(seed: 6))
    for image in points.indices {
      let order = points.indices.filter { $0 != image }.sorted { one, other in
        let (p, q) = (points[one] - points[image], points[other] - points[image])
        return (p * p).sum() < (q * q).sum()
      }
      let near = order.prefix(4)
      #expect(near.filter { $0 / 12 == image / 12 }.count == 4, "\(image)")
    }
  }

  @Test func `as many epochs as UMAP makes`() {
    #expect(
      [1, 10_000, 10_001, 1_000_000].map { LayoutOptimizer.epochs(imageCount: $0) } == [
        500, 500, 200, 200,
      ])
  }

  private func optimizer(_ weights: [Float], epochs: Int) -> LayoutOptimizer {
    // A chain 0 – 1 – 2, each edge from both ends.
    LayoutOptimizer(
      graph: FuzzyGraph(
        starts: [0, 1, 3, 4], others: [1, 0, 2, 1],
        weights: [weights[0], weights[0], weights[1], weights[1]]),
      start: [SIMD2(0, 0), SIMD2(1, 0), SIMD2(9, 9)], curve: LayoutCurve(leastDistance: 0.1),
      epochCount: epochs, seed: 3)
  }

  @Test
  func `an edge comes up in proportion to its membership, from the end of its first period on`() {
    // In the first epoch nothing is due yet; in the second the heaviest edge is; one that weighs a
    // third comes up in the fourth, and one that would not come up once never.
    var strong = optimizer([0.75, 0.25], epochs: 8)
    strong.advance()
    #expect(strong.positions == [SIMD2(0, 0), SIMD2(1, 0), SIMD2(9, 9)])
    strong.advance()
    #expect(strong.positions[0] != SIMD2(0, 0))
    #expect(strong.positions[2] == SIMD2(9, 9))
    strong.advance()
    #expect(strong.positions[2] == SIMD2(9, 9))
    strong.advance()
    #expect(strong.positions[2] != SIMD2(9, 9))
    var weak = optimizer([0.75, 0.09], epochs: 8)
    for _ in 0..<8 { weak.advance() }
    #expect(weak.positions[2] == SIMD2(9, 9) && weak.epoch == 8)
  }

  @Test func `points that nothing links stay where they are`() {
    let start = [SIMD2<Float>(3, 4), SIMD2(5, 6)]
    var optimizer = LayoutOptimizer(
      graph: FuzzyGraph(starts: [0, 0, 0], others: [], weights: []), start: start,
      curve: LayoutCurve(leastDistance: 0.1), epochCount: 3, seed: 1)
    for _ in 0..<3 { optimizer.advance() }
    #expect(optimizer.positions == start && optimizer.epoch == 3)
  }
}
