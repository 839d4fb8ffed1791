import Testing

@testable import Kernels

/// Expected numbers: plain NumPy on the same replicates, through `Tools/golden/intervals.py`.
@Suite struct BCaTests {
  struct Golden: Decodable {
    struct Resampling: Decodable {
      let estimate, acceleration: Double
      let replicates, leftOut, interval, weights: [Double]
      enum CodingKeys: String, CodingKey {
        case estimate, acceleration, replicates, interval, weights
        case leftOut = "left_out"
      }
    }
    let bca: [Resampling]
  }

  @Test func `acceleration and interval are those of the plain script`() throws {
    let golden: Golden = try goldenFile("intervals.json")
    for example in golden.bca {
      let acceleration = BCa.acceleration(
        leaveOneOut: zip(example.leftOut, example.weights).map { (value: $0.0, weight: $0.1) })
      #expect(agrees(acceleration, example.acceleration))
      let interval = BCa.interval(
        estimate: example.estimate, replicates: example.replicates.reversed(),
        acceleration: example.acceleration)
      #expect(agrees(interval?.low, example.interval[0]))
      #expect(agrees(interval?.high, example.interval[1]))
    }
  }

  @Test func `there is no interval where the replicates do not surround the estimate`() {
    #expect(BCa.interval(estimate: 1, replicates: [], acceleration: 0) == nil)
    #expect(BCa.interval(estimate: 1, replicates: [1, 1, 1], acceleration: 0) == nil)
    #expect(BCa.interval(estimate: 0, replicates: [1, 2, 3], acceleration: 0) == nil)
    #expect(BCa.interval(estimate: 4, replicates: [1, 2, 3], acceleration: 0) == nil)
  }

  @Test func `equal leave-one-out values have no acceleration`() {
    #expect(BCa.acceleration(leaveOneOut: [(value: 2, weight: 3), (value: 2, weight: 1)]) == 0)
    #expect(BCa.acceleration(leaveOneOut: []) == 0)
  }
}
