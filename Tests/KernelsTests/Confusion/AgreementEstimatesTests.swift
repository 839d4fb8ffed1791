import Testing

@testable import Kernels

@Suite struct AgreementEstimatesTests {
  /// Cells on both sides of the border between counting and drawing image by image.
  let matrix = ConfusionMatrix(counts: [60, 3, 9, 12, 80, 0, 1, 2, 33], classCount: 3)

  @Test func `the same seed gives the same interval, another seed another`() {
    let one = ConfusionScores(matrix: matrix, seed: 1, replicates: 200)
    #expect(one == ConfusionScores(matrix: matrix, seed: 1, replicates: 200))
    #expect(one.mcc != ConfusionScores(matrix: matrix, seed: 2, replicates: 200).mcc)
  }

  @Test(arguments: [0.4, 0.1, 0.02], [50, 300])
  func `bootstrap intervals hold the truth`(miss: Double, images: Int) throws {
    try expectCoverage(
      [
        ("MCC", \.mcc), ("κ", \.cohenKappa), ("balanced accuracy", \.balancedAccuracy),
      ], of: CoverageWorld(miss: miss), images: images, samples: 150, replicates: 400)
  }

  @Test func `the intervals are BCa's of the seed's replicates, around the values of the matrix`() {
    let found = AgreementEstimates(of: matrix, seed: 3, replicates: 150)
    let whole = matrix.agreement
    let cells = matrix.occupiedCells
    let drawn = ConfusionBootstrap(cells: cells, classCount: 3).values(of: 0..<150, seed: 3)
    let left = matrix.leaveOneOut(over: cells)
    func expected(
      _ value: (Agreement) -> Double?, _ replicates: [Double]
    ) -> Estimate {
      let acceleration = BCa.acceleration(
        leaveOneOut: left.map { (value($0.agreement) ?? .nan, $0.weight) })
      return Estimate(
        value: value(whole),
        interval: BCa.interval(
          estimate: value(whole) ?? .nan, replicates: replicates, acceleration: acceleration),
        n: 200)
    }
    #expect(found.mcc == expected(\.mcc, drawn.mcc) && found.mcc.interval != nil)
    #expect(found.kappa == expected(\.kappa, drawn.kappa) && found.kappa.interval != nil)
    #expect(found.balancedAccuracy == expected(\.balancedAccuracy, drawn.balancedAccuracy))
    #expect(found.balancedAccuracy.interval != nil)
  }

  @Test func `without replicates the values are the same and say that no interval was asked for`() {
    let (with, without) = (
      AgreementEstimates(of: matrix, seed: 3, replicates: 50),
      AgreementEstimates(of: matrix, seed: 3, replicates: 0)
    )
    for (one, other) in [
      (with.mcc, without.mcc), (with.kappa, without.kappa),
      (with.balancedAccuracy, without.balancedAccuracy),
    ] {
      #expect(
        other == Estimate(value: one.value, n: 200, reason: "no interval was asked for"))
    }
  }

  @Test func `undefined says why`() {
    let one = AgreementEstimates(
      of: ConfusionMatrix(counts: [4, 0, 0, 0], classCount: 2), seed: 0, replicates: 9)
    #expect(one.mcc == .undefined(n: 4, because: "all labels or all predictions are one class"))
    #expect(one.kappa == .undefined(n: 4, because: "labels and predictions are all one class"))
    #expect(one.balancedAccuracy.value == 1)
    let none = AgreementEstimates(
      of: ConfusionMatrix(counts: [0, 0, 0, 0], classCount: 2), seed: 0, replicates: 9)
    #expect(none.balancedAccuracy == .undefined(n: 0, because: "there is no image"))
  }
}
