/// Images and their classes out of the file of an annotation tool, as the rows of a table.
///
/// The first column is `path`; the second is called `label` or `predicted`, as the reader asks;
/// a third, `confidence`, is there if any row has one; further ones are metadata.
package struct AnnotationTable: Table {
  /// One image and what is said about it.
  struct Row {
    var key: String
    /// The class; empty if there is none.
    var className = ""
    /// The confidence as written; empty if there is none.
    var confidence = ""
    /// The line that says so.
    var line: Int
    /// The bytes to replace in order to say another class; several where the file says it again,
    /// none where it has no room for a class.
    var places: [Range<Int>] = []
    /// The cells of the further columns; empty where there are none.
    var further: [String] = []
    /// The probabilities as written, where the file has them; empty where the row has none.
    var probabilities: [String] = []
  }
  package let name: String
  let format: any AnnotationFormat
  package let columns: [TableColumn]
  package let keysLackExtensions: Bool
  package let choices: [ImportChoice]
  let rows: [Row]
  private let hasConfidence: Bool
  private let probabilityCount: Int

  package var headerLine: Int { 1 }
  package var rowWord: String { "object" }

  init(
    name: String, format: any AnnotationFormat, content: AnnotationContent, valueName: String,
    hasConfidence: Bool
  ) throws(ImportError) {
    self.name = name
    self.format = format
    rows = content.rows
    choices = content.choices
    probabilityCount = content.probabilityClasses.count
    keysLackExtensions = content.lacksExtensions
    self.hasConfidence = hasConfidence && rows.contains { !$0.confidence.isEmpty }
    columns =
      (["path", valueName] + (self.hasConfidence ? ["confidence"] : [])
      + content.further).map { TableColumn(name: $0) }
      + content.probabilityClasses.map { TableColumn(name: "probs", part: .member($0)) }
    if rows.isEmpty { throw withoutRows }
  }

  package func forEachRow(_ body: (TableRow) throws(ImportError) -> Void) throws(ImportError) {
    for (number, row) in rows.enumerated() {
      var bytes: [UInt8] = []
      var cells: [TableCell] = []
      let none = [String](repeating: "", count: probabilityCount)
      let probabilities = row.probabilities.isEmpty ? none : row.probabilities
      for text in [row.key, row.className] + (hasConfidence ? [row.confidence] : []) + row.further
        + probabilities
      {
        cells.append(
          TableCell(
            start: bytes.count, count: text.utf8.count, kind: text.isEmpty ? .missing : .plain,
            isQuoted: cells.count < 2, isPresent: true))
        bytes += text.utf8
      }
      try cells.withUnsafeBufferPointer { cells throws(ImportError) in
        try bytes.withUnsafeBufferPointer { bytes throws(ImportError) in
          try body(
            TableRow(
              line: row.line, position: number, cells: cells, text: UnsafeRawBufferPointer(bytes),
              unescaped: UnsafeRawBufferPointer(start: nil, count: 0)))
        }
      }
    }
  }
}
