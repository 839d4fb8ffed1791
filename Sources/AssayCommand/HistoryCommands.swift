import ArgumentParser
import Assay
internal import Foundation

struct UndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Undo an edit of tags or labels: the last one, or one of the history.",
    discussion: """
      The history keeps the edit, and its inverse as a further one. An edit whose images were changed
      since is not undone; what changed them is named.

      Examples:
        assay undo
        assay undo 12
      """)

  @Argument(
    help: "The number of the edit, as `assay history` lists it; the last one that holds if absent.")
  var edit: Int?

  @OptionGroup var step: HistoryStep

  func run() async throws {
    try await step.take("undo") {
      try await $0.undo(edit.map { Int64($0) }, by: Edit.commandLine)
    }
  }
}

struct RedoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo", abstract: "Do the edit again that was undone last.",
    discussion: """
      Examples:
        assay redo
      """)

  @OptionGroup var step: HistoryStep

  func run() async throws {
    try await step.take("redo") { try await $0.redo(by: Edit.commandLine) }
  }
}

/// What `undo` and `redo` have in common.
struct HistoryStep: ParsableArguments {
  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  /// Takes a step through the history and says which edit it was about, and whose that was.
  func take(_ word: String, _ step: (Project) async throws -> EditOutcome) async throws {
    let outcome = try await step(try await project.open())
    let author = outcome.undone?.author.map { " (made by the \($0))" } ?? ""
    output.say(outcome.json, else: outcome.edit.map { $0.text + author } ?? "nothing to \(word)")
  }
}

struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List the edits of tags and labels, the newest first.",
    discussion: """
      Examples:
        assay history
        assay history --limit 1000 --json
      """)

  @Option(help: "At most this many.")
  var limit = 20

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit is a whole number from 1 on") }
  }

  func run() async throws {
    let history = try await project.open().history(limit: limit)
    var table = ConsoleTable([
      ("", .right), ("when", .left), ("who", .left), ("edit", .left), ("", .left),
    ])
    for edit in history.edits {
      table.add([
        "\(edit.id)", edit.date.formatted(.iso8601), edit.author ?? "", edit.text,
        edit.isUndone ? "undone" : "",
      ])
    }
    output.say(
      .object([
        ("edits", .array(history.edits.map(\.json))), ("can_undo", .bool(history.canUndo)),
        ("can_redo", .bool(history.canRedo)),
      ]), else: table.text(aligned: Terminal.isInteractive))
  }
}
