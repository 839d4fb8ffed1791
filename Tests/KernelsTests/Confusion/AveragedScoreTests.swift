import Testing

@testable import Kernels

@Suite struct AveragedScoreTests {
  private let all: [AveragedScore] = [.precision, .recall, .f1]

  @Test func `a score is the class's own, over what it is divided by`() {
    // Pikachu: 32 labelled, 45 predicted, 26 both.
    let scores = ClassScores(of: 2, in: .ancestor)
    #expect(all.map { $0.estimate(of: scores) } == [scores.precision, scores.recall, scores.f1])
    #expect(all.map { $0.denominator(of: scores) } == [45, 32, 77])
  }

  /// The score of a class in a matrix of counts that need not be whole.
  private func plain(_ score: AveragedScore, of index: Int, in counts: [Double]) -> Double {
    let right = counts[index * 4 + index]
    let row = (0..<4).reduce(0) { $0 + counts[index * 4 + $1] }
    let column = (0..<4).reduce(0) { $0 + counts[$1 * 4 + index] }
    return switch score {
    case .precision: right / column
    case .recall: right / row
    case .f1: 2 * right / (row + column)
    }
  }

  @Test func `the influence of an image is what a little more of it does to the score`() {
    let matrix = ConfusionMatrix.ancestor
    let counts = matrix.counts.map(Double.init)
    let step = 1e-5
    for score in all {
      for index in 0..<4 {
        let scores = ClassScores(of: index, in: matrix)
        let value = plain(score, of: index, in: counts)
        for cell in matrix.occupiedCells {
          let place = cell.truth * 4 + cell.predicted
          func moved(_ step: Double) -> Double {
            var counts = counts
            counts[place] += step
            return plain(score, of: index, in: counts)
          }
          let slope = (moved(step) - moved(-step)) / (2 * step)
          let influence = score.influence(of: cell, on: index, at: value)
          #expect(
            abs(influence / score.denominator(of: scores) - slope) < 1e-9,
            "\(score) of \(index) by \(cell)")
        }
      }
    }
  }

  @Test func `the variance is that of the influences, times the denominator`() {
    // Of one class against the rest: Σ influence² over the images, per unit of the denominator.
    let matrix = ConfusionMatrix(counts: [40, 8, 12, 60], classCount: 2)
    let scores = ClassScores(of: 0, in: matrix)
    for score in all {
      let value = score.estimate(of: scores).value ?? .nan
      let squares = matrix.occupiedCells.reduce(0) { sum, cell in
        let influence = score.influence(of: cell, on: 0, at: value)
        return sum + Double(cell.count) * influence * influence
      }
      let denominator = score.denominator(of: scores)
      #expect(agrees(score.unitVariance(at: value), squares / denominator), "\(score)")
      #expect(score.unitVariance(at: 0) == 0 && score.unitVariance(at: 1) == 0)
    }
  }
}
