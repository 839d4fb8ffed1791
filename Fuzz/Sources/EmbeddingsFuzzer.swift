import Dataset
import Dispatch
import Kernels

@testable import Analysis

/// One input: the first byte is how many columns a matrix has and what its other bytes are, whole
/// numbers or any Float32; then its neighbours are those that all comparisons give, and its
/// principal components and maps are finite.
func tryEmbeddings(_ bytes: [UInt8]) -> CInt {
  guard let head = bytes.first else { return 0 }
  let width = Int(head & 7) + 1
  let numbers: [Float] =
    head & 8 == 0
    ? bytes.dropFirst().map { Float(Int8(bitPattern: $0)) }
    : stride(from: 1, to: bytes.count - 3, by: 4).map { place in
      Float(bitPattern: bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) })
    }
  let rows = min(numbers.count / width, 40)
  let values = Array(numbers.prefix(rows * width))
  checkComponents(of: values, width: width)
  let matrix = FloatMatrix(values: values, rowCount: rows, columnCount: width)
  waitFor { try await checkNeighbors(in: matrix) }
  waitFor { try await checkMaps(of: matrix) }
  return 0
}

private func checkComponents(of values: [Float], width: Int) {
  let found = PrincipalComponents(of: values.span, columnCount: width, count: 3)
  precondition(found.count <= min(3, width) && found.components.count == found.count * width)
  precondition(found.variances.allSatisfy { $0 > 0 && $0.isFinite })
  precondition(found.variances == found.variances.sorted(by: >))
  for component in 0..<found.count {
    let entries = found.components[component * width..<(component + 1) * width]
    let length = entries.reduce(0) { $0 + $1 * $1 }
    precondition(abs(length - 1) < 1e-9, "a component of length \(length.squareRoot())")
  }
}

/// The lists are those of all comparisons, up to distances that differ by 10⁻⁶.
private func checkNeighbors(in matrix: FloatMatrix) async throws {
  let search = NeighborSearch(in: matrix)
  let lists = try await search.nearest(4, cores: 1)
  let many = try await search.nearest(4, cores: 2)
  precondition(lists == many, "the lists depend on the number of cores")
  let members = Set(search.members.map { Int($0) })
  for image in 0..<matrix.rowCount {
    let near = lists.neighbors(of: image)
    let all = members.subtracting([image]).compactMap { search.distance(image, $0) }
    let expected = members.contains(image) ? all.sorted().prefix(4) : []
    precondition(near.count == expected.count, "\(near.count) neighbours, not \(expected.count)")
    precondition(near.allSatisfy { $0.image != image && members.contains($0.image) })
    precondition(Set(near.map(\.image)).count == near.count)
    for (one, other) in zip(near, expected) {
      precondition(abs(one.distance - other) < 1e-6, "\(near) are not \(expected)")
    }
  }
  let outcome = try await search.outcome(4, exactLimit: 8, clusterCount: 3, cores: 2)
  precondition(outcome.recall.map { (0...1).contains($0) } ?? true)
  for image in 0..<matrix.rowCount {
    let near = outcome.lists.neighbors(of: image)
    precondition(near.allSatisfy { $0.image != image && members.contains($0.image) })
    precondition(near.map(\.distance) == near.map(\.distance).sorted())
  }
}

/// Images with a direction are on the maps, the others are not.
private func checkMaps(of matrix: FloatMatrix) async throws {
  let maker = MapMaker(of: matrix)
  let members = Set(NeighborSearch(in: matrix).members.map { Int($0) })
  for points in [maker.plane(), try await maker.umap(epochCount: 3, cores: 1)] {
    precondition(points.trustworthiness.map { (0...1).contains($0) } ?? true)
    for image in 0..<matrix.rowCount {
      let isThere = points.matrix[row: image].allSatisfy(\.isFinite)
      precondition(isThere == members.contains(image), "image \(image): \(isThere)")
    }
  }
}

/// Waits for work, as libFuzzer's loop does not know how to.
private func waitFor(_ work: @escaping @Sendable () async throws -> Void) {
  let end = DispatchSemaphore(value: 0)
  Task.detached {
    do { try await work() } catch { fatalError("\(error)") }
    end.signal()
  }
  end.wait()
}
