import ArgumentParser
import Assay
internal import Foundation

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a project over a folder of images.",
    discussion: """
      Examples:
        assay init pets.assay --images photos
        assay init pets.assay --images photos --labels labels.csv
        assay init pets.assay --images photos --labels labels.csv \\
          --embeddings clip.npy --order labels.csv
        assay init pets.assay --images photos --dry-run

      Labels come from the file, or from class folders (photos/cat/1.jpg) if there is none.
      """
  )

  @Argument(help: "The project's folder, NAME.assay; it must not exist.", completion: .directory)
  var project: String

  @Option(help: "The folder of images. It is never written to.", completion: .directory)
  var images: String

  @Option(help: "The labels: CSV, TSV, JSON, JSON Lines.", completion: .file())
  var labels: String?

  @Option(
    help: "Embeddings: .npy or .npz, with --order; named like the file.", completion: .file())
  var embeddings: String?

  @Flag(help: "Only say what would be imported.")
  var dryRun = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Reading the labels") var table: TableOptions

  func validate() throws {
    if dryRun, embeddings != nil {
      throw ValidationError("--dry-run says what images and labels bring; leave out --embeddings")
    }
  }

  func run() async throws {
    let root = URL(filePath: images)
    if dryRun {
      let preview = try ImportPreview(
        images: root, labels: labels.map { URL(filePath: $0) },
        options: try table.importOptions(for: labels))
      output.say(preview.json, else: preview.lines.joined(separator: "\n"))
      return
    }
    let folder = ProjectSetup.folder(named: self.project)
    let wasThere = FileManager.default.fileExists(atPath: folder.path)
    let project = try await ProjectSetup.create(at: folder, images: root, output: output)
    let report: Reconciliation?
    let vectors: Reconciliation?
    do {
      report = try await ProjectSetup.importLabels(
        labels.map { URL(filePath: $0) }, into: project,
        options: try table.importOptions(for: labels))
      vectors = try await ProjectSetup.importEmbeddings(
        embeddings.map { URL(filePath: $0) }, into: project,
        options: try table.importOptions(for: labels))
    } catch {
      // So that the same command makes it once the file is corrected.
      if !wasThere { try? FileManager.default.removeItem(at: project.folder) }
      throw error
    }
    let snapshot = try await project.snapshot()
    let count = snapshot.images.count
    var members: [(String, JSON)] = [
      ("project", .string(project.folder.path)), ("images", .int(count)),
      ("classes", .strings(snapshot.classes)),
    ]
    if let report { members.append(("reconciliation", report.json)) }
    if let vectors { members.append(("embeddings", vectors.json)) }
    output.say(
      .object(members),
      else: (["\(project.folder.path): \(count) images"]
        + (report.map { $0.lines + $0.readingLines } ?? [])
        + (vectors?.lines ?? []))
        .joined(separator: "\n"))
  }
}

/// What `init`, `open` and `demo` do to make a project.
enum ProjectSetup {
  /// The folder of a project: its name gets the ending `.assay` if it lacks it.
  static func folder(named name: String) -> URL {
    var name = name[...]
    while name.hasSuffix("/") { name = name.dropLast() }
    return URL(filePath: name.hasSuffix(".assay") ? String(name) : name + ".assay")
  }

  /// Makes a project, and notes what of the image folder was passed over.
  static func create(at folder: URL, images: URL, output: OutputOptions) async throws -> Project {
    try await Project.create(at: folder, images: images) { scan in
      for line in scan.notes { output.note(line) }
    }
  }

  /// Imports labels from a file, or from class folders where there is no file.
  ///
  /// - Returns: the report; `nil` if there is no file and the folders name no classes.
  static func importLabels(
    _ file: URL?, into project: Project, options: ImportOptions
  ) async throws -> Reconciliation? {
    if let file {
      return try await project.importLabels(file: file, options: options, replace: false)
    }
    return try await project.importFolderLabels(replace: false)
  }

  /// Imports embeddings from a file, under its name.
  ///
  /// - Returns: the report; `nil` if there is no file.
  static func importEmbeddings(
    _ file: URL?, into project: Project, options: ImportOptions
  ) async throws -> Reconciliation? {
    guard let file else { return nil }
    return try await project.importEmbeddings(
      file: file, name: file.deletingPathExtension().lastPathComponent, options: options)
  }
}
