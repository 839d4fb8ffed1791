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

      original is the labels file as it was imported, with the corrected labels in it.
      Nothing is ever overwritten, and nothing is written into the folder of images.
      """, subcommands: [LabellingListCommand.self])

  /// What is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, jsonl, corrections, original, folders, links
  }

  @Option(
    help: "csv, jsonl, corrections, original, folders (copies) or links (symbolic links).")
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

  @Flag(help: "Write no notes.")
  var quiet = false

  @OptionGroup var project: ProjectOptions

  func validate() throws {
    if output == nil, format == .folders || format == .links {
      throw ValidationError("--format \(format.rawValue) needs a folder: -o FOLDER")
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
    guard let text = ImageExport.Format(rawValue: format.rawValue) else {
      return try await writeFolders(ids, of: explorer.snapshot, from: project)
    }
    let export = ImageExport(of: ids, in: explorer, model: model, as: text)
    guard let output else {
      for piece in export.pieces { Terminal.writeResult(piece) }
      return
    }
    try project.write(export.pieces, to: URL(filePath: output))
    if !quiet { Terminal.note("\(export.ids.count) images in \(output)") }
  }

  private func writeOriginal(from project: Project) async throws {
    let export = try await project.originalLabels()
    if let output {
      try project.write(export.pieces, to: URL(filePath: output))
    } else {
      for piece in export.pieces { Terminal.writeResult(piece) }
    }
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
