/// The files of an annotation tool: how they are told, how they are read, and how labels are
/// written into them.
protocol AnnotationFormat: Sendable {
  /// Whether a file that begins so is of this format.
  func isTold(by beginning: JSONBeginning) -> Bool

  /// What the file says of each image.
  func content(
    of document: AnnotationDocument, for query: AnnotationQuery
  ) throws(ImportError) -> AnnotationContent

  /// Writes labels into the file.
  func write(_ labels: inout LabelWriting, into rows: RowsToWrite) throws
}

/// Every format that is read; a file is of the first that knows it.
let annotationFormats: [any AnnotationFormat] = [
  Encord(), LabelStudio(), COCO(), FiftyOneSamples(), FiftyOne(),
]

/// What is asked of the file of an annotation tool.
struct AnnotationQuery {
  /// Whether the classes that a model predicted are wanted, not the labels.
  let predictions: Bool
  /// The question, or field, that holds the class, where it is named by hand.
  let question: String?

  /// The option that names the question by hand.
  var flag: String { predictions ? "--predicted-column" : "--label-column" }
}

/// What a file says of each image.
struct AnnotationContent {
  var rows: [AnnotationTable.Row]
  /// The names of the further columns.
  var further: [String] = []
  /// Whether the keys are paths without their extension.
  var lacksExtensions = false
}

/// How a JSON text begins: the first members of its first object, which tell what wrote it.
struct JSONBeginning {
  /// Whether the object is the first of a list.
  let isList: Bool
  /// The first byte of the value of each member.
  private let kinds: [String: UInt8]

  /// Looks at no more than the first twenty members, so that a table of a million images is not
  /// walked once more.
  ///
  /// - Returns: `nil` if the text begins with no object that has members.
  init?(_ text: TextFile) {
    var scanner = JSONScanner(text)
    isList = scanner.take(UInt8(ascii: "["))
    guard scanner.take(UInt8(ascii: "{")), scanner.next() == 0x22 else { return nil }
    var kinds: [String: UInt8] = [:]
    for _ in 0..<20 {
      guard let cell = try? scanner.string("a name") else { break }
      let name = scanner.string(of: cell)
      guard scanner.take(UInt8(ascii: ":")), let first = scanner.next() else { break }
      kinds[name] = first
      guard (try? scanner.value()) != nil, scanner.take(0x2C) else { break }
    }
    self.kinds = kinds
  }

  /// The names of the members.
  var names: Set<String> { Set(kinds.keys) }

  /// Whether the member of this name is a list.
  func hasList(_ name: String) -> Bool { kinds[name] == UInt8(ascii: "[") }

  /// Whether the member of this name is an object.
  func hasObject(_ name: String) -> Bool { kinds[name] == UInt8(ascii: "{") }
}

extension AnnotationTable {
  /// Reads the file of an annotation tool; `nil` if it is a table of objects or no JSON.
  init?(
    of text: TextFile, valueName: String, question: String?
  ) throws(ImportError) {
    guard let beginning = JSONBeginning(text),
      let format = annotationFormats.first(where: { $0.isTold(by: beginning) })
    else { return nil }
    let query = AnnotationQuery(predictions: valueName != "label", question: question)
    let document = AnnotationDocument(file: text.name, root: try JSONNode(text))
    self = try AnnotationTable(
      name: text.name, format: format, content: format.content(of: document, for: query),
      valueName: question ?? valueName, hasConfidence: query.predictions)
  }
}
