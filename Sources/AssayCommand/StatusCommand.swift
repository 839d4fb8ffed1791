import ArgumentParser
import Assay
internal import Foundation
internal import Kernels

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say what a project holds and what is still to do.",
    discussion: """
      Examples:
        assay status
        assay status --project pets.assay --json
      """
  )

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let status = try await ProjectStatus(of: try await project.open())
    output.say(status.json, else: status.lines.joined(separator: "\n"))
  }
}

/// What a project holds, and what is still to do.
struct ProjectStatus {
  private let project: Project
  private let snapshot: ProjectSnapshot
  private let root: String
  private let models: [ModelSummary]
  private let history: ImportHistory
  private let files: FilesOnDisk

  init(of project: Project) async throws {
    self.project = project
    snapshot = try await project.snapshot()
    root = try project.imageRoot.path
    models = try Explorer(snapshot).modelSummaries()
    history = ImportHistory(try project.importReports())
    files = FilesOnDisk(of: snapshot)
  }

  private var labelled: Int { snapshot.labels.count { $0 >= 0 } }
  private var measured: Int { snapshot.images.count { $0.digest != nil } }

  private var measureAgainWords: String {
    let count = snapshot.countToMeasureAgain
    return count == 0
      ? "" : ", \(count) \(count == 1 ? "image" : "images") to be measured again"
  }

  private var issueCounts: [(kind: String, count: Int)] {
    FileIssue.Kind.allCases.map { kind in
      (kind.rawValue, snapshot.issues.count { $0.kind == kind })
    }.filter { $0.count > 0 }
  }

  /// What is still to do, as commands.
  private var next: [String] {
    var next: [String] = []
    if labelled == 0 { next.append("assay import labels FILE") }
    if snapshot.models.isEmpty { next.append("assay import predictions FILE --model NAME") }
    // Neighbours and their metrics are shown only as long as they hold.
    let similarity = ["image_singularity", "image_diversity", "outlier_distance"]
    let isBehind =
      snapshot.embedding != nil && similarity.contains { snapshot.metrics[$0] == nil }
    if measured < snapshot.images.count || isBehind || snapshot.countToMeasureAgain > 0
      || files.changed + files.gone > 0
    {
      next.append("assay measure")
    }
    return next.isEmpty ? ["assay serve"] : next
  }

  /// Which images the model's accuracy is of, where there are splits.
  private func populationWords(of model: ModelSummary) -> String {
    guard snapshot.splits != nil else { return "" }
    return model.standardSplit.map { " in split \($0)" } ?? " over all splits"
  }

  /// For a person, a line a fact.
  var lines: [String] {
    let count = snapshot.images.count
    var lines = [
      "\(Terminal.bold(project.name))  \(project.folder.path)",
      "images     \(count) in \(root)",
      "labels     \(labelled) of \(count), \(snapshot.classes.count) classes",
      "measured   \(measured) of \(count)" + measureAgainWords,
    ]
    if files.changed + files.gone > 0 {
      lines.append(
        "files      since the folder was last looked at \(files.changed) changed, \(files.gone) gone"
      )
    }
    for model in models {
      lines.append(
        "model      \(model.name): \(model.predictedCount) predictions, accuracy "
          + "\(EvaluationText.number(model.accuracy.value)) "
          + "(\(EvaluationText.interval(model.accuracy)))"
          + populationWords(of: model))
    }
    for embedding in snapshot.embeddings {
      let isCurrent = embedding.name == snapshot.currentEmbedding
      lines.append(
        "embedding  \(embedding.name): \(embedding.imageCount) images, "
          + "\(embedding.matrix.columnCount) numbers each" + (isCurrent ? ", current" : ""))
    }
    lines += history.lines
    for (kind, count) in issueCounts {
      lines.append("issue      \(kind.replacing("_", with: " ")): \(count)")
    }
    return lines + next.map { "next       \($0)" }
  }

  /// As JSON.
  var json: JSON {
    .object([
      ("project", .string(project.folder.path)), ("name", .string(project.name)),
      ("revision", .int(Int(snapshot.revision))), ("image_root", .string(root)),
      ("images", .int(snapshot.images.count)), ("labelled", .int(labelled)),
      ("measured", .int(measured)), ("to_measure_again", .int(snapshot.countToMeasureAgain)),
      ("changed_files", .int(files.changed)), ("gone_files", .int(files.gone)),
      ("classes", .strings(snapshot.classes)),
      (
        "models",
        .array(
          models.map { model in
            .object([
              ("name", .string(model.name)), ("predictions", .int(model.predictedCount)),
              ("accuracy", model.accuracy.json), ("default_split", .optional(model.standardSplit)),
            ])
          })
      ),
      ("embeddings", snapshot.embeddingsJSON),
      ("imports", .array(history.imports.map(\.json))),
      ("unreadable_imports", .int(history.unreadable)),
      ("issues", .object(issueCounts.map { ($0.kind, .int($0.count)) })),
      ("next", .strings(next)),
    ])
  }
}
