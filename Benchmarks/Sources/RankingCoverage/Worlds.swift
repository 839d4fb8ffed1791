import Foundation
import Kernels

/// Labels and probabilities of a made-up model, and what is true of it.
struct World {
  /// How often each class occurs.
  let shares: [Double]
  /// How far the label's logit stands above the others, in their standard deviations.
  let strength: Double
  /// What the logits are multiplied by before the softmax: the model's overconfidence.
  let heat: Double
  /// Whether probabilities are rounded to two decimals, for ties.
  let rounds: Bool

  var name: String {
    let rarest = (shares[0] * 100).rounded() / 100
    return "\(shares.count) classes, rarest \(rarest), strength \(strength), heat \(heat)"
      + (rounds ? ", rounded" : "")
  }

  init(
    classes: Int, rarest: Double? = nil, strength: Double, heat: Double = 1, rounds: Bool = false
  ) {
    let first = rarest ?? 1 / Double(classes)
    shares = (0..<classes).map { $0 == 0 ? first : (1 - first) / Double(classes - 1) }
    self.strength = strength
    self.heat = heat
    self.rounds = rounds
  }

  /// Draws images with their labels, probabilities and predictions.
  func draw(_ count: Int, using generator: inout SeededGenerator) -> Draw {
    let classes = shares.count
    var draw = Draw(classCount: classes)
    draw.probabilities.reserveCapacity(count * classes)
    var logits = [Double](repeating: 0, count: classes)
    for _ in 0..<count {
      var place = generator.nextUnit()
      var label = 0
      while label < classes - 1 && place >= shares[label] {
        place -= shares[label]
        label += 1
      }
      for c in 0..<classes { logits[c] = normal(&generator) }
      logits[label] += strength
      let highest = logits.max() ?? 0
      var sum = 0.0
      for c in 0..<classes {
        logits[c] = exp(heat * (logits[c] - highest))
        sum += logits[c]
      }
      var guess = 0
      for c in 0..<classes {
        let p = rounds ? (logits[c] / sum * 100).rounded() / 100 : logits[c] / sum
        draw.probabilities.append(Float(p))
        if logits[c] > logits[guess] { guess = c }
      }
      draw.truth.append(Int32(label))
      draw.predicted.append(Int32(guess))
    }
    return draw
  }
}

/// A sample of a world and its numbers.
struct Draw {
  let classCount: Int
  var truth: [Int32] = []
  var predicted: [Int32] = []
  var probabilities: [Float] = []

  init(classCount: Int) { self.classCount = classCount }

  /// What is estimated, by name.
  func estimates() -> [(String, Estimate)] {
    var scratch = RankingScratch(rowCount: truth.count, classCount: classCount)
    let rankings = rankClasses(
      0..<classCount, probabilities: probabilities.span, truth: truth.span,
      classCount: classCount, scratch: &scratch)
    let means = RankingMeans(of: rankings)
    let scores = ProbabilityScores(
      probabilities: probabilities.span, truth: truth.span, predicted: predicted.span,
      classCount: classCount)
    return [
      ("AUC of the rarest", rankings[0].rocAUC), ("AP of the rarest", rankings[0].averagePrecision),
      ("mean AUC", means.meanROCAUC), ("mean AP", means.meanAveragePrecision),
      ("log loss", scores.logLoss), ("Brier", scores.brier),
    ]
  }
}

/// A metric and a model that is right more often where the metric is high.
struct MetricWorld {
  /// The shape of the metric.
  enum Shape: String { case normal, logNormal = "log-normal", steps, twoValued = "two-valued" }
  let shape: Shape
  /// The logit of being right at the metric's middle, and its rise with the underlying normal.
  let middle: Double
  let slope: Double

  var name: String { "\(shape.rawValue) metric, logit \(middle) + \(slope)x" }

  /// Draws images and correlates the metric with being right.
  func estimates(_ count: Int, using generator: inout SeededGenerator) -> [(String, Estimate)] {
    var values: [Double] = []
    var truth: [Int32] = []
    for _ in 0..<count {
      let x = normal(&generator)
      switch shape {
      case .normal: values.append(x)
      case .logNormal: values.append(exp(x))
      case .steps: values.append(x.rounded())
      case .twoValued: values.append(x > 1 ? 1 : 0)
      }
      truth.append(generator.nextUnit() < 1 / (1 + exp(-(middle + slope * x))) ? 0 : 1)
    }
    let predicted = [Int32](repeating: 0, count: count)
    let metric = OrderedMetric(values: values.span, truth: truth.span, predicted: predicted.span)
    let correlation = MetricCorrelation(of: metric)
    return [("Pearson", correlation.pearson), ("Spearman", correlation.spearman)]
  }
}

/// A standard normal number by Box and Muller.
func normal(_ generator: inout SeededGenerator) -> Double {
  (-2 * log(1 - generator.nextUnit())).squareRoot() * cos(2 * .pi * generator.nextUnit())
}
