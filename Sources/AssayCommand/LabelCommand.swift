import ArgumentParser
import Assay

struct LabelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label",
    abstract: "Correct labels; the imported ones are kept, and every edit can be undone.",
    discussion: """
      Examples:
        assay label set cat --keys cats.txt
        assay label set --none --where "tag = rubbish"
        assay label clear --where "correction is present"
        assay evaluate --labels corrected
      """,
    subcommands: [LabelSetCommand.self, LabelClearCommand.self])
}

struct LabelSetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Give images a class in place of the imported one; the same one confirms it.",
    discussion: """
      Examples:
        assay label set cat --keys cats.txt
        assay label set --none --where "tag = rubbish"
      """)

  @Argument(help: "The class.")
  var className: String?

  @Flag(help: "No class is valid: the images count as unlabelled.")
  var none = false

  @OptionGroup var edit: EditOptions

  func validate() throws {
    if (className == nil) != none { throw ValidationError("either a class or --none") }
  }

  func run() async throws {
    try await edit.make(.label(className))
  }
}

struct LabelClearCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: "Take corrections off, so that the imported labels hold again.",
    discussion: """
      Examples:
        assay label clear --all
      """)

  @OptionGroup var edit: EditOptions

  func run() async throws {
    try await edit.make(.unlabel)
  }
}
