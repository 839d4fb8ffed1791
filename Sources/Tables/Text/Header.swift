/// Whether a column's name is rather a value: a number, or the path of an image.
func looksLikeData(_ name: String) -> Bool {
  hasImageExtension(name) || name.withUTF8Bytes { DecimalNumber($0) } != nil
}

/// The complaint about a table whose first line is a row.
func headerOfData(_ names: [String], file: String, line: Int, wanted: String) -> ImportError {
  .columns(
    Complaint(
      file: file, place: .line(line),
      found: "a first line that looks like data (\(listed(names, limit: 3)))",
      expected: "a header line with \(wanted)", advice: "add one, such as path,label"))
}
