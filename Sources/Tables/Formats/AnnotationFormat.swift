import Dataset

/// The files of an annotation tool or of a model: how they are told, how they are read, and how
/// labels are written into them.
protocol AnnotationFormat: Sendable {
  /// Whether a file that begins so is of this format.
  func isTold(by beginning: JSONBeginning) -> Bool

  /// Whether a file that begins so is of this format where it is read for this.
  func isTold(by beginning: JSONBeginning, for query: AnnotationQuery) -> Bool

  /// Whether a file may have several questions, one of which is named by hand.
  var hasQuestions: Bool { get }

  /// What the file says of each image.
  func content(
    of document: AnnotationDocument, for query: AnnotationQuery
  ) throws(ImportError) -> AnnotationContent

  /// Writes labels into the file.
  func write(_ labels: inout LabelWriting, into rows: RowsToWrite) throws
}

extension AnnotationFormat {
  var hasQuestions: Bool { false }

  func isTold(by beginning: JSONBeginning, for query: AnnotationQuery) -> Bool {
    isTold(by: beginning)
  }

  /// Writes the class where the file spells it as a text; rows that do not are left out.
  func write(_ labels: inout LabelWriting, into rows: RowsToWrite) throws {
    for row in labels.replace(rows, with: { $0?.asJSON ?? "null" }) {
      labels.leaveOut(labels.keys[row])
    }
    labels.leaveOutAdded()
  }
}

/// Every format that is read; a file is of the first that knows it.
let annotationFormats: [any AnnotationFormat] = [
  Encord(), LabelStudio(), COCO(), FiftyOneSamples(), FiftyOne(), Datumaro(), Labelbox(),
  SageMaker(), Vertex(), Roboflow(), PipelineOutput(),
]

/// What is asked of a file.
struct AnnotationQuery {
  /// Whether the classes that a model predicted are wanted, not the labels.
  let predictions: Bool
  /// The question, or field, that holds the class, where it is named by hand.
  let question: String?
  /// All that was said by hand.
  var options = ImportOptions()

  /// The option that names the question by hand.
  var flag: String { predictions ? "--predicted-column" : "--label-column" }

  /// What the column of the class is called where the file has no name for it.
  var valueName: String { predictions ? "predicted" : "label" }
}

/// What a file says of each image.
struct AnnotationContent {
  var rows: [AnnotationTable.Row]
  /// The names of the further columns.
  var further: [String] = []
  /// Whether the keys are paths without their extension.
  var lacksExtensions = false
  /// The classes whose probabilities every row has, in the order of the rows' lists.
  var probabilityClasses: [String] = []
  /// What was chosen in reading the file.
  var choices: [ImportChoice] = []
}

extension AnnotationTable {
  /// Reads the file of an annotation tool; `nil` if it is a table of objects or no JSON.
  init?(of text: TextFile, for query: AnnotationQuery) throws(ImportError) {
    guard let beginning = JSONBeginning(text),
      let format = annotationFormats.first(where: { $0.isTold(by: beginning, for: query) })
    else { return nil }
    let document = try AnnotationDocument(text)
    // Where there is but one class an image, no other column can be meant.
    let usual = ColumnRole.label.names + ["category", "category_id", "label_id", query.valueName]
    if let question = query.question, !format.hasQuestions, !usual.contains(plainName(question)) {
      throw .columns(
        Complaint(
          file: text.name, place: .line(document.root.line),
          found: "a file of \(type(of: format)), which has one class an image",
          expected: "a column \(quoted(question))", advice: "leave \(query.flag) out"))
    }
    self = try AnnotationTable(
      name: text.name, format: format, content: format.content(of: document, for: query),
      valueName: query.question ?? query.valueName, hasConfidence: query.predictions)
  }
}
