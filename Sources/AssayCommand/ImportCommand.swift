import ArgumentParser
import Assay
internal import Foundation

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring labels or predictions into a project.",
    subcommands: [ImportLabelsCommand.self, ImportPredictionsCommand.self]
  )
}

struct ImportLabelsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "labels",
    abstract: "Import labels from a table, paired with the images by their paths.",
    discussion: """
      Examples:
        assay import labels labels.csv
        assay import labels metadata.jsonl --label-column species --replace
      """
  )

  @Argument(help: "CSV, TSV, JSON or JSON Lines.", completion: .file())
  var file: String

  @OptionGroup var project: ProjectOptions
  @OptionGroup var rules: ImportRules
  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Reading the table") var table: TableOptions

  func run() async throws {
    let report = try await project.open().importLabels(
      file: URL(filePath: file), options: try table.importOptions(), replace: rules.replace)
    try rules.finish(report, output)
  }
}

struct ImportPredictionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predictions",
    abstract: "Import a model's predictions, paired with the images by their paths.",
    discussion: """
      Examples:
        assay import predictions preds.csv --model resnet
        assay import predictions probs.npy --model resnet --classes classes.txt --order keys.txt
        assay import predictions logits.npy --logits --classes classes.txt --order labels.csv
      """
  )

  @Argument(help: "CSV, TSV, JSON, JSON Lines, .npy or .npz.", completion: .file())
  var file: String

  @Option(help: "The model's name; without it the file's name.")
  var model: String?

  @OptionGroup var project: ProjectOptions
  @OptionGroup var rules: ImportRules
  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Reading the table") var table: TableOptions

  func run() async throws {
    let source = URL(filePath: file)
    let report = try await project.open().importPredictions(
      file: source, model: model ?? source.deletingPathExtension().lastPathComponent,
      options: try table.importOptions(), replace: rules.replace)
    try rules.finish(report, output)
  }
}

/// What every import can be told.
struct ImportRules: ParsableArguments {
  @Flag(help: "Replace what was imported before.")
  var replace = false

  @Flag(help: "Exit with 1 if anything did not match.")
  var strict = false

  /// Writes the report of an import, and ends with 1 if it should be strict and has problems.
  func finish(_ report: Reconciliation, _ output: OutputOptions) throws {
    output.say(report.json, else: report.lines.joined(separator: "\n"))
    if strict && report.hasProblems { throw ExitCode(1) }
  }
}
