import Dataset

extension Table {
  /// Checks that a cell can be an image's path.
  ///
  /// - Returns: The bytes of the path.
  func key(in row: TableRow, column: Int) throws(ImportError) -> UnsafeRawBufferPointer {
    let bytes = row[column]
    let cell = row.cells[column]
    func complaint(_ found: String, _ advice: String) -> ImportError {
      .value(
        Complaint(
          file: name, place: .line(row.line(of: column)),
          found: "\(found) in column \(columns[column].shown)",
          expected: "the path of an image", advice: advice))
    }
    if cell.kind == .nested {
      throw complaint(
        "a list or an object",
        "write an object an image (of a data frame: to_json with orient=\"records\")")
    }
    if cell.kind != .missing, !cell.isQuoted, rowWord == "object" {
      throw complaint(quoted(bytes), "write it as a text in quotes")
    }
    if bytes.isEmpty {
      throw complaint("nothing", "write the path or remove the \(rowWord)")
    }
    if bytes.count > 4096 {
      throw complaint("a text of \(bytes.count) bytes", "check the quotes around it")
    }
    if bytes.contains(0) { throw complaint("a NUL character", "remove it") }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw complaint("a byte order mark", "remove it: files were joined here")
    }
    return bytes
  }

  /// Checks that a cell can be the name of a class.
  ///
  /// - Returns: The bytes of the name; empty if there is none.
  func className(in row: TableRow, column: Int) throws(ImportError) -> UnsafeRawBufferPointer {
    let bytes = row[column]
    func complaint(_ found: String, _ advice: String) -> ImportError {
      .value(
        Complaint(
          file: name, place: .line(row.line(of: column)),
          found: "\(found) in column \(columns[column].shown)",
          expected: "the name of a class", advice: advice))
    }
    if !row.cells[column].isPresent {
      if isOfLabelStudio { return bytes }
      throw .value(
        Complaint(
          file: name, place: .line(row.line),
          found: "an object without \(columns[column].shown)",
          expected: "\(columns[column].shown) in every object",
          advice: "add it, with null where there is no class"))
    }
    if row.cells[column].kind == .nested {
      throw complaint("a list or an object", "one class an image is read; write its name")
    }
    if bytes.first == UInt8(ascii: "{"), isOfLabelStudio,
      bytes.starts(with: Array("{\"choices\":".utf8))
    {
      if bytes.elementsEqual(Array("{\"choices\":[]}".utf8)) { return .init(rebasing: bytes[..<0]) }
      throw complaint("several choices (\(quoted(bytes)))", "one class an image is read; name it")
    }
    if bytes.count > ClassNames.byteLimit {
      throw complaint("a text of \(bytes.count) bytes", "check the quotes around it")
    }
    if bytes.contains(0) { throw complaint("a NUL character", "remove it") }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw complaint("a byte order mark", "remove it: files were joined here")
    }
    return bytes
  }

  /// Whether this is Label Studio's CSV or JSON-MIN: tasks without a choice need not name it, and
  /// other choices than one are written as JSON.
  private var isOfLabelStudio: Bool {
    columns.contains { $0.name == "annotation_id" } && columns.contains { $0.name == "annotator" }
  }
}
