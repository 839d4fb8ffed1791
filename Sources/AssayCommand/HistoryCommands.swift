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

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let outcome = try await project.open().undo()
    output.say(
      outcome.json, else: outcome.edit.map { "undone: \($0.text)" } ?? "nothing to undo")
  }
}

struct RedoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo", abstract: "Do the edit again that was undone last.",
    discussion: """
      Examples:
        assay redo
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let outcome = try await project.open().redo()
    output.say(
      outcome.json, else: outcome.edit.map { "done again: \($0.text)" } ?? "nothing to redo")
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
