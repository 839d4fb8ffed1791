import ArgumentParser
import Assay

struct EmbeddingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "embeddings",
    abstract: "List the embeddings of a project, choose the current one, remove one.",
    discussion: """
      Examples:
        assay embeddings list
        assay embeddings use clip
        assay embeddings remove old
      """,
    subcommands: [
      EmbeddingsListCommand.self, EmbeddingsUseCommand.self, EmbeddingsRemoveCommand.self,
    ]
  )
}

struct EmbeddingsListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the embeddings; the current one is marked.",
    discussion: """
      Examples:
        assay embeddings list
        assay embeddings list --json
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let snapshot = try await project.open().snapshot()
    var table = ConsoleTable([
      ("embedding", .left), ("source", .left), ("numbers", .right), ("images", .right),
      ("", .left), ("neighbours", .left),
    ])
    for embedding in snapshot.embeddings {
      table.add([
        embedding.name, embedding.source.rawValue, String(embedding.matrix.columnCount),
        String(embedding.imageCount),
        embedding.name == snapshot.currentEmbedding ? "current" : "",
        embedding.name == snapshot.currentEmbedding
          ? snapshot.neighbors.map { $0.recallEstimate?.asRecall ?? "exact" } ?? "" : "",
      ])
    }
    output.say(
      .object([("embeddings", snapshot.embeddingsJSON)]),
      else: table.text(aligned: Terminal.isInteractive))
  }
}

struct EmbeddingsUseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "use",
    abstract: "Make an embedding the current one, from which neighbours and their metrics come.",
    discussion: """
      Examples:
        assay embeddings use clip
      """)

  @Argument(help: "The name.")
  var name: String

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await project.open().useEmbedding(named: name)
    output.say(
      .object([("current", .string(name))]),
      else: "\"\(name)\" is current; `assay measure` brings its neighbours and metrics")
  }
}

struct EmbeddingsRemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove an embedding with all that was computed from it; the images stay.",
    discussion: """
      Examples:
        assay embeddings remove old
      """)

  @Argument(help: "The name.")
  var name: String

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await project.open().removeEmbedding(named: name)
    output.say(.object([("removed", .string(name))]), else: "removed \"\(name)\"")
  }
}
