import Testing

@testable import Kernels

@Suite struct MoverTests {
  private func part(_ value: Double, _ low: Double, _ high: Double, _ weight: Double) -> Mover.Part
  {
    Mover.Part(value: value, interval: Interval(low: low, high: high), weight: weight)
  }

  @Test func `MOVER adds intervals as the plain script does`() throws {
    for sum in try IntervalsGolden.shared.get().mover {
      let parts = sum.values.indices.map {
        part(sum.values[$0], sum.lows[$0], sum.highs[$0], sum.weights[$0])
      }
      let interval = Mover.interval(of: parts)
      #expect(agrees(interval.low, sum.interval[0]))
      #expect(agrees(interval.high, sum.interval[1]))
    }
  }

  @Test func `MOVER of one part is that part's interval`() {
    #expect(
      Mover.interval(of: [part(0.5, 0.25, 0.625, 1)]) == Interval(low: 0.25, high: 0.625))
  }

  @Test func `by hand: distances add up as squares, each side for itself`() {
    // 0.5 + ½ · 1 = 1; below √(0.3² + 0.2²) = √0.13, above √(0.1² + 0.2²) = √0.05.
    let parts = [part(0.5, 0.2, 0.6, 1), part(1, 0.6, 1.4, 0.5)]
    let interval = Mover.interval(of: parts)
    #expect(agrees(interval.low, 1 - 0.13.squareRoot()))
    #expect(agrees(interval.high, 1 + 0.05.squareRoot()))
    let turned = Mover.interval(of: parts.reversed())
    #expect(agrees(turned.low, interval.low) && agrees(turned.high, interval.high))
  }

  @Test func `a part without weight counts for nothing, and no part is 0`() {
    let (one, none) = (part(0.5, 0.25, 0.625, 1), part(9, 1, 20, 0))
    #expect(Mover.interval(of: [one, none]) == Mover.interval(of: [one]))
    #expect(Mover.interval(of: []) == Interval(low: 0, high: 0))
  }
}
