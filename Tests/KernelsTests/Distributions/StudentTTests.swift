import Testing

@testable import Kernels

@Suite struct StudentTTests {
  private struct Golden: Decodable { var student_t95: [[Double]] }

  @Test func `the quantile of Student's t is SciPy's`() throws {
    let rows = try goldenFile("ranking.json", as: Golden.self).student_t95
    #expect(!rows.isEmpty)
    for row in rows {
      #expect(agrees(StudentT.t95(degreesOfFreedom: row[0]), row[1], within: 1e-9))
    }
  }

  @Test func `of one and two degrees of freedom it has a closed form`() {
    // ν = 1: tan(π · 0.475). ν = 2: 0.95 · √(2 / (1 − 0.95²)).
    let angle = Double.pi * 0.475
    #expect(
      agrees(StudentT.t95(degreesOfFreedom: 1), Elementary.sin(angle) / Elementary.cos(angle)))
    #expect(agrees(StudentT.t95(degreesOfFreedom: 2), 0.95 * (2 / 0.0975).squareRoot()))
  }

  @Test func `it falls towards the normal quantile, without a jump where the expansion takes over`()
  {
    var before = Double.infinity
    for freedom in [1, 1.5, 2.25, 3, 10, 99.5, 1e4, 999_999, 1e6, 1e9] {
      let t = StudentT.t95(degreesOfFreedom: freedom)
      #expect(t < before && t > Normal.z95, "\(freedom)")
      before = t
    }
    let (below, above) = (999_999.999, 1_000_000.0)
    #expect(
      agrees(
        StudentT.t95(degreesOfFreedom: below), StudentT.t95(degreesOfFreedom: above), within: 1e-11)
    )
  }
}
