import Testing

@testable import Kernels

@Suite struct ProbabilityBlockTests {
  private func block(
    _ probabilities: [Float], _ truth: [Int32], _ predicted: [Int32], classes: Int,
    rows: Range<Int>? = nil
  ) -> ProbabilityBlock {
    ProbabilityBlock(
      index: 0, rows: rows ?? 0..<truth.count, probabilities: probabilities.span,
      truth: truth.span, predicted: predicted.span, classCount: classes)
  }

  @Test func `by hand: ties go to the lowest index`() {
    // Row by row the label's place is 1 of (½, ½, 0), 2 of (0, ½, ½), 3 of (¼, ½, ¼).
    let probabilities: [Float] = [0.5, 0.5, 0, 0, 0.5, 0.5, 0.25, 0.5, 0.25]
    let found = block(probabilities, [0, 2, 2], [0, 1, 0], classes: 3)
    #expect([found.hits.two, found.hits.three, found.hits.five] == [2, 3, 3])
    // Predicted 0, 1 and 0 have places 1, 1 and 2.
    #expect(found.disagreements == 1 && found.wrong == 2 && found.clipped == 0)
    // (½² + ½²), (½² + ½²) and (¼² + ½² + ¾²).
    #expect(agrees(found.brier.mean, (0.5 + 0.5 + 0.875) / 3))
    #expect(agrees(found.logLoss.mean, 4 * Elementary.log(2) / 3))
  }

  @Test func `a block is what its rows are by the definitions`() {
    let (rows, classes) = (120, 11)
    // Rounded to multiples of about a sixth: many ties, many zeros.
    let sample = Sample(rows: rows, classes: classes, seed: 4, decimals: 0.8)
    var generator = SeededGenerator(seed: 5)
    let predicted = sample.truth.map {
      generator.next() % 3 == 0 ? Int32(generator.next() % 11) : $0
    }
    let found = block(sample.probabilities, sample.truth, predicted, classes: classes)
    var (brier, logLoss) = (0.0, 0.0)
    var (two, three, five, disagreements, clipped) = (0, 0, 0, 0, 0)
    for row in 0..<rows {
      let scores = (0..<classes).map { Double(sample.probabilities[row * classes + $0]) }
      let label = Int(sample.truth[row])
      let order = scores.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
      let place = order.firstIndex(of: label) ?? classes
      (two, three, five) = (
        two + (place < 2 ? 1 : 0), three + (place < 3 ? 1 : 0), five + (place < 5 ? 1 : 0)
      )
      if order[0] != Int(predicted[row]) { disagreements += 1 }
      if scores[label] < 0x1p-52 { clipped += 1 }
      logLoss -= Elementary.log(max(scores[label], 0x1p-52))
      for (index, score) in scores.enumerated() {
        let distance = score - (index == label ? 1 : 0)
        brier += distance * distance
      }
    }
    #expect(clipped > 0 && disagreements > 0 && two < three && three < five)
    #expect([found.hits.two, found.hits.three, found.hits.five] == [two, three, five])
    #expect(found.disagreements == disagreements && found.clipped == clipped)
    #expect(found.wrong == zip(sample.truth, predicted).count { $0 != $1 })
    #expect(agrees(found.brier.mean, brier / Double(rows)))
    #expect(agrees(found.logLoss.mean, logLoss / Double(rows)))
  }

  @Test func `rows without a label or prediction, and those of other blocks, are left out`() {
    let probabilities: [Float] = [0, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.75]
    let found = block(probabilities, [0, -1, 1, 1], [0, 0, -1, 1], classes: 2, rows: 1..<4)
    #expect(found.logLoss.count == 1 && found.brier.count == 1 && found.clipped == 0)
    #expect(agrees(found.logLoss.mean, -Elementary.log(0.75)))
    #expect(block([], [], [], classes: 2).logLoss.count == 0)
  }

  @Test func `a probability above 1 by its last bit costs nothing`() {
    let found = block([Float(1).nextUp, 0], [0], [0], classes: 2)
    #expect(found.logLoss.mean == 0 && found.logLoss.count == 1)
  }
}
