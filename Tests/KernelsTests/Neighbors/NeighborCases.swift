import Kernels

/// Cases whose numbers plain NumPy made, for all measures that follow from neighbours.
struct NeighborCase: Decodable {
  struct File: Decodable { var cases: [NeighborCase] }

  var name: String
  var columns, classes: Int
  var seed: UInt64
  var values: [Float?]
  var labels, twins, groups: [Int32]
  var neighbors: [[Int]]
  var singularity, outlier_distance, quality: [Double?]
  var suggestion: [Int32?]
  var diversity: [Int?]

  static func all() throws -> [NeighborCase] {
    try goldenFile("neighbors.json", as: File.self).cases
  }

  var rows: [[Float]] {
    stride(from: 0, to: values.count, by: columns).map { start in
      values[start..<start + columns].map { $0 ?? .nan }
    }
  }
}

/// The nearest images by the definition: all pairs, sorted.
func plainNeighbors(
  of rows: [[Float]], count: Int, among images: [Int]? = nil
) -> NearestNeighbors {
  var indices: [Int32] = []
  var distances: [Double] = []
  var sets = DisjointSets(count: rows.count)
  let images = images ?? Array(rows.indices)
  for one in rows.indices {
    var found: [(image: Int, distance: Double)] = []
    for other in images where other != one && images.contains(one) {
      let (a, b) = (rows[one], rows[other])
      guard let distance = cosineDistance(a.span, b.span) else { continue }
      found.append((other, distance))
      if distance < 1e-5 { sets.unite(one, other) }
    }
    found.sort { ($0.distance, $0.image) < ($1.distance, $1.image) }
    for rank in 0..<count {
      indices.append(rank < found.count ? Int32(found[rank].image) : -1)
      distances.append(rank < found.count ? found[rank].distance : 0)
    }
  }
  return NearestNeighbors(
    imageCount: rows.count, neighborCount: count, indices: indices, distances: distances,
    copyGroups: sets.firsts())
}

/// The distance of each image to the nearest outside its group, by the definition.
func plainBeyond(_ groups: [Int32], _ rows: [[Float]], _ images: [Int]) -> [Int: Double] {
  var found: [Int: Double] = [:]
  for image in images {
    for other in rows.indices where groups[other] != groups[image] {
      let (a, b) = (rows[image], rows[other])
      guard let distance = cosineDistance(a.span, b.span) else { continue }
      found[image] = min(found[image] ?? 2, distance)
    }
  }
  return found
}

/// Whether numbers are those of NumPy, up to its rounding.
func areNear(_ found: [Double?], _ expected: [Double?]) -> Bool {
  found.count == expected.count
    && zip(found, expected).allSatisfy { agrees($0, $1, within: 1e-9, floor: 1e-12) }
}
