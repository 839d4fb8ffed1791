/// Opens a file as a table of rows: JSON or XML if its first character says so, else delimited text.
///
/// The extension of its name decides nothing.
///
/// An object whose members are images is a table of a key column and one called `valueName`, and so
/// is the file of an annotation tool; `question` names its classification where it has several.
/// Tables that are laid out otherwise are read as what they mean (``jsonShapes``, ``columnLayouts``).
func openTable(
  _ file: FileBytes, valueName: String, question: String? = nil,
  options: ImportOptions = ImportOptions()
) throws(ImportError) -> any Table {
  let text = try TextFile(file)
  guard !text.isBlank else {
    throw .syntax(
      Complaint(
        file: file.name, place: .line(1),
        found: file.bytes.count == text.start ? "an empty file" : "nothing but white space",
        expected: "a header line and rows, or JSON", advice: "write the file again"))
  }
  let query = AnnotationQuery(
    predictions: valueName != "label", question: question, options: options)
  switch text.bytes[text.start...].first(where: { $0 > 0x20 }) {
  case UInt8(ascii: "["), UInt8(ascii: "{"):
    if let table = try AnnotationTable(of: text, for: query) { return table }
    if let table = try shapedTable(in: text, for: query) { return try laidOut(table, for: query) }
    try refuseListOfLists(text)
    return try laidOut(
      JSONTable(text, valueName: valueName, keyColumn: options.keyColumn), for: query)
  case UInt8(ascii: "<"): return try xmlTable(in: text, for: query)
  default: return try laidOut(DelimitedTable(text), for: query)
  }
}

/// Refuses rows without the names of columns, as pandas writes them with `orient="values"`.
private func refuseListOfLists(_ text: TextFile) throws(ImportError) {
  var scanner = JSONScanner(text)
  guard scanner.take(UInt8(ascii: "[")), scanner.next() == UInt8(ascii: "[") else { return }
  throw scanner.complaint(
    "a list of lists, without the names of columns",
    expected: "an object such as {\"path\": …, \"label\": …} for each image",
    advice: "write the names too (of a data frame: to_json with orient=\"records\")")
}
