import Assay
internal import Kernels

/// A rate by metric in words and tables for a terminal.
struct PerformanceText {
  private let performance: PerformanceByMetric

  init(_ performance: PerformanceByMetric) { self.performance = performance }

  /// The whole result in a format; the table in columns on a terminal.
  func text(_ format: EvaluateCommand.Format, isTerminal: Bool) -> String {
    switch format {
    case .json: performance.json.pretty
    case .csv: table(digits: nil).csv
    case .markdown:
      [
        "# \(title)", performance.population.description + ".", summary,
        table(digits: 4).markdown,
      ].joined(separator: "\n\n")
    case .table:
      [
        Terminal.bold(title) + "\n" + performance.population.description, summary,
        table(digits: 4).text(aligned: isTerminal),
      ].joined(separator: "\n\n")
    }
  }

  private var title: String {
    let classes = performance.population.classFilter
    let of = classes.isEmpty ? "" : " of \(classes.joined(separator: ", "))"
    return "\(performance.options.rate.title)\(of) by \(performance.title), \(performance.model)"
  }

  private var summary: String {
    let overall = performance.overall
    var text =
      "over all: \(EvaluationText.number(overall.value)) "
      + "(\(EvaluationText.interval(overall))), n \(overall.n)"
    let missing = performance.missing.rate
    if missing.n > 0 {
      text +=
        "\n\(missing.n) without this metric, in no bin: "
        + "\(EvaluationText.number(missing.value)) (\(EvaluationText.interval(missing)))"
    }
    return text
  }

  /// One row a bin; numbers in full without `digits`.
  private func table(digits: Int?) -> ConsoleTable {
    func number(_ value: Double?) -> String {
      guard let value else { return "" }
      let isWhole = value.rounded() == value && value.magnitude < 1e15
      guard let digits else { return isWhole ? String(Int(value)) : String(value) }
      if !isWhole, value.magnitude < 0.001 { return Self.withExponent(value) }
      return decimals(value, isWhole && value.magnitude >= 1_000 ? 0 : digits)
    }
    var columns: [(title: String, alignment: ConsoleTable.Alignment)] =
      performance.isOfWords
      ? [(performance.options.metric, .left)]
      : [("from", .right), ("to", .right), ("median", .right)]
    columns += [("n", .right), ("rate", .right), ("low", .right), ("high", .right)]
    for line in performance.lines {
      columns += [("n \(line.name)", .right), ("rate \(line.name)", .right)]
    }
    var table = ConsoleTable(columns + [("filter", .left)])
    for (place, bar) in performance.bars.enumerated() {
      var cells =
        performance.isOfWords
        ? [bar.word ?? ""] : [number(bar.low), number(bar.high), number(bar.median)]
      cells += [
        String(bar.rate.n), number(bar.rate.value), number(bar.rate.interval?.low),
        number(bar.rate.interval?.high),
      ]
      for line in performance.lines {
        cells += [String(line.bars[place].rate.n), number(line.bars[place].rate.value)]
      }
      table.add(cells + [bar.filter?.description ?? ""])
    }
    return table
  }

  /// Three digits of a number that decimals would make 0.
  private static func withExponent(_ value: Double) -> String {
    var (mantissa, exponent) = (value, 0)
    while mantissa.magnitude < 0.9995 {
      mantissa *= 10
      exponent -= 1
    }
    return "\(decimals(mantissa, 2))e\(exponent)"
  }
}
