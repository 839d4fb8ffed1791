import Testing

@testable import Kernels

@Suite struct PrincipalPlaneTests {
  @Test func `the plane is that of scikit-learn, signs and shares too`() throws {
    let planes = try UMAPCase.file().planes
    #expect(planes.count == 3)
    for golden in planes {
      let rows = (0..<Int32(golden.coordinates.count)).map { $0 }
      let values = golden.values
      let plane = PrincipalPlane(values.span, columnCount: golden.columns, rows: rows)
      for axis in 0..<2 {
        #expect(agrees(plane.shares[axis], golden.shares[axis], within: 1e-6), "\(golden.name)")
      }
      for row in rows.indices {
        let start = row * golden.columns
        let found = plane.coordinates(
          of: values.span.extracting(start..<start + golden.columns))
        for axis in 0..<2 {
          let expected = golden.coordinates[row][axis]
          #expect(abs(found[axis] - expected) < 2e-3, "\(golden.name): row \(row)")
        }
      }
    }
  }

  @Test func `only the rows asked for count`() {
    // Rows 0, 2 and 3 lie on a line along (0.6, 0.8); row 1 far off it.
    let values: [Float] = [0, 0, 50, -7, 3, 4, 6, 8]
    let plane = PrincipalPlane(values.span, columnCount: 2, rows: [0, 2, 3])
    #expect(plane.mean == [3, 4])
    #expect(abs(plane.directions[0].x - 0.6) < 1e-6 && abs(plane.directions[1].x - 0.8) < 1e-6)
    #expect(abs(plane.shares.x - 1) < 1e-6 && plane.shares.y < 1e-6)
    #expect(abs(plane.coordinates(of: values.span.extracting(6..<8)).x - 5) < 1e-5)
  }

  @Test func `rows that do not vary have no direction`() {
    let values = [Float](repeating: 2, count: 12)
    let plane = PrincipalPlane(values.span, columnCount: 3, rows: [0, 1, 2, 3])
    #expect(plane.directions.allSatisfy { $0 == .zero } && plane.shares == .zero)
    let none = PrincipalPlane(values.span, columnCount: 3, rows: [])
    #expect(none.directions.allSatisfy { $0 == .zero } && none.shares == .zero)
  }
}
