@testable import Kernels

/// What scikit-learn, SciPy and plain NumPy say, through `Tools/golden/confusion.py`.
struct ConfusionGolden: Decodable {
  struct Scores: Decodable {
    /// Precision, recall and F1 of every class; empty lists without images.
    let classes: [[Double?]]
    let accuracy, mcc, kappa: Double?
    let balancedAccuracy: Double?
    let macroPrecision, macroRecall, macroF1: Double?
    let microPrecision, microRecall, microF1: Double?
    let weightedPrecision, weightedRecall, weightedF1: Double?
    enum CodingKeys: String, CodingKey {
      case classes, accuracy, mcc, kappa
      case balancedAccuracy = "balanced_accuracy"
      case macroPrecision = "macro_precision"
      case macroRecall = "macro_recall"
      case macroF1 = "macro_f1"
      case microPrecision = "micro_precision"
      case microRecall = "micro_recall"
      case microF1 = "micro_f1"
      case weightedPrecision = "weighted_precision"
      case weightedRecall = "weighted_recall"
      case weightedF1 = "weighted_f1"
    }
  }
  struct Choice: Decodable {
    let chosen: [Bool]
    let scores: Scores
  }
  struct Case: Decodable {
    let classes: Int
    let counts: [Int]
    let choices: [Choice]
    let intervals: [String: [Double]?]
    /// Label, prediction, p, adjusted p and Fisher's p of each occupied off-diagonal cell.
    let confusions: [[Double]]

    var matrix: ConfusionMatrix { ConfusionMatrix(counts: counts, classCount: classes) }
  }
  struct Small: Decodable {
    let counts: [Int]
    let values: [Double?]
    init(from decoder: any Decoder) throws {
      var container = try decoder.unkeyedContainer()
      counts = try container.decode([Int].self)
      values = try container.decode([Double?].self)
    }
  }

  let cases: [Case]
  let small: [Small]

  /// The file, read once.
  static let shared = Result { try goldenFile("confusion.json", as: ConfusionGolden.self) }
}

extension ConfusionMatrix {
  /// The published example: charmander, mewtwo, pikachu, squirtle.
  static let ancestor = ConfusionMatrix(
    counts: [37, 0, 15, 1, 0, 36, 0, 2, 4, 0, 26, 2, 1, 6, 4, 31], classCount: 4)
}
