import ArgumentParser
import Assay
internal import Foundation

struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure a model: accuracy, per class, confusions, which metrics matter.",
    discussion: """
      Examples:
        assay evaluate
        assay evaluate --model resnet --class cat --class dog
        assay evaluate --where "brightness < 0.2 and not tag = reviewed"
        assay evaluate --labels corrected
        assay evaluate --by red_values --rate recall --class cat
        assay evaluate --labels labels.csv --predictions preds.csv --format json

      With --labels and --predictions no project is needed: the rows are paired by their keys.
      """
  )

  /// How the result is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, markdown
  }

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "The model; without it the only one, or the one imported last.")
  var model: String?

  @Option(name: .customLong("class"), help: "Only images labelled with this class; repeatable.")
  var classes: [String] = []

  @Option(name: .customLong("where"), help: "Only images for which this filter holds.")
  var filter: String?

  @Option(help: "A split, or `all`; without it `test`, else `val`, else all images.")
  var split: String?

  @Option(help: "table, json, csv or markdown.")
  var format = Format.table

  @Option(help: "The seed of the bootstrap and of the permutations.")
  var seed: UInt64 = 0

  @Option(
    help:
      "given or corrected: the project's labels; or, with --predictions, a file of labels.",
    completion: .file())
  var labels: String?

  @Option(help: "Predictions, to evaluate without a project.", completion: .file())
  var predictions: String?

  @Flag(help: "With --predictions: stop with 1 if anything does not match or had to be chosen.")
  var strict = false

  @OptionGroup(title: "Performance by metric") var performance: PerformanceByMetricOptions

  @OptionGroup(title: "Reading tables without a project") var table: TableOptions

  func validate() throws {
    try output.check(format: format.rawValue)
    if predictions == nil, let labels, LabelSource(rawValue: labels) == nil {
      throw ValidationError(
        "--labels is given or corrected, or a file that goes together with --predictions")
    }
    if predictions != nil && labels == nil {
      throw ValidationError("--labels and --predictions go together")
    }
    if predictions != nil && project.project != nil {
      throw ValidationError("either --project, or --labels and --predictions")
    }
  }

  func run() async throws {
    var options = EvaluationOptions()
    options.model = predictions == nil ? model : nil
    options.classes = classes
    options.filter = try FilterExpression(ifGiven: filter)
    options.seed = seed
    options.split = split.map { $0 == "all" ? .all : .named($0) } ?? .standard
    if let asked = performance.asked {
      let result = try Assay.performance(
        of: Explorer(try await snapshot()), population: options, options: asked)
      return Terminal.say(
        PerformanceText(result).text(
          output.json ? .json : format, isTerminal: Terminal.isInteractive))
    }
    let evaluation = try await evaluate(try await snapshot(), options: options)
    switch output.json ? .json : format {
    case .json: Terminal.writeResult(evaluation.json().pretty + "\n")
    case .table: Terminal.say(EvaluationText(evaluation).text(aligned: Terminal.isInteractive))
    case .csv: Terminal.writeResult(EvaluationText(evaluation).classTable.csv + "\n")
    case .markdown: Terminal.say(EvaluationText(evaluation).markdown)
    }
  }

  private func snapshot() async throws -> ProjectSnapshot {
    guard let labels, let predictions else {
      let source = labels.flatMap(LabelSource.init(rawValue:)) ?? .given
      return try await project.open().snapshot().with(source)
    }
    let tables = try TableSnapshot(
      labels: URL(filePath: labels),
      options: try table.importOptions(for: labels, besides: [predictions]),
      predictions: URL(filePath: predictions),
      options: try table.importOptions(for: predictions, besides: [labels]),
      model: model ?? "predictions")
    let lines = tables.notes
    if !lines.isEmpty { output.note(lines.joined(separator: "\n")) }
    if strict, tables.hasChoices {
      output.note("nothing was evaluated, because of --strict")
      throw ExitCode(1)
    }
    return tables.snapshot
  }
}
