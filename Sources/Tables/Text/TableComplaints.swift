extension Table {
  /// The complaint about a table without rows.
  var withoutRows: ImportError {
    .syntax(
      Complaint(
        file: name, place: .line(headerLine),
        found: "\(rowWord == "row" ? "a header and no rows" : "no objects")",
        expected: "\(rowWord == "row" ? "a row" : "an object") for each image",
        advice: "write the file again"))
  }

  /// The complaint about rows none of which says what the file is for.
  func saysNothing(_ found: String, expected: String, flag: String, line: Int) -> ImportError {
    .value(
      Complaint(
        file: name, place: .line(line), found: "\(found) in every \(rowWord)",
        expected: "\(expected) in at least one",
        advice: "fill the column or name another with \(flag)"))
  }
}
