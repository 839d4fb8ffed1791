import ArgumentParser
import Assay
internal import Foundation

struct UndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take the last edit of tags or labels back.",
    discussion: """
      Examples:
        assay undo
      """)

  @OptionGroup var step: HistoryStep

  func run() async throws {
    try await step.take("undo", done: "undone") { try await $0.undo() }
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
    try await step.take("redo", done: "done again") { try await $0.redo() }
  }
}

/// What `undo` and `redo` have in common.
struct HistoryStep: ParsableArguments {
  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  /// Takes a step through the history and says which edit it was about.
  func take(
    _ word: String, done: String, _ step: (Project) async throws -> EditOutcome
  ) async throws {
    let outcome = try await step(try await project.open())
    output.say(
      outcome.json, else: outcome.edit.map { "\(done): \($0.text)" } ?? "nothing to \(word)")
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
    var table = ConsoleTable([("when", .left), ("edit", .left), ("", .left)])
    for edit in history.edits {
      table.add([edit.date.formatted(.iso8601), edit.text, edit.isUndone ? "undone" : ""])
    }
    output.say(
      .object([
        ("edits", .array(history.edits.map(\.json))), ("can_undo", .bool(history.canUndo)),
        ("can_redo", .bool(history.canRedo)),
      ]), else: table.text(aligned: Terminal.isInteractive))
  }
}
