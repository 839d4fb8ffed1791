import Testing

@testable import Kernels

@Suite struct StartingLayoutTests {
  @Test func `a start fills 0 to 10, and an axis without extent stays in the middle`() {
    let start = startingLayout([SIMD2(-1, 3), SIMD2(0, 3), SIMD2(3, 3)], seed: 1)
    for (point, x) in zip(start, [Float(0), 2.5, 10]) {
      #expect(abs(point.x - x) <= 2.1e-4)
      #expect(abs(point.y - 5) <= 2.1e-4)
    }
    #expect(Set(start.map(\.y)).count == 3)
    #expect(startingLayout([], seed: 1).isEmpty)
  }

  @Test func `the same seed gives the same noise, and copies do not lie on each other`() {
    let copies = [SIMD2<Double>](repeating: SIMD2(7, -7), count: 40)
    let start = startingLayout(copies, seed: 3)
    #expect(start == startingLayout(copies, seed: 3))
    #expect(start != startingLayout(copies, seed: 4))
    #expect(Set(start).count == 40)
    #expect(start.allSatisfy { abs($0.x - 5) <= 2.1e-4 && abs($0.y - 5) <= 2.1e-4 })
  }

  @Test func `where the coordinates lie and how large they are does not matter`() {
    let points = (0..<20).map { SIMD2(Double($0 * 7 % 20), Double($0 * $0)) }
    let start = startingLayout(points, seed: 9)
    let moved = startingLayout(points.map { $0 * SIMD2(1e-8, 1e8) + SIMD2(3, -5e9) }, seed: 9)
    for (one, other) in zip(start, moved) {
      #expect(abs(one.x - other.x) < 1e-5 && abs(one.y - other.y) < 1e-5)
    }
  }
}
