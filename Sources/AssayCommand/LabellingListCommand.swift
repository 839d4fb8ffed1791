import ArgumentParser
import Assay
internal import Foundation

struct LabellingListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "labelling-list",
    abstract: "List the unlabelled images that look most like some: what to label next.",
    discussion: """
      Examples:
        assay export labelling-list --near "outcome = wrong and brightness < 0.2" --limit 200
        assay export labelling-list --near "view = \\"hard ones\\"" --format jsonl -o next.jsonl

      Each line says how far the image is from the nearest of those images, and which one that is.
      """)

  @Option(help: "The images to be near to: a filter.")
  var near: String

  @Option(help: "At most this many images.")
  var limit = 100

  @Option(
    help: "csv or jsonl.",
    transform: { text in
      guard let format = ImageExport.Format(rawValue: text), format == .csv || format == .jsonl
      else { throw ValidationError("--format is csv or jsonl") }
      return format
    })
  var format = ImageExport.Format.csv

  @Option(help: "The model of the filter and of the predictions; without it the one imported last.")
  var model: String?

  @Option(
    name: .shortAndLong, help: "The file; without it the list goes to standard output.",
    completion: .file())
  var output: String?

  @Flag(help: "Write no notes.")
  var quiet = false

  @OptionGroup var project: ProjectOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit is a whole number from 1 on") }
  }

  func run() async throws {
    let project = try await project.open()
    let explorer = Explorer(try await project.snapshot())
    let model = try namedModel(model, of: explorer.snapshot)
    let images = try explorer.images(matching: FilterExpression(ifGiven: near), model: model)
    let list = try await LabellingList(near: images, limit: limit, in: explorer.snapshot)
    let text = list.text(
      as: format, of: explorer, model: model, near: "\(images.count) images where \(near)")
    if let output {
      try project.write([text], to: URL(filePath: output))
    } else {
      Terminal.say(String(text.dropLast()))
    }
    if !quiet {
      Terminal.note(
        "\(list.items.count) of \(list.candidateCount) unlabelled images"
          + (output.map { " in \($0)" } ?? ""))
    }
  }
}
