import ArgumentParser
import Assay
internal import Foundation

/// How a command speaks.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Write the result as JSON on standard output.")
  var json = false

  @Flag(help: "Write nothing but the result: no progress, no notes.")
  var quiet = false

  /// Refuses `--json` beside a format that is another.
  func check(format: String) throws {
    guard json, format != "json", format != "table" else { return }
    throw ValidationError("--json and --format \(format) exclude each other: leave one out")
  }

  /// Writes a note about the work, unless it should be quiet.
  func note(_ text: String) { if !quiet { Terminal.note(text) } }

  /// Writes the result: as JSON if asked, else as text.
  func say(_ json: @autoclosure () -> JSON, else text: @autoclosure () -> String) {
    Terminal.say(self.json ? json().pretty : text())
  }
}

/// Which project a command is about.
struct ProjectOptions: ParsableArguments {
  @Option(
    help: "The project's folder, NAME.assay; without it the nearest one from here upwards.",
    completion: .directory)
  var project: String?

  /// The folder of the project.
  ///
  /// - Throws: ``InputError`` if none was named and none is near.
  func folder() throws -> URL {
    if let project { return URL(filePath: project) }
    let here = URL(filePath: FileManager.default.currentDirectoryPath)
    guard let found = Project.nearest(from: here) else {
      throw InputError(
        "no project here: name one with --project NAME.assay, or make one with `assay init` "
          + "or `assay open`")
    }
    return found
  }

  /// Opens the project.
  func open() async throws -> Project { try await Project.open(at: try folder()) }
}

/// What a person says about the columns of a file.
struct TableOptions: ParsableArguments {
  @Option(help: "The column of the images' paths.")
  var keyColumn: String?

  @Option(help: "The column of the labels.")
  var labelColumn: String?

  @Option(help: "The column of the predicted classes.")
  var predictedColumn: String?

  @Option(help: "The column of the confidence.")
  var confidenceColumn: String?

  @Option(
    help: "A file with the class names in the order of the model's outputs, one a line.",
    completion: .file())
  var classes: String?

  @Option(
    help: "A file with the key of each row of an array: one a line, or a table.",
    completion: .file())
  var order: String?

  @Flag(help: "The numbers are logits: turn them into probabilities.")
  var logits = false

  @Flag(
    help: "The numbers are independent scores, such as a sigmoid a class, and need not add up to 1."
  )
  var scores = false

  @Option(help: "The class that a single score column speaks of.")
  var positive: String?

  /// The options as the library takes them.
  func importOptions() throws -> ImportOptions {
    var options = ImportOptions()
    options.keyColumn = keyColumn
    options.labelColumn = labelColumn
    options.predictedColumn = predictedColumn
    options.confidenceColumn = confidenceColumn
    options.classes = try classes.map { try readClassList(from: URL(filePath: $0)) }
    options.order = try order.map { try readOrder(from: URL(filePath: $0)) }
    guard !(logits && scores) else {
      throw ValidationError("--logits and --scores exclude each other: leave one out")
    }
    options.logits = logits
    options.scores = scores
    options.positiveClass = positive
    return options
  }
}
