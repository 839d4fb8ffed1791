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

  /// What is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, jsonl, corrections, original, folders, links, coco, huggingface, fiftyone, lightly
    case labelStudio = "label-studio"
    case cvat, project
  }

  @Option(
    help: """
      csv, jsonl, corrections, original, folders (copies), links (symbolic links), coco, huggingface, \
      fiftyone, lightly, label-studio, cvat or project.
      """)
  var format = Format.csv

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
    if let tool = DatasetExport.Format(rawValue: format.rawValue) {
      // Labels are written by themselves unless a model is named; pre-annotations are predictions.
      let isNamed = self.model != nil || tool == .labelStudio || tool == .cvat
      let export = DatasetExport(
        of: ids, in: explorer, model: isNamed ? model : nil, as: tool,
        address: address ?? DatasetExport.localFiles)
      try write(export.pieces, from: project)
      let left = export.leftOut > 0 ? "; left out: \(export.leftOut) without a label" : ""
      if !quiet {
        Terminal.note(
          "\(ids.count - export.leftOut) images" + (output.map { " in \($0)" } ?? "") + left)
      }
      return
    }
    guard let text = ImageExport.Format(rawValue: format.rawValue) else {
      return try await writeFolders(ids, of: explorer.snapshot, from: project)
    }
    let export = ImageExport(of: ids, in: explorer, model: model, as: text)
    try write(export.pieces, from: project)
    if let output, !quiet { Terminal.note("\(export.ids.count) images in \(output)") }
  }

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
    guard let output, let form = FolderExport.Form(rawValue: format.rawValue) else { return }
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
