import ArgumentParser
import Assay

struct TagCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Put words on images, or take them off; undoable.",
    discussion: """
      Examples:
        assay tag add blurry --where "sharpness in lowest 5%"
        assay tag remove blurry --keys good.txt
        assay tag list
      """,
    subcommands: [TagAddCommand.self, TagRemoveCommand.self, TagListCommand.self])
}

struct TagAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Put a tag on images.",
    discussion: """
      Examples:
        assay tag add blurry --where "sharpness in lowest 5%"
        assay tag add reviewed --keys seen.txt
      """)

  @Argument(help: "The tag.")
  var word: String

  @OptionGroup var edit: EditOptions

  func run() async throws {
    try await edit.make(.tag(word))
  }
}

struct TagRemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take a tag off images.",
    discussion: """
      Examples:
        assay tag remove blurry --all
      """)

  @Argument(help: "The tag.")
  var word: String

  @OptionGroup var edit: EditOptions

  func run() async throws {
    try await edit.make(.untag(word))
  }
}

struct TagListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the tags and how many images carry them.",
    discussion: """
      Examples:
        assay tag list --json
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let tags = try await project.open().snapshot().tags.sorted { $0.key < $1.key }
    var table = ConsoleTable([("tag", .left), ("images", .right)])
    for (tag, images) in tags { table.add([tag, String(images.count)]) }
    output.say(
      .object([
        (
          "tags",
          .array(
            tags.map {
              .object([("name", .string($0.key)), ("count", .int($0.value.count))])
            })
        )
      ]), else: table.text(aligned: Terminal.isInteractive))
  }
}
