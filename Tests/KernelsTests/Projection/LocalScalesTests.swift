import Testing

@testable import Kernels

@Suite struct LocalScalesTests {
  @Test func `scales are those of umap-learn`() throws {
    let cases = try UMAPCase.file().cases
    #expect(cases.count == 4)
    for golden in cases {
      let scales = LocalScales(of: golden.lists)
      for image in golden.neighbors.indices {
        #expect(
          agrees(scales.nearest[image], golden.nearest[image], within: 1e-6, floor: 1e-9),
          "\(golden.name): \(image)")
        // The peer stops within 10⁻⁵ of the sum in single precision.
        #expect(
          agrees(scales.widths[image], golden.widths[image], within: 1e-4, floor: 1e-9),
          "\(golden.name): \(image)")
      }
    }
  }

  private func lists(_ distances: [[Double]]) -> NearestNeighbors {
    let width = distances.map(\.count).max() ?? 0
    var (indices, all): ([Int32], [Double]) = ([], [])
    for (image, row) in distances.enumerated() {
      for place in 0..<width {
        indices.append(place < row.count ? Int32((image + 1 + place) % (width + 1)) : -1)
        all.append(place < row.count ? row[place] : 99)
      }
    }
    return NearestNeighbors(
      imageCount: distances.count, neighborCount: width, indices: indices, distances: all,
      copyGroups: distances.indices.map { Int32($0) })
  }

  @Test func `memberships of an image's neighbours add up to the logarithm of their number`() {
    let distances = [[0.1, 0.2, 0.3, 0.5, 0.9], [0, 0.4, 1, 2, 7], [1, 1, 1.5, 3]]
    let scales = LocalScales(of: lists(distances))
    #expect(scales.nearest == [0.1, 0.4, 1])
    for (image, row) in distances.enumerated() {
      let sum = row.reduce(0.0) { $0 + Double(scales.membership(of: $1, in: image)) }
      #expect(abs(sum - Elementary.log2(Double(row.count + 1))) < 2e-5, "\(image)")
      #expect(scales.membership(of: scales.nearest[image], in: image) == 1)
      #expect(scales.membership(of: 0, in: image) == 1)
    }
  }

  @Test func `by hand: a neighbour beyond the nearest belongs by e to the minus excess over width`()
  {
    // Three and the image itself: 1 + 2 e^(−1/w) = log₂ 4, so w = 1 / ln 2.
    let scales = LocalScales(of: lists([[1, 2, 2]]))
    #expect(agrees(scales.widths[0], 1 / Elementary.log(2), within: 1e-4))
    #expect(abs(scales.membership(of: 2, in: 0) - 0.5) < 1e-4)
    #expect(abs(scales.membership(of: 3, in: 0) - 0.25) < 1e-4)
  }

  @Test func `no width is below a thousandth of the mean distance`() {
    // Of five neighbours three are nearest of all: they alone are too many for any width.
    let scales = LocalScales(of: lists([[1, 1, 1, 5, 5], [0, 0, 0, 0, 0]]))
    #expect(agrees(scales.widths[0], 1e-3 * 13 / 6))
    // Where all are at 0 the mean is that of all images, each with itself: 13 / 12.
    #expect(scales.nearest[1] == 0 && agrees(scales.widths[1], 1e-3 * 13 / 12))
  }

  @Test func `an image without neighbours has the width 1`() {
    let scales = LocalScales(of: lists([[1, 2], []]))
    #expect(scales.nearest[1] == 0 && scales.widths[1] == 1)
    #expect(LocalScales(of: lists([])).widths.isEmpty)
  }
}
