import Kernels
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct ScatterTests {
  private static let count = 3_000
  private static let explorer: Explorer = {
    var snapshot = ProjectSnapshot(images: (0..<count).map { ImageRecord(key: "\($0)") })
    snapshot.metrics = [
      "step": Column(values: (0..<count).map { $0 % 10 == 9 ? .nan : Double($0 % 7) }),
      "rise": Column(values: (0..<count).map { Double($0 % 7 + $0 % 3) }),
    ]
    snapshot.classes = ["even", "odd"]
    snapshot.labels = (0..<count).map { $0 % 5 == 0 ? -1 : Int32($0 % 2) }
    return Explorer(snapshot)
  }()

  private func scatter(limit: Int, by field: String? = nil) throws -> Scatter {
    try #require(
      try Self.explorer.scatter(
        of: "step", and: "rise", in: ImageSet(allOf: Self.count), limit: limit, by: field,
        model: nil))
  }

  @Test func `all images with both metrics are points, the others are counted`() throws {
    let found = try scatter(limit: 50_000)
    #expect((found.n, found.missing) == (2_700, 300))
    #expect(found.points.count == 2_700 && !found.isSampled && found.groups == nil)
    #expect(found.points.allSatisfy { $0.x == Double($0.image % 7) })
    #expect(found.points.allSatisfy { $0.y == Double($0.image % 7 + $0.image % 3) })
    #expect(found.trend.bins.map(\.n).reduce(0, +) == 2_700)
  }

  @Test func `a sample is of the asked size, spread evenly, and the same each time`() throws {
    let found = try scatter(limit: 500)
    #expect(found.points.count == 500 && found.isSampled && found.n == 2_700)
    #expect(found.points == (try scatter(limit: 500)).points)
    #expect(zip(found.points, found.points.dropFirst()).allSatisfy { $0.image < $1.image })
    // Each half of the images gets 250 ± 4.5 standard deviations (hypergeometric, 10.1).
    let first = found.points.count { $0.image < Int32(Self.count / 2) }
    #expect(abs(first - 250) < 46)
    #expect(found.correlation == (try scatter(limit: 1)).correlation)
    #expect(found.trend == (try scatter(limit: 1)).trend)
  }

  @Test func `points carry the words of a field`() throws {
    let found = try scatter(limit: 100, by: "label")
    let groups = try #require(found.groups)
    #expect(groups.names == ["even", "odd"])
    #expect(
      zip(found.points, groups.codes).allSatisfy { point, code in
        code == (point.image % 5 == 0 ? -1 : point.image % 2)
      })
    #expect(throws: FilterError.self) { try scatter(limit: 100, by: "step") }
  }

  @Test func `an unknown metric is no scatter`() throws {
    let set = ImageSet(allOf: Self.count)
    #expect(
      try Self.explorer.scatter(of: "step", and: "none", in: set, limit: 1, model: nil) == nil)
    #expect(
      try Self.explorer.scatter(of: "none", and: "step", in: set, limit: 1, model: nil) == nil)
  }
}
