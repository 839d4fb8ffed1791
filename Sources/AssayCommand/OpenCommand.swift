import ArgumentParser
import Assay
internal import Foundation

struct OpenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Everything at once: make or reopen a project, import, measure, serve the page.",
    discussion: """
      Examples:
        assay open photos
        assay open photos --labels labels.csv --predictions preds.csv --model resnet
        assay open pets.assay

      The project stands beside the image folder (photos.assay), or in the working directory
      if that folder cannot be written to. Run again, it reopens the project and measures
      what is new. Labels come from class folders where no file is given.
      """
  )

  @Argument(help: "A folder of images, or a project.", completion: .directory)
  var images: String

  @Option(help: "The labels: CSV, TSV, JSON, JSON Lines.", completion: .file())
  var labels: String?

  @Option(
    help: "A model's predictions: CSV, TSV, JSON, JSON Lines, .npy or .npz.", completion: .file())
  var predictions: String?

  @Option(help: "The model's name; without it the name of the predictions file.")
  var model: String?

  @Option(
    help: "Embeddings: .npy or .npz, with --order; named like the file.", completion: .file())
  var embeddings: String?

  @Flag(help: "Replace what was imported before.")
  var replace = false

  @Flag(inversion: .prefixedNo, help: "Serve the page when all is ready.")
  var serve = true

  @OptionGroup var serving: ServingOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Reading the tables") var table: TableOptions

  func run() async throws {
    let options = try table.importOptions()
    let (project, isNew) = try await project()
    output.note(
      isNew ? "made \(project.folder.path)" : "opened \(project.folder.path)")
    let known = try await project.snapshot()
    if isNew || labels != nil {
      let report =
        if let labels {
          try await project.importLabels(
            file: URL(filePath: labels), options: options, replace: replace)
        } else {
          try await project.importFolderLabels(replace: replace)
        }
      note(report, about: "labels")
    }
    if let predictions {
      let file = URL(filePath: predictions)
      let name = model ?? file.deletingPathExtension().lastPathComponent
      if known.models.contains(where: { $0.name == name }) && !replace {
        output.note("model \(name) is there already; --replace imports it again")
      } else {
        note(
          try await project.importPredictions(
            file: file, model: name, options: options, replace: replace), about: "predictions")
      }
    }
    if let embeddings {
      let file = URL(filePath: embeddings)
      let name = file.deletingPathExtension().lastPathComponent
      if known.embeddings.contains(where: { $0.name == name }) && !replace {
        output.note("embeddings \(name) are there already; --replace imports them again")
      } else {
        note(
          try await project.importEmbeddings(
            file: file, name: name, options: options, replace: replace), about: "embeddings")
      }
    }
    let report = try await Measuring.run(project, thumbnails: true, quiet: output.quiet)
    output.note(report.sentence)
    if report.added > 0 && !isNew { try await labelNewImages(of: project) }
    if serve {
      try await serving.serve(
        project, opens: serving.opens || Terminal.isInteractive, output: output)
    } else {
      let status = try await ProjectStatus(of: project)
      output.say(status.json, else: status.lines.joined(separator: "\n"))
    }
  }

  /// Images that came later get the labels of their folders too, where those are the labels.
  private func labelNewImages(of project: Project) async throws {
    guard try project.importReports().last(where: { $0.subject == "labels" })?.source == "folders"
    else {
      output.note("the new images have no label; import them with --labels FILE --replace")
      return
    }
    note(try await project.importFolderLabels(replace: true), about: "labels")
  }

  private func note(_ report: Reconciliation?, about what: String) {
    guard let report else { return }
    output.note(report.lines.map { "\(what): \($0)" }.joined(separator: "\n"))
  }

  private func project() async throws -> (project: Project, isNew: Bool) {
    let given = URL(filePath: images).standardizedFileURL
    if given.pathExtension == "assay" { return (try await Project.open(at: given), false) }
    let name = given.lastPathComponent + ".assay"
    let parent = given.deletingLastPathComponent()
    let here = URL(filePath: FileManager.default.currentDirectoryPath)
    for folder in [parent, here].map({ $0.appending(path: name) })
    where FileManager.default.fileExists(atPath: folder.path) {
      return (try await Project.open(at: folder), false)
    }
    let place = FileManager.default.isWritableFile(atPath: parent.path) ? parent : here
    return (
      try await ProjectSetup.create(
        at: place.appending(path: name), images: given, output: output), true
    )
  }
}
