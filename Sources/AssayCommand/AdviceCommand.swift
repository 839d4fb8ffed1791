import ArgumentParser
import Assay
internal import Kernels

struct AdviceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advice",
    abstract: "Say what is most worthwhile to fix next, and why.",
    discussion: """
      Examples:
        assay advice
        assay advice --model resnet18 --limit 10
        assay advice --labels corrected --format json

      Things are ranked by the accuracy, or else the images, that they could win; of things about
      mostly the same images only the best is named.
      """
  )

  @Option(help: "The model; without it the only one, or the one imported last.")
  var model: String?

  @Option(name: .customLong("where"), help: "Only images for which this filter holds.")
  var filter: String?

  @Option(help: "A split, or `all`; without it `test`, else `val`, else all images.")
  var split: String?

  @Option(help: "given or corrected: which labels.")
  var labels = "given"

  @Option(help: "At most this many things.")
  var limit = 3

  @Option(help: "table, json or csv.")
  var format = IssuesCommand.Format.table

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    try output.check(format: format.rawValue)
    if limit < 1 { throw ValidationError("--limit is a whole number from 1 on") }
    if LabelSource(rawValue: labels) == nil {
      throw ValidationError("--labels is given or corrected")
    }
  }

  func run() async throws {
    var options = EvaluationOptions()
    options.model = model
    options.filter = try FilterExpression(ifGiven: filter)
    options.split = split.map { $0 == "all" ? .all : .named($0) } ?? .standard
    let source = LabelSource(rawValue: labels) ?? .given
    let snapshot = try await project.open().snapshot().with(source)
    let advice = try Advice(of: Explorer(snapshot), options: options)
    switch output.json ? .json : format {
    case .json: Terminal.writeResult(advice.json(limit: limit).pretty + "\n")
    case .csv: Terminal.writeResult(table(of: advice).csv + "\n")
    case .table:
      let best = advice.best(limit)
      if best.isEmpty { return Terminal.say("Nothing stands out.") }
      let text = best.enumerated().map { number, item in
        var lines = [Terminal.bold("\(number + 1). \(item.title)"), "   \(item.reason)"]
        if let gain = item.gain, let value = gain.value {
          lines.append("   could win \(points(value)) of accuracy (\(interval(gain)))")
        }
        if let hint = hint(for: item) { lines.append("   " + hint) }
        return lines.joined(separator: "\n")
      }
      Terminal.say(text.joined(separator: "\n\n"))
    }
  }

  /// How to see the images: the filter, unless it lists them one by one, or the command with more.
  private func hint(for item: Advice.Item) -> String? {
    switch (item.kind, item.filter) {
    case (.conflictingCopies, _), (.leakingCopies, _): "assay issues duplicates"
    case (.labelSuspects, nil): "assay issues labels"
    case (_, let filter?): "--where '\(filter)'"
    default: nil
    }
  }

  private func points(_ share: Double) -> String { "\(decimals(share * 100, 2)) points" }

  private func interval(_ gain: Estimate) -> String {
    guard let range = gain.interval else { return "n = \(gain.n)" }
    return "\(decimals(range.low * 100, 2)) to \(decimals(range.high * 100, 2)), n = \(gain.n)"
  }

  private func table(of advice: Advice) -> ConsoleTable {
    func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    var table = ConsoleTable([
      ("kind", .left), ("title", .left), ("images", .right), ("worth", .right), ("gain", .right),
      ("low", .right), ("high", .right), ("n", .right), ("reason", .left), ("filter", .left),
    ])
    for item in advice.best(limit) {
      table.add([
        item.kind.rawValue, item.title, String(item.images.count), "\(item.worth)",
        number(item.gain?.value), number(item.gain?.interval?.low),
        number(item.gain?.interval?.high), item.gain.map { String($0.n) } ?? "", item.reason,
        item.filter?.description ?? "",
      ])
    }
    return table
  }
}
