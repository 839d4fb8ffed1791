import Testing

@testable import Kernels

@Suite struct AgrestiCoullTests {
  @Test func `Agresti and Coull's interval is statsmodels'`() throws {
    for row in try IntervalsGolden.shared.get().agrestiCoull {
      let interval = Interval.agrestiCoull(rate: row[0] / row[1], trials: row[1])
      #expect(agrees(interval.low, row[2], floor: 1e-15), "\(row)")
      #expect(agrees(interval.high, row[3]), "\(row)")
    }
  }

  @Test func `it has Wilson's centre, is never narrower, and is cut at 0 and 1`() {
    for trials in [1, 4, 9.5, 30, 1000] {
      for step in 0...20 {
        let rate = Double(step) / 20
        let interval = Interval.agrestiCoull(rate: rate, trials: trials)
        let wilson = Interval.wilson(successes: rate * trials, trials: trials)
        #expect(interval.low >= 0 && interval.high <= 1)
        #expect(interval.low <= wilson.low + 1e-15 && interval.high >= wilson.high - 1e-15)
        if interval.low > 0 && interval.high < 1 {
          #expect(agrees(interval.low + interval.high, wilson.low + wilson.high))
        }
      }
    }
    // 0 of 1: the centre 1.92/4.84 is nearer to 0 than its half width.
    #expect(Interval.agrestiCoull(rate: 0, trials: 1).low == 0)
    #expect(Interval.agrestiCoull(rate: 1, trials: 1).high == 1)
  }

  @Test func `joined, two intervals give the smallest that holds both`() {
    let (one, other) = (Interval(low: 0.1, high: 0.3), Interval(low: 0.2, high: 0.5))
    #expect(one.joined(with: other) == Interval(low: 0.1, high: 0.5))
    #expect(other.joined(with: one) == Interval(low: 0.1, high: 0.5))
    #expect(one.joined(with: Interval(low: 0.15, high: 0.2)) == one)
    #expect(one.joined(with: Interval(low: 0.8, high: 0.9)) == Interval(low: 0.1, high: 0.9))
  }
}
