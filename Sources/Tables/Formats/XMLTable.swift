import Dataset

/// The table in an XML document of a format that is read.
///
/// - Throws: ``ImportError/syntax(_:)`` for other XML, and HTML, saying what it is.
func xmlTable(in text: TextFile, for query: AnnotationQuery) throws(ImportError) -> any Table {
  var scanner = XMLScanner(text)
  let root: String
  do throws(ImportError) {
    guard case .start(let name, _) = try scanner.next() else { throw notRead("XML or HTML") }
    root = name
  } catch {
    let start = String(decoding: text.bytes[text.start...].prefix(64), as: UTF8.self).lowercased()
    throw start.contains("<!doctype html") || start.contains("<html")
      ? notRead("XML or HTML") : error
  }
  func notRead(_ found: String, _ advice: String? = nil) -> ImportError {
    .syntax(
      Complaint(
        file: text.name, place: .line(1), found: found,
        expected: "a table (CSV, TSV, JSON…)",
        advice: advice ?? "export the labels as CSV, JSON or COCO instead"))
  }
  switch root {
  case "annotations": return try CVAT(text, after: scanner).table(for: query)
  case "annotation":
    throw notRead(
      "an XML file of one image (Pascal VOC)", "write one table or a COCO file of all images")
  default: throw notRead("XML or HTML")
  }
}
