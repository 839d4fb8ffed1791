import ArgumentParser
import Assay
internal import Foundation

struct ImportEmbeddingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "embeddings",
    abstract: "Import a vector for each image, paired with the images by their paths.",
    discussion: """
      Examples:
        assay import embeddings clip.npy --name clip --order keys.txt
        assay import embeddings features.npz --order labels.csv --replace

      The last embeddings imported are the current ones: neighbours and their metrics come from
      them. `assay embeddings` lists them and chooses others; `assay measure` brings the metrics.
      """
  )

  @Argument(help: ".npy or .npz: float16, float32 or float64, a row an image.", completion: .file())
  var file: String

  @Option(help: "The name of the embeddings; without it the file's name.")
  var name: String?

  @Option(
    help: "A file with the key of each row: one a line, or a table.", completion: .file())
  var order: String?

  @Option(help: "The column of the images' paths, where the order is a table.")
  var keyColumn: String?

  @Flag(inversion: .prefixedNo, help: "Make them the current embeddings.")
  var current = true

  @Flag(help: "Only say what would be imported.")
  var dryRun = false

  @OptionGroup var project: ProjectOptions
  @OptionGroup var rules: ImportRules
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let source = URL(filePath: file)
    let project = try await project.open()
    var options = ImportOptions()
    options.keyColumn = keyColumn
    options.order = try order.map { try readOrder(from: URL(filePath: $0), options: options) }
    try await rules.report(output) {
      try await project.importEmbeddings(
        file: source, name: name ?? source.deletingPathExtension().lastPathComponent,
        options: options, replace: rules.replace, strict: rules.strict, makesCurrent: current,
        dryRun: dryRun)
    }
    if dryRun { output.note("nothing was written, because of --dry-run") }
  }
}
