import Dataset
internal import Kernels

/// Everything about an evaluation that needs probabilities; `nil` where the model has neither them nor
/// a confidence.
///
/// Rows and classes are split over tasks; results land by index, so the split leaves no trace.
func probabilisticScores(
  _ inputs: EvaluationInputs, classCount: Int, chosen: [Bool]?, tasks: Int
) async throws -> ProbabilisticScores? {
  guard let matrix = inputs.probabilities else {
    guard let confidence = inputs.confidence else { return nil }
    return ProbabilisticScores(calibration: calibration(inputs, of: confidence.values))
  }
  async let scores = scores(inputs, matrix, classCount: classCount, tasks: tasks)
  async let calibration = calibration(inputs, matrix, classCount: classCount)
  let rankings = try await rankings(
    inputs, matrix, classCount: classCount, tasks: tasks)
  let counted = rankings.indices.filter { chosen?[$0] ?? true }.map { rankings[$0] }
  return ProbabilisticScores(
    meaning: matrix.meaning, scores: try await scores, calibration: try await calibration,
    rankings: rankings, means: RankingMeans(of: counted))
}

@concurrent
private func scores(
  _ inputs: EvaluationInputs, _ matrix: ProbabilityMatrix, classCount: Int, tasks: Int
) async throws -> ProbabilityScores {
  let count = inputs.truth.count
  let blocks = (count + ProbabilityScores.blockRows - 1) / ProbabilityScores.blockRows
  let parts = Parts(of: max(1, blocks), count: tasks).ranges
  return try await withThrowingTaskGroup(of: ProbabilityScores.self) { group in
    for part in parts {
      group.addTask {
        try Task.checkCancellation()
        let rows =
          min(
            count, part.lowerBound * ProbabilityScores.blockRows)..<min(
            count, part.upperBound * ProbabilityScores.blockRows)
        return matrix.scores(inputs, classCount: classCount, rows: rows)
      }
    }
    var whole: ProbabilityScores?
    for try await part in group {
      if whole == nil { whole = part } else { whole? += part }
    }
    guard let whole else { throw CancellationError() }
    return whole
  }
}

@concurrent
private func calibration(
  _ inputs: EvaluationInputs, _ matrix: ProbabilityMatrix, classCount: Int
) async throws -> Calibration {
  try Task.checkCancellation()
  let confidences = inputs.confidence?.values ?? matrix.confidences(of: inputs.predicted)
  // What came as Float32 lies in the bin of the Float32: 0.2 is above 3/15 there.
  guard case .single = matrix.values, matrix.meaning != .logits,
    confidences.allSatisfy({ $0.isNaN || Double(Float($0)) == $0 })
  else { return calibration(inputs, of: confidences) }
  let singles = confidences.map(Float.init)
  return Calibration(
    confidences: singles.span, truth: inputs.truth.span, predicted: inputs.predicted.span)
}

private func calibration(_ inputs: EvaluationInputs, of confidences: [Double]) -> Calibration {
  Calibration(
    confidences: confidences.span, truth: inputs.truth.span, predicted: inputs.predicted.span)
}

@concurrent
private func rankings(
  _ inputs: EvaluationInputs, _ matrix: ProbabilityMatrix, classCount: Int, tasks: Int
) async throws -> [ClassRanking] {
  let order = RankingOrder(of: matrix)
  return try await withThrowingTaskGroup(of: (Int, [ClassRanking]).self) { group in
    for part in Parts(of: classCount, count: tasks).ranges {
      group.addTask {
        var scratch = RankingScratch(rowCount: inputs.baseTruth.count, classCount: classCount)
        var rankings: [ClassRanking] = []
        for first in stride(from: part.lowerBound, to: part.upperBound, by: 64) {
          try Task.checkCancellation()
          rankings += matrix.rankings(
            of: first..<min(first + 64, part.upperBound), by: order, truth: inputs.baseTruth,
            scratch: &scratch)
        }
        return (part.lowerBound, rankings)
      }
    }
    var parts: [(Int, [ClassRanking])] = []
    for try await part in group { parts.append(part) }
    return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
  }
}

/// A range of indices in nearly equal parts.
struct Parts {
  /// The parts in order; fewer than asked for if there are fewer indices.
  let ranges: [Range<Int>]

  init(of indices: Int, count: Int) {
    let parts = max(1, min(count, indices))
    ranges = (0..<parts).map { indices * $0 / parts..<indices * ($0 + 1) / parts }
  }
}
