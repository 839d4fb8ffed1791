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
    if self.json {
      Terminal.writeResult(json().pretty + "\n")
    } else {
      Terminal.say(text())
    }
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
  @Option(help: "The column of the images' paths; FILE:NAME for one file only; repeatable.")
  var keyColumn: [String] = []

  @Option(help: "The column of the labels; FILE:NAME for one file only.")
  var labelColumn: [String] = []

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

  @Option(
    help: "Class names alike but for case, blanks, quotes: `one` class, or `apart`.")
  var spellings: ClassSpellingRule?

  @Option(help: "Numbers among the labels: `names`, `places` in the list, or `places-from-1`.")
  var labelNumbers: ClassNumberRule?

  @Option(help: "Numbers among the predicted classes: names, places or places-from-1.")
  var predictedNumbers: ClassNumberRule?

  @Option(help: "A word that means no label, beside the usual ones; repeatable.")
  var noLabel: [String] = []

  @Flag(help: "Take words such as `none` and `?` as classes, too.")
  var everyWord = false

  @Flag(help: "Leave out what cannot be read, and count it.")
  var skipBad = false

  @Option(
    help: "What keys may differ in: blanks, case, extension, zeros, folders; comma-separated.")
  var matchKeys: String?

  @Option(
    name: .customLong("column"), help: "NAME:number, NAME:words or NAME:ignore; repeatable.")
  var columnTypes: [String] = []

  /// The options as the library takes them.
  ///
  /// - Parameters:
  ///   - file: the file that is read with them, as it was named.
  ///   - others: further files of the same command, of which alone a column may be.
  /// - Returns: the options.
  /// - Throws: `ValidationError` about what was typed, ``ImportError`` about a list that was named.
  func importOptions(
    for file: String? = nil, besides others: [String] = []
  ) throws -> ImportOptions {
    var options = ImportOptions()
    options.columnsMayLack = !others.isEmpty
    options.keyColumn = try Self.column(keyColumn, "--key-column", of: file, besides: others)
    options.labelColumn = try Self.column(labelColumn, "--label-column", of: file, besides: others)
    options.predictedColumn = predictedColumn
    options.confidenceColumn = confidenceColumn
    if let list = try classes.map({ try readClassList(from: URL(filePath: $0)) }) {
      options.take(list)
    }
    options.order = try order.map { try readOrder(from: URL(filePath: $0)) }
    guard !(logits && scores) else {
      throw ValidationError("--logits and --scores exclude each other: leave one out")
    }
    options.logits = logits
    options.scores = scores
    options.positiveClass = positive
    options.spellings = spellings
    options.labelNumbers = labelNumbers ?? options.labelNumbers
    options.predictedNumbers = predictedNumbers ?? options.predictedNumbers
    options.noLabel = noLabel
    options.everyWord = everyWord
    options.skipBad = skipBad
    options.keyVariants = try Set(matchKeys.map { try Self.variants($0) } ?? [])
    options.columnTypes = try Self.types(columnTypes)
    return options
  }

  /// The column that is meant in a file, of `NAME` or `FILE:NAME`.
  private static func column(
    _ words: [String], _ flag: String, of file: String?, besides others: [String]
  ) throws -> String? {
    func isNamed(_ file: String, by word: Substring) -> Bool {
      word == file || word == URL(filePath: file).lastPathComponent
    }
    var found: [String] = []
    for word in words {
      guard let colon = word.lastIndex(of: ":") else {
        found.append(word)
        continue
      }
      let (front, name) = (word[..<colon], String(word[word.index(after: colon)...]))
      if file.map({ isNamed($0, by: front) }) ?? false {
        found = [name]
        break
      }
      if !others.contains(where: { isNamed($0, by: front) }) { found.append(word) }
    }
    guard found.count < 2 else {
      throw ValidationError("\(flag) \(listed(found)): expected one a file, as FILE:NAME")
    }
    return found.first
  }

  private static func variants(_ text: String) throws -> [KeyVariant] {
    try text.split(separator: ",").map { word in
      let word = word.trimmingCharacters(in: .whitespaces)
      guard let variant = KeyVariant(rawValue: word) else {
        let known = KeyVariant.allCases.map(\.rawValue)
        throw ValidationError(
          "--match-keys \(quoted(word))\(didYouMean(word, in: known)): expected "
            + known.joined(separator: ", "))
      }
      return variant
    }
  }

  private static func types(_ words: [String]) throws -> [String: ColumnType] {
    var types: [String: ColumnType] = [:]
    for word in words {
      guard let colon = word.lastIndex(of: ":"),
        let type = ColumnType(rawValue: String(word[word.index(after: colon)...]))
      else {
        throw ValidationError(
          "--column \(quoted(word)): expected NAME:number, NAME:words or NAME:ignore")
      }
      types[String(word[..<colon])] = type
    }
    return types
  }
}

extension ClassSpellingRule: ExpressibleByArgument {}
extension ClassNumberRule: ExpressibleByArgument {}
