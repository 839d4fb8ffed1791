import Dataset
internal import Kernels

/// By what images are ranked for each class.
enum RankingOrder: Sendable {
  /// By the numbers of the class as they were given.
  case given
  /// By those of the only two classes that have any, of which one is what is left of the other.
  case pair(Int, Int)
  /// By the odds in the softmax of logits.
  case odds(LogitOdds)

  init(of matrix: ProbabilityMatrix) {
    let width = matrix.columnCount
    switch (matrix.meaning, matrix.values) {
    case (.logits, .single(let values)):
      self = .odds(values.withValues { LogitOdds(logits: $0.span, classCount: width) })
    case (.logits, .double(let values)):
      self = .odds(values.withValues { LogitOdds(logits: $0.span, classCount: width) })
    case (.probabilities, _):
      self = matrix.onlyTwoColumns.map { .pair($0, $1) } ?? .given
    case (.scores, _): self = .given
    }
  }
}

extension ProbabilityMatrix {
  /// Ranks the images by each of some classes.
  func rankings(
    of classes: Range<Int>, by order: RankingOrder, truth: [Int32],
    scratch: inout RankingScratch
  ) -> [ClassRanking] {
    let width = columnCount
    switch (values, order) {
    case (.single(let values), .odds(let odds)):
      return values.withValues {
        rankClasses(
          classes, logits: $0.span, odds: odds, truth: truth.span, classCount: width,
          scratch: &scratch)
      }
    case (.double(let values), .odds(let odds)):
      return values.withValues {
        rankClasses(
          classes, logits: $0.span, odds: odds, truth: truth.span, classCount: width,
          scratch: &scratch)
      }
    case (_, .pair(let first, let second)):
      return classes.flatMap { index in
        index == first || index == second
          ? [ranking(of: index, against: first + second - index, truth: truth, scratch: &scratch)]
          : rankings(of: index..<index + 1, by: .given, truth: truth, scratch: &scratch)
      }
    case (.single(let values), .given):
      return values.withValues {
        rankClasses(
          classes, probabilities: $0.span, truth: truth.span, classCount: width,
          scratch: &scratch)
      }
    case (.double(let values), .given):
      return values.withValues {
        rankClasses(
          classes, probabilities: $0.span, truth: truth.span, classCount: width,
          scratch: &scratch)
      }
    }
  }

  private func ranking(
    of index: Int, against other: Int, truth: [Int32], scratch: inout RankingScratch
  ) -> ClassRanking {
    let width = columnCount
    return switch values {
    case .single(let values):
      values.withValues {
        rankClass(
          index, against: other, probabilities: $0.span, truth: truth.span, classCount: width,
          scratch: &scratch)
      }
    case .double(let values):
      values.withValues {
        rankClass(
          index, against: other, probabilities: $0.span, truth: truth.span, classCount: width,
          scratch: &scratch)
      }
    }
  }

  /// Log loss, Brier score and top k of some rows.
  func scores(
    _ inputs: EvaluationInputs, classCount: Int, rows: Range<Int>
  ) -> ProbabilityScores {
    let (truth, predicted) = (inputs.truth, inputs.predicted)
    switch (values, meaning == .logits) {
    case (.single(let values), false):
      return values.withValues {
        ProbabilityScores(
          probabilities: $0.span, truth: truth.span, predicted: predicted.span,
          classCount: classCount, rows: rows)
      }
    case (.double(let values), false):
      return values.withValues {
        ProbabilityScores(
          probabilities: $0.span, truth: truth.span, predicted: predicted.span,
          classCount: classCount, rows: rows)
      }
    case (.single(let values), true):
      return values.withValues {
        ProbabilityScores(
          logits: $0.span, truth: truth.span, predicted: predicted.span, classCount: classCount,
          rows: rows)
      }
    case (.double(let values), true):
      return values.withValues {
        ProbabilityScores(
          logits: $0.span, truth: truth.span, predicted: predicted.span, classCount: classCount,
          rows: rows)
      }
    }
  }

  /// The probability of the predicted class of each image; NaN where there is none.
  func confidences(of predicted: [Int32]) -> [Double] {
    var row: [Double] = []
    return predicted.indices.map { image in
      guard predicted[image] >= 0 else { return .nan }
      readProbabilities(row: image, into: &row)
      return row[Int(predicted[image])]
    }
  }
}
