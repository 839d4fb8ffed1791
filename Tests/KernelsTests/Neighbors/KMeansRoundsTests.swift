import Testing

@testable import Kernels

@Suite struct KMeansRoundsTests {
  private func cloud(_ rows: Int, _ columns: Int) -> [Float] {
    var generator = SeededGenerator(seed: 21)
    return (0..<rows * columns).map { place in
      Float(generator.nextUnit()) + Float(place / columns % 7)
    }
  }

  /// Lloyd's rounds as they are defined: every row is compared with every centre.
  private func plain(_ values: [Float], _ columns: Int, _ centers: [[Double]]) -> [Int] {
    var centers = centers
    var owners: [Int] = []
    let rows = stride(from: 0, to: values.count, by: columns).map { start in
      values[start..<start + columns].map(Double.init)
    }
    func distance(_ one: [Double], _ other: [Double]) -> Double {
      zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    for _ in 0..<KMeans.roundLimit {
      let next = rows.map { row in
        centers.indices.min { distance(row, centers[$0]) < distance(row, centers[$1]) } ?? 0
      }
      if next == owners { break }
      owners = next
      for center in centers.indices {
        let own = rows.indices.filter { owners[$0] == center }
        guard !own.isEmpty else { continue }
        centers[center] = (0..<columns).map { column in
          own.reduce(0) { $0 + rows[$1][column] } / Double(own.count)
        }
      }
    }
    return owners
  }

  @Test(arguments: [1, 3, 12]) func `leaving rows out changes nothing`(_ clusters: Int) {
    let values = cloud(300, 9)
    var generator = SeededGenerator(seed: 4)
    let rounds = KMeansRounds(
      values.span, columnCount: 9, clusterCount: clusters, generator: &generator)
    var again = SeededGenerator(seed: 4)
    let found = KMeans(values.span, columnCount: 9, clusterCount: clusters, generator: &again)
    let expected = plain(values, 9, rounds.currentCenters)
    #expect(found.clusters == expected.map { $0 })
  }

  @Test func `parts of any size give the same clusters`() {
    let values = cloud(250, 5)
    func clusters(_ size: Int) -> [Int?] {
      var generator = SeededGenerator(seed: 9)
      var rounds = KMeansRounds(
        values.span, columnCount: 5, clusterCount: 8, generator: &generator)
      for _ in 0..<KMeans.roundLimit {
        let parts = stride(from: 0, to: 250, by: size).map { start in
          rounds.nearest(start..<min(start + size, 250), in: values.span)
        }
        guard parts.reversed().count(where: { rounds.take($0) }) > 0 else { break }
        rounds.moveCenters(in: values.span)
      }
      return rounds.clustering(of: values.span).clusters
    }
    #expect(clusters(250) == clusters(1))
    #expect(clusters(250) == clusters(64))
  }

  @Test func `the search for starts ends where it is told to`() {
    struct Enough: Error {}
    let values = cloud(50, 5)
    var generator = SeededGenerator(seed: 9)
    var steps = 0
    #expect(throws: Enough.self) {
      _ = try KMeansRounds(
        values.span, columnCount: 5, clusterCount: 8, generator: &generator
      ) {
        steps += 1
        if steps == 3 { throw Enough() }
      }
    }
    #expect(steps == 3)
  }
}
