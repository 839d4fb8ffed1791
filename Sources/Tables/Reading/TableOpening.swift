/// Opens a file as a table of rows: JSON if its first character says so, else delimited text.
///
/// The extension of its name decides nothing.
///
/// An object whose members are images is a table of a key column and one called `valueName`, and so
/// is the file of an annotation tool; `question` names its classification where it has several.
func openTable(
  _ file: FileBytes, valueName: String, question: String? = nil
) throws(ImportError) -> any Table {
  let text = try TextFile(file)
  guard !text.isBlank else {
    throw .syntax(
      Complaint(
        file: file.name, place: .line(1),
        found: file.bytes.count == text.start ? "an empty file" : "nothing but white space",
        expected: "a header line and rows, or JSON", advice: "write the file again"))
  }
  let first = text.bytes[text.start...].first { $0 > 0x20 }
  if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") {
    if let table = try AnnotationTable(of: text, valueName: valueName, question: question) {
      return table
    }
    return try JSONTable(text, valueName: valueName)
  }
  if first == UInt8(ascii: "<") {
    throw .syntax(
      Complaint(
        file: file.name, place: .line(1), found: "XML or HTML",
        expected: "a table (CSV, TSV, JSON…)",
        advice: "export the labels as CSV, JSON or COCO instead"))
  }
  return try DelimitedTable(text)
}
