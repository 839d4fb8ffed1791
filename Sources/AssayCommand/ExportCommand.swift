import ArgumentParser
import Assay
internal import Foundation

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write images or corrected labels out.",
    discussion: """
      Examples:
        assay export --format csv --where "outcome = wrong" --order -loss -o errors.csv
        assay export --format corrections -o corrections.csv
        assay export --format original -o labels-corrected.json
        assay export --format folders --where "split = train" --labels corrected -o train
        assay export --format links -o by-class
        assay export --format coco --labels corrected -o labels.json
        assay export --format label-studio --where "outcome = wrong" --model resnet -o tasks.json
        assay export --format project --where "split = test" -o test.assay

      original is the labels file as it was imported, with the corrected labels in it.
      coco, huggingface (metadata.jsonl), fiftyone and lightly are files of labels for these tools; with
      --model the last and huggingface have its predictions too. label-studio and cvat are for relabelling:
      the prediction, or without a model the label, is the pre-annotation, and what comes back pairs by key.
      project is a project of the chosen images alone, which are copied beside it.
      Nothing is ever overwritten, and nothing is written into the folder of images.
      """, subcommands: [LabellingListCommand.self])

  @Option(help: ArgumentHelp(Self.formatHelp))
  var format = ExportFormat.csv

  @Option(name: .customLong("where"), help: "Only images for which this filter holds.")
  var filter: String?

  @Option(parsing: .unconditional, help: "The order: a field, - in front for descending.")
  var order: String?

  @Option(help: "The model; without it the only one, or the one imported last.")
  var model: String?

  @Option(
    help: "given or corrected.",
    transform: { text in
      guard let source = LabelSource(rawValue: text) else {
        throw ValidationError("--labels is given or corrected")
      }
      return source
    })
  var labels: LabelSource?

  @Option(
    name: .shortAndLong, help: "The file or folder; text without it goes to standard output.",
    completion: .file())
  var output: String?

  @Option(
    help: """
      For label-studio: what stands before the key in the address of an image (\
      \(DatasetExport.localFiles) if absent).
      """)
  var address: String?

  @Flag(help: "Write no notes.")
  var quiet = false

  @OptionGroup var project: ProjectOptions

  func validate() throws {
    if output == nil || output == "-", format == .folders || format == .links || format == .project
    {
      throw ValidationError("--format \(format.rawValue) needs a folder: -o FOLDER")
    }
    if address != nil, format != .labelStudio {
      throw ValidationError("--address goes with --format label-studio")
    }
    if format == .project, order != nil || model != nil || labels != nil {
      throw ValidationError(
        "--format project writes images with all that is known of them: leave --order, --model and "
          + "--labels out")
    }
    if format == .original, filter != nil || order != nil || model != nil || labels != nil {
      throw ValidationError(
        "--format original writes the whole labels file, with the corrected labels: leave "
          + "--where, --order, --model and --labels out")
    }
  }

  func run() async throws {
    let project = try await project.open()
    if format == .original { return try await writeOriginal(from: project) }
    let explorer = Explorer(try await project.snapshot().with(labels ?? .given))
    let model = try namedModel(model, of: explorer.snapshot)
    let ids = try explorer.sorted(
      try explorer.images(matching: FilterExpression(ifGiven: filter), model: model),
      by: try ImageOrder(parsing: order ?? ""), model: model)
    if format == .project { return try await writeProject(ids, from: project) }
    guard
      let file = ExportedFile(
        of: ids, in: explorer, model: model, isNamed: self.model != nil, as: format,
        address: address ?? DatasetExport.localFiles)
    else { return try await writeFolders(ids, of: explorer.snapshot, from: project) }
    try write(file.pieces, from: project)
    guard !quiet, output != nil || file.leftOut > 0 else { return }
    let left = file.leftOut > 0 ? "; left out: \(file.leftOut) without a label" : ""
    Terminal.note("\(file.written) images" + (output.map { " in \($0)" } ?? "") + left)
  }

  private static let formatHelp =
    "What is written. "
    + ExportFormat.allCases.map { "\($0.rawValue): \($0.summary)" }.joined(separator: "; ") + "."

  private func write(_ pieces: some Sequence<String>, from project: Project) throws {
    guard let output, output != "-" else {
      for piece in pieces { Terminal.writeResult(piece) }
      return
    }
    try project.write(pieces, to: URL(filePath: output))
  }

  private func writeProject(_ ids: [UInt32], from project: Project) async throws {
    guard let output else { return }
    let line = ProgressLine("copying", quiet: quiet)
    defer { line.finish() }
    let done = try await project.exportProject(
      of: ids, to: URL(filePath: output),
      progress: {
        line.update(done: $0.done, total: $0.total, rate: $0.rate, secondsLeft: $0.secondsLeft)
      })
    line.finish()
    if !quiet { Terminal.note(done.sentence) }
  }

  private func writeOriginal(from project: Project) async throws {
    let export = try await project.originalLabels()
    try write(export.pieces, from: project)
    if !quiet { Terminal.note(export.sentence + (output.map { ": \($0)" } ?? "")) }
  }

  private func writeFolders(
    _ ids: [UInt32], of snapshot: ProjectSnapshot, from project: Project
  ) async throws {
    guard let output, case .folder(let form) = format.way else { return }
    let line = ProgressLine("writing", quiet: quiet)
    defer { line.finish() }
    let done = try await project.export(
      ids, of: snapshot, as: form, to: URL(filePath: output),
      progress: {
        line.update(done: $0.done, total: $0.total, rate: $0.rate, secondsLeft: $0.secondsLeft)
      })
    line.finish()
    if !quiet { Terminal.note(done.sentence) }
  }
}

extension ExportFormat: ExpressibleByArgument {}
