import TestSupport
import Testing

@testable import Kernels

@Suite struct UMAPTests {
  @Test func `scales are those of umap-learn`() throws {
    let cases = try UMAPCase.file().cases
    #expect(cases.count == 4)
    for golden in cases {
      let scales = LocalScales(of: golden.lists)
      for image in golden.neighbors.indices {
        #expect(
          agrees(scales.nearest[image], golden.nearest[image], within: 1e-6, floor: 1e-9),
          "\(golden.name): \(image)")
        // The peer stops within 10⁻⁵ of the sum in single precision.
        #expect(
          agrees(scales.widths[image], golden.widths[image], within: 1e-4, floor: 1e-9),
          "\(golden.name): \(image)")
      }
    }
  }

  @Test func `the graph is that of umap-learn, edge by edge`() throws {
    for golden in try UMAPCase.file().cases {
      let graph = FuzzyGraph(of: golden.lists)
      var edges: [[Double]] = []
      for head in 0..<graph.imageCount {
        for place in graph.starts[head]..<graph.starts[head + 1] {
          edges.append([Double(head), Double(graph.others[place]), Double(graph.weights[place])])
        }
      }
      #expect(edges.map { $0.prefix(2) } == golden.edges.map { $0.prefix(2) }, "\(golden.name)")
      for (edge, expected) in zip(edges, golden.edges) {
        #expect(agrees(edge[2], expected[2], within: 1e-4, floor: 1e-6), "\(golden.name)")
      }
    }
  }

  @Test func `the curve is that of SciPy's least squares`() throws {
    let curves = try UMAPCase.file().curves
    #expect(curves.count == 4)
    for golden in curves {
      let curve = LayoutCurve(leastDistance: golden.least, spread: golden.spread)
      #expect(agrees(curve.a, golden.a, within: 1e-5))
      #expect(agrees(curve.b, golden.b, within: 1e-5))
    }
  }

  @Test func `trustworthiness is that of scikit-learn`() throws {
    for golden in try UMAPCase.file().cases {
      let points = golden.points
      var trust = Trustworthiness(imageCount: points.count)
      #expect(trust.value == nil)
      for image in points.indices {
        let distances = golden.all_distances[image]
        trust.add(image, distances: distances.span, in: points.span)
      }
      #expect(agrees(trust.value, golden.trustworthiness, within: 1e-12), "\(golden.name)")
    }
  }

  @Test func `powers are those of the mathematics library`() {
    var worst = 0.0
    for step in 0..<4_000 {
      let base = Float(Elementary.pow(10, Double(step) / 500 - 5))
      let found = PowerLanes.pow(SIMD8(repeating: base), 0.895)[step % 8]
      let expected = Elementary.pow(Double(base), 0.895)
      worst = max(worst, abs(Double(found) / expected - 1))
    }
    #expect(worst < 2e-5)
  }

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

  @Test func `a start fills 0 to 10, and an axis without extent stays in the middle`() {
    let start = startingLayout([SIMD2(-1, 3), SIMD2(0, 3), SIMD2(3, 3)], seed: 1)
    for (point, x) in zip(start, [Float(0), 2.5, 10]) {
      #expect(abs(point.x - x) <= 2.1e-4)
      #expect(abs(point.y - 5) <= 2.1e-4)
    }
    #expect(Set(start.map(\.y)).count == 3)
    #expect(startingLayout([], seed: 1).isEmpty)
  }
}
