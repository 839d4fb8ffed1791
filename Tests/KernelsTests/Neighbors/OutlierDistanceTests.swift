import Testing

@testable import Kernels

@Suite struct OutlierDistanceTests {
  @Test func `outlier distance is that of NumPy`() throws {
    let cases = try NeighborCase.all()
    #expect(cases.count == 11)
    for golden in cases {
      let found = outlierDistances(of: plainNeighbors(of: golden.rows, count: 10))
      #expect(areNear(found, golden.outlier_distance), "\(golden.name)")
    }
  }

  @Test func `by hand: the mean of ten, or of as many as there are, and none without any`() {
    // Lists of 12: of the first image only the ten nearest count, (1 + … + 10) / 10 = 5.5.
    let full = (1...12).map { Int32($0) }
    let indices = full + [0, 2, 3] + [Int32](repeating: -1, count: 9 + 11 * 12)
    let distances =
      (1...12).map(Double.init) + [0.5, 0.25, 0.75]
      + [Double](repeating: 99, count: 9 + 11 * 12)
    let lists = NearestNeighbors(
      imageCount: 13, neighborCount: 12, indices: indices, distances: distances,
      copyGroups: (0..<13).map { $0 })
    let found = outlierDistances(of: lists)
    #expect(found[0] == 5.5 && found[1] == 0.5)
    #expect(found[2...].allSatisfy { $0 == nil })
  }
}
