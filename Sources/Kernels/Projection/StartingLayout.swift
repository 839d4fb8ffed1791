/// Where UMAP begins: given coordinates, each axis stretched to 0…10, with a little noise so that
/// copies do not lie on each other.
///
/// - Parameters:
///   - coordinates: finite, one pair an image; the first two principal components, say.
///   - seed: of the noise, which is even within ±2 · 10⁻⁴.
/// - Returns: the points; an axis without extent is 5 but for the noise.
public func startingLayout(_ coordinates: [SIMD2<Double>], seed: UInt64) -> [SIMD2<Float>] {
  guard let first = coordinates.first else { return [] }
  let low = coordinates.reduce(first) { pointwiseMin($0, $1) }
  let extent = coordinates.reduce(first) { pointwiseMax($0, $1) } - low
  var generator = SeededGenerator(seed: seed, stream: 1)
  return coordinates.map { point in
    var placed = SIMD2<Float>()
    for axis in 0..<2 {
      let share = extent[axis] > 0 ? (point[axis] - low[axis]) / extent[axis] : 0.5
      placed[axis] = Float(10 * share + 4e-4 * (generator.nextUnit() - 0.5))
    }
    return placed
  }
}
