import Assay
internal import Kernels

/// An evaluation in words and tables for a terminal.
struct EvaluationText {
  private let evaluation: Evaluation

  /// How many confusions and metrics are listed.
  private static let listed = 10

  init(_ evaluation: Evaluation) { self.evaluation = evaluation }

  /// Everything, section by section.
  func text(aligned: Bool) -> String {
    var parts = [title, headlineTable.text(aligned: aligned)]
    parts.append(Terminal.bold("By class") + "\n" + classTable.text(aligned: aligned))
    if evaluation.displayedClasses.count <= 20 {
      parts.append(
        Terminal.bold("Confusion matrix (rows: label, columns: predicted)") + "\n"
          + matrixTable.text(aligned: aligned))
    }
    if !evaluation.topConfusions.isEmpty {
      parts.append(
        Terminal.bold("Top confusions") + "\n" + confusionTable.text(aligned: aligned))
    }
    if !evaluation.importance.isEmpty {
      parts.append(
        Terminal.bold("Metrics that go with being correct") + "\n"
          + metricTable.text(aligned: aligned))
    }
    return parts.joined(separator: "\n\n")
  }

  /// Everything as Markdown.
  var markdown: String {
    var parts = [
      "# \(evaluation.model)", evaluation.population.description + ".",
      headlineTable.markdown, "## By class", classTable.markdown,
    ]
    if evaluation.displayedClasses.count <= 20 {
      parts += ["## Confusion matrix", matrixTable.markdown]
    }
    if !evaluation.topConfusions.isEmpty {
      parts += ["## Top confusions", confusionTable.markdown]
    }
    if !evaluation.importance.isEmpty { parts += ["## Metrics", metricTable.markdown] }
    return parts.joined(separator: "\n\n")
  }

  private var title: String {
    Terminal.bold(evaluation.model) + "  " + evaluation.population.description
  }

  private var headlineTable: ConsoleTable {
    var table = ConsoleTable([
      ("metric", .left), ("value", .right), ("95 % interval", .right), ("n", .right),
    ])
    for (name, estimate) in evaluation.headline {
      table.add([
        name.replacing("_", with: " "), Self.number(estimate.value),
        estimate.value == nil ? estimate.reason ?? "" : Self.interval(estimate),
        String(estimate.n),
      ])
    }
    return table
  }

  /// One row a class.
  var classTable: ConsoleTable {
    var table = ConsoleTable([
      ("class", .left), ("support", .right), ("predicted", .right), ("correct", .right),
      ("precision", .right), ("interval", .right), ("recall", .right), ("interval", .right),
      ("f1", .right), ("interval", .right), ("average precision", .right), ("roc auc", .right),
    ])
    for index in evaluation.chosenClasses {
      let scores = evaluation.scores.classes[index]
      let ranking = evaluation.probabilistic?.rankings?[index]
      table.add([
        evaluation.classes[index], String(scores.support), String(scores.predicted),
        String(scores.truePositives), Self.number(scores.precision.value),
        Self.interval(scores.precision), Self.number(scores.recall.value),
        Self.interval(scores.recall), Self.number(scores.f1.value), Self.interval(scores.f1),
        Self.number(ranking?.averagePrecision.value), Self.number(ranking?.rocAUC.value),
      ])
    }
    return table
  }

  private var matrixTable: ConsoleTable {
    let matrix = evaluation.displayedMatrix
    var table = ConsoleTable(
      [(title: "", alignment: .left)]
        + evaluation.displayedClasses.map { (title: $0, alignment: .right) })
    for (row, name) in evaluation.displayedClasses.enumerated() {
      table.add([name] + matrix.counts[row].map { $0.map(String.init) ?? "" })
    }
    return table
  }

  private var confusionTable: ConsoleTable {
    var table = ConsoleTable([
      ("label", .left), ("predicted", .left), ("count", .right), ("of", .right),
      ("rate", .right), ("interval", .right), ("back", .right), ("of", .right), ("kind", .left),
    ])
    for confusion in evaluation.topConfusions.prefix(Self.listed) {
      table.add([
        evaluation.classes[confusion.truth], evaluation.classes[confusion.predicted],
        String(confusion.count), String(confusion.support), Self.number(confusion.rate.value),
        Self.interval(confusion.rate), String(confusion.reverseCount),
        String(confusion.reverseSupport), confusion.kind.rawValue.replacing("_", with: "-"),
      ])
    }
    return table
  }

  private var metricTable: ConsoleTable {
    var table = ConsoleTable([
      ("metric", .left), ("importance", .right), ("p", .right), ("correlation", .right),
      ("interval", .right), ("rank correlation", .right), ("n", .right), ("", .left),
    ])
    // What can be seen in an image comes first; what only says that the model was unsure, last.
    let all = Array(zip(evaluation.importance, evaluation.correlation))
    let shown =
      all.filter { !$0.0.isDerived }.prefix(Self.listed)
      + all.filter { $0.0.isDerived }.prefix(Self.listed)
    for (importance, correlation) in shown {
      table.add([
        importance.title, Self.number(importance.value.share),
        Self.probability(importance.value.pValue), Self.number(correlation.value.pearson.value),
        Self.interval(correlation.value.pearson), Self.number(correlation.value.spearman.value),
        String(importance.value.n), importance.isDerived ? "from labels or predictions" : "",
      ])
    }
    return table
  }

  /// Four decimals; a dash where undefined.
  static func number(_ value: Double?) -> String { value.map { decimals($0, 4) } ?? "–" }

  /// `low–high` with four decimals; empty where there is none.
  static func interval(_ estimate: Estimate) -> String {
    estimate.interval.map { "\(decimals($0.low, 4)) – \(decimals($0.high, 4))" } ?? ""
  }

  private static func probability(_ value: Double?) -> String {
    guard let value else { return "–" }
    return value < 0.0001 ? "< 0.0001" : decimals(value, 4)
  }
}

/// A number with a fixed count of decimals.
func decimals(_ value: Double, _ places: Int) -> String {
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  let units = (value.magnitude * scale).rounded()
  guard units < 9e15 else { return String(value) }
  let digits = String(Int(units))
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
  let sign = value < 0 && units > 0 ? "−" : ""
  return sign + padded.dropLast(places) + (places == 0 ? "" : "." + padded.suffix(places))
}
