import Kernels

/// What umap-learn 0.5.12 and scikit-learn make of a small case.
struct UMAPCase: Decodable {
  struct File: Decodable {
    var cases: [UMAPCase]
    var curves: [Curve]
    var planes: [Plane]
  }
  struct Curve: Decodable { var spread, least, a, b: Double }
  struct Plane: Decodable {
    var name: String
    var columns: Int
    var values: [Float]
    var coordinates: [[Double]]
    var shares: [Double]
  }

  var name: String
  var count: Int
  var neighbors: [[Int32]]
  var distances: [[Double]]
  var nearest, widths: [Double]
  var edges: [[Double]]
  var layout: [[Float]]
  var all_distances: [[Double]]
  var trustworthiness: Double

  static func file() throws -> File { try goldenFile("umap.json") }

  var lists: NearestNeighbors {
    NearestNeighbors(
      imageCount: neighbors.count, neighborCount: count, indices: neighbors.flatMap { $0 },
      distances: distances.flatMap { $0 }, copyGroups: (0..<Int32(neighbors.count)).map { $0 })
  }
  var points: [SIMD2<Float>] { layout.map { SIMD2($0[0], $0[1]) } }
}
