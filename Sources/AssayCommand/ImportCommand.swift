import ArgumentParser
import Assay
internal import Foundation

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring labels, predictions, embeddings or metadata into a project.",
    discussion: """
      Examples:
        assay import labels labels.csv
        assay import predictions preds.csv --model resnet
        assay import embeddings clip.npy --name clip --order keys.txt
        assay import metadata cameras.csv
      """,
    subcommands: [
      ImportLabelsCommand.self, ImportPredictionsCommand.self, ImportEmbeddingsCommand.self,
      ImportMetadataCommand.self,
    ]
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

  @Argument(
    help: "CSV, TSV, JSON, JSON Lines; FiftyOne, Label Studio, Encord, COCO.", completion: .file())
  var file: String

  @OptionGroup var project: ProjectOptions
  @OptionGroup var rules: ImportRules
  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Reading the table") var table: TableOptions

  func run() async throws {
    let project = try await project.open()
    let options = try table.importOptions(for: file)
    try await rules.report(output) {
      try await project.importLabels(
        file: URL(filePath: file), options: options, replace: rules.replace, strict: rules.strict)
    }
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

  @Argument(
    help: "CSV, TSV, JSON, JSON Lines, .npy, .npz; FiftyOne, Label Studio, COCO.",
    completion: .file())
  var file: String

  @Option(help: "The model's name; without it the file's name.")
  var model: String?

  @OptionGroup var project: ProjectOptions
  @OptionGroup var rules: ImportRules
  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Reading the table") var table: TableOptions

  func run() async throws {
    let source = URL(filePath: file)
    let project = try await project.open()
    let options = try table.importOptions(for: file)
    try await rules.report(output) {
      try await project.importPredictions(
        file: source, model: model ?? source.deletingPathExtension().lastPathComponent,
        options: options, replace: rules.replace, strict: rules.strict)
    }
  }
}

/// What every import can be told.
struct ImportRules: ParsableArguments {
  @Flag(help: "Replace what was imported before.")
  var replace = false

  @Flag(help: "Import nothing, and exit with 1, if anything does not match.")
  var strict = false

  /// Writes the report of an import, and ends with 1 if it was refused for being strict.
  func report(_ output: OutputOptions, _ work: () async throws -> Reconciliation) async throws {
    do {
      let report = try await work()
      output.say(
        report.json, else: (report.lines + report.readingLines).joined(separator: "\n"))
    } catch let refused as RefusedImport {
      let report = refused.reconciliation
      output.say(
        report.json, else: (report.lines + report.readingLines).joined(separator: "\n"))
      output.note("nothing was imported, because of --strict")
      throw ExitCode(1)
    }
  }
}
