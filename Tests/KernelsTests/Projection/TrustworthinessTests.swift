import Testing

@testable import Kernels

@Suite struct TrustworthinessTests {
  @Test func `trustworthiness is that of scikit-learn`() throws {
    for golden in try UMAPCase.file().cases {
      let points = golden.points
      var trust = Trustworthiness(imageCount: points.count)
      #expect(trust.value == nil)
      for image in points.indices {
        let distances = golden.all_distances[image]
        trust.add(image, distances: distances.span, in: points.span)
      }
      #expect(agrees(trust.value, golden.trustworthiness, within: 1e-12), "\(golden.name)")
    }
  }

  /// The layout's points on a line, in the order of `places`, and the truth in steps of one.
  private func trust(_ places: [Float], neighbors: Int, among images: [Int]) -> Trustworthiness {
    var trust = Trustworthiness(imageCount: places.count, neighborCount: neighbors)
    let layout = places.map { SIMD2<Float>($0, 0) }
    for image in images {
      let distances = places.indices.map { abs(Double($0 - image)) }
      trust.add(image, distances: distances.span, in: layout.span)
    }
    return trust
  }

  @Test func `a layout that keeps the order of the distances is wholly to be trusted`() {
    let kept = trust((0..<12).map { 3 * Float($0) + 1 }, neighbors: 3, among: Array(0..<12))
    #expect(kept.value == 1 && kept.added == 12)
    #expect(trust((0..<12).map { -Float($0) }, neighbors: 3, among: Array(0..<12)).value == 1)
  }

  @Test func `by hand: one neighbour that is the third in truth`() {
    // Of five images the layout puts 3 nearest to 0, which is its third: 3 − 1 = 2 too far.
    // 1 − 2 / (1 · 1 · (10 − 3 − 1)) · 2 = 1/3.
    let one = trust([0, 5, 6, 1, 9], neighbors: 1, among: [0])
    #expect(agrees(one.value, 1.0 / 3))
    // With 4, whose nearest in the layout, 2, is its second: (2 + 1) / 2 too far on average.
    let two = trust([0, 5, 6, 1, 9], neighbors: 1, among: [0, 4])
    #expect(agrees(two.value, 0.5))
  }

  @Test func `of equal distances the lower index comes first`() {
    // All points at one place: the two lowest others are the neighbours of each.
    let found = trust([0, 0, 0, 0, 0], neighbors: 2, among: [4])
    // Of 4 they are the fourth and third in truth, 2 + 1 too far: 1 − 2 / (2 · (10 − 6 − 1)) · 3.
    #expect(abs(found.value ?? 9) < 1e-15)
    #expect(trust([0, 0, 0, 0, 0], neighbors: 2, among: [1]).value == 1)
  }
}
