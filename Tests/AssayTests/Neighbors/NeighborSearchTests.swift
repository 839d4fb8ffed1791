import Kernels
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct NeighborSearchTests {
  private func random(_ rows: Int, _ columns: Int, seed: UInt64) -> [Float] {
    var generator = SeededGenerator(seed: seed)
    return (0..<rows * columns).map { _ in Float(generator.nextUnit() - 0.3) }
  }

  private func matrix(_ values: [Float], columns: Int) -> FloatMatrix {
    FloatMatrix(values: values, rowCount: values.count / columns, columnCount: columns)
  }

  /// The definition: all pairs in double precision, sorted.
  private func plain(_ matrix: FloatMatrix, _ count: Int) -> [[(image: Int, distance: Double)]] {
    let rows = (0..<matrix.rowCount).map { matrix[row: $0] }
    return rows.indices.map { one in
      Array(
        rows.indices.filter { $0 != one }
          .compactMap { other -> (image: Int, distance: Double)? in
            let (a, b) = (rows[one], rows[other])
            return cosineDistance(a.span, b.span).map { (other, $0) }
          }
          .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(count))
    }
  }

  private func agree(_ found: NearestNeighbors, with expected: [[(image: Int, distance: Double)]]) {
    for (image, list) in expected.enumerated() {
      let neighbors = found.neighbors(of: image)
      #expect(neighbors.map(\.image) == list.map(\.image), "image \(image)")
      #expect(neighbors.map(\.distance) == list.map(\.distance), "image \(image)")
    }
  }

  @Test(arguments: [1, 2, 5, 63, 64, 65, 300])
  func `all sizes give the neighbours of the definition`(_ rows: Int) async throws {
    let values = matrix(random(rows, 19, seed: UInt64(rows)), columns: 19)
    let found = try await NeighborSearch(in: values).nearest(9, cores: 2)
    agree(found, with: plain(values, 9))
    #expect(found.copyGroups == (0..<Int32(rows)).map { $0 })
  }

  @Test func `several panels give the neighbours of the definition, on any number of cores`()
    async throws
  {
    // Three panels; the lists of a few images are checked against the definition.
    let values = matrix(random(2_100, 8, seed: 77), columns: 8)
    let search = NeighborSearch(in: values)
    let found = try await search.nearest(5, cores: 1)
    #expect(try await search.nearest(5, cores: 3) == found)
    for image in stride(from: 0, to: 2_100, by: 211) {
      let list = (0..<2_100).filter { $0 != image }
        .map { ($0, search.distance(image, $0)!) }
        .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(5)
      #expect(found.neighbors(of: image).map(\.image) == list.map(\.0))
    }
  }

  @Test func `copies are at distance 0, one group, and of equal distances the first come first`()
    async throws
  {
    // 50 copies of one row, scattered among 30 others.
    var rows = (0..<30).map { random(1, 12, seed: UInt64($0 + 900)) }
    let copy = random(1, 12, seed: 5)
    for place in 0..<50 { rows.insert(copy, at: place + place / 3) }
    let values = matrix(rows.flatMap { $0 }, columns: 12)
    let found = try await NeighborSearch(in: values).nearest(9, cores: 2)
    agree(found, with: plain(values, 9))
    let copies = rows.indices.filter { rows[$0] == copy }
    #expect(copies.count == 50)
    #expect(copies.allSatisfy { found.copyGroups[$0] == Int32(copies[0]) })
    #expect(found.neighbors(of: copies[40]).allSatisfy { $0.distance == 0 })
  }

  @Test func `images without a direction have no neighbours and are nobody's`() async throws {
    var values = random(40, 6, seed: 8)
    for column in 0..<6 { values[3 * 6 + column] = 0 }
    values[7 * 6] = .nan
    values[11 * 6 + 2] = .infinity
    let found = try await NeighborSearch(in: matrix(values, columns: 6)).nearest(39, cores: 2)
    for image in [3, 7, 11] { #expect(found.neighbors(of: image).isEmpty) }
    #expect(found.neighbors(of: 0).count == 36)
    #expect(!found.indices.contains { [3, 7, 11].contains($0) })
  }

  @Test func `a search among some images sees no others`() async throws {
    let values = matrix(random(30, 6, seed: 9), columns: 6)
    let among: [Int32] = [2, 5, 6, 20, 29]
    let found = try await NeighborSearch(in: values, among: among).nearest(9, cores: 2)
    #expect(Set(found.neighbors(of: 5).map(\.image)) == [2, 6, 20, 29])
    #expect(found.neighbors(of: 4).isEmpty)
  }

  @Test func `the length of a row does not matter`() async throws {
    var values = random(100, 6, seed: 10)
    let before = try await NeighborSearch(in: matrix(values, columns: 6)).nearest(4, cores: 1)
    for row in 0..<100 {
      for column in 0..<6 { values[row * 6 + column] *= row.isMultiple(of: 2) ? 1024 : 0.125 }
    }
    let after = try await NeighborSearch(in: matrix(values, columns: 6)).nearest(4, cores: 1)
    #expect(after.indices == before.indices)
  }

  @Test func `the nearest image beyond a group is found among all`() async throws {
    // 20 copies of (1, 0) and two others, at 45° and 90°.
    let copies = [[Float]](repeating: [1, 0], count: 20).joined()
    let rows: [Float] = Array(copies) + [1, 1, 0, 1]
    let search = NeighborSearch(in: matrix(rows, columns: 2))
    let found = try await search.nearest(10, cores: 2)
    let beyond = try await search.distancesBeyond(found.copyGroups, of: [0, 21], cores: 2)
    #expect(abs(beyond[0]! - (1 - 0.5.squareRoot())) < 1e-15)
    #expect(beyond[21] == beyond[0])
    let alone = [Int32](repeating: 0, count: 22)
    #expect(try await search.distancesBeyond(alone, of: [0], cores: 1).isEmpty)
  }
}
