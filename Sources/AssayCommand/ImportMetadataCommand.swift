import ArgumentParser
import Assay
internal import Foundation

struct ImportMetadataCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metadata",
    abstract: "Import further columns of numbers and words, paired with the images by their paths.",
    discussion: """
      Examples:
        assay import metadata cameras.csv
        assay import metadata cameras.csv --replace
        assay evaluate --by camera --where 'exposure > 2'

      Numbers become metrics, words categories, `split` the splits. Labels stay as they are;
      columns of labels and predictions in the file are not read. Columns stay when labels
      are replaced; --replace replaces those of the same name, and no others.
      """
  )

  @Argument(help: "CSV, TSV, JSON, JSON Lines.", completion: .file())
  var file: String

  @Option(help: "The column of the images' paths.")
  var keyColumn: String?

  @OptionGroup var project: ProjectOptions
  @OptionGroup var rules: ImportRules
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let project = try await project.open()
    var options = ImportOptions()
    options.keyColumn = keyColumn
    try await rules.report(output) {
      try await project.importMetadata(
        file: URL(filePath: file), options: options, replace: rules.replace, strict: rules.strict)
    }
  }
}
