import Dataset

/// What a column of a table can stand for, and the names by which it is known.
///
/// Names compare without regard to case; spaces and hyphens count as underscores.
enum ColumnRole: String {
  case key
  case label
  case predicted
  case confidence
  case split

  /// The names that give a column this role.
  var names: [String] {
    switch self {
    case .key:
      [
        "path", "file", "filename", "file_name", "filepath", "file_path", "image", "image_path",
        "image_file", "image_file_name", "image_name", "img", "img_path", "key",
      ]
    case .label:
      [
        "label", "class", "target", "ground_truth", "y", "category", "true_label", "label_name",
        "class_name", "y_true", "gt", "annotation", "choice",
      ]
    case .predicted:
      [
        "predicted", "prediction", "pred", "predicted_label", "predicted_class", "pred_label",
        "pred_class", "y_pred", "y_hat",
      ]
    case .confidence: ["confidence", "score", "conf", "probability", "prob"]
    case .split: ["split", "subset"]
    }
  }

  /// The names that give a column this role where none has one of ``names``: beside a path, an
  /// `id` is but a number.
  private var weakNames: [String] {
    self == .key ? ["image_id", "img_id", "id", "fname", "name"] : []
  }

  /// The option that names the column by hand.
  var flag: String { "--\(rawValue)-column" }

  /// The columns whose name gives them this role.
  func columns(of table: any Table) -> [Int] {
    func columns(called names: [String]) -> [Int] {
      table.columns.indices.filter {
        table.columns[$0].part == .whole && names.contains(plainName(table.columns[$0].name))
      }
    }
    let found = columns(called: names)
    return found.isEmpty && !weakNames.isEmpty ? columns(called: weakNames) : found
  }

  /// The column of this role: the one named by hand, or the only one with a fitting name.
  ///
  /// - Returns: `nil` if there is none.
  func column(of table: any Table, named name: String?) throws(ImportError) -> Int? {
    if let name {
      let index = table.columns.firstIndex { $0.name == name && $0.part == .whole }
      if let index { return index }
      throw missing(in: table, wanted: "a column \(quoted(name))", near: [name])
    }
    let found = columns(of: table)
    guard found.count > 1 else { return found.first }
    let shown = listed(found.map { table.columns[$0].name })
    throw .columns(
      Complaint(
        file: table.name, place: .line(table.headerLine),
        found: "\(found.count) columns that may hold the \(rawValue) (\(shown))",
        expected: "one", advice: "name it with \(flag)"))
  }

  /// The column of this role, which must be there.
  func requiredColumn(of table: any Table, named name: String?) throws(ImportError) -> Int {
    if let column = try column(of: table, named: name) { return column }
    let wanted = "a \(rawValue) column (\(names.prefix(5).joined(separator: ", "))…)"
    throw missing(in: table, wanted: wanted, near: names)
  }

  private func missing(
    in table: any Table, wanted: String, near names: [String]
  ) -> ImportError {
    let present = table.columns.filter { $0.part == .whole }.map(\.name)
    if let only = present.first, present.count == 1, let blank = only.lastIndex(of: " "),
      hasImageExtension(only[..<blank])
    {
      return .columns(
        Complaint(
          file: table.name, place: .line(table.headerLine),
          found: "lines such as \(quoted(only)), cut by a blank and without a header",
          expected: "a header line, and commas, tabs or semicolons between the values",
          advice: "put a comma for the blank and the line path,label before the first; "
            + "--classes says what numbers mean"))
    }
    if present.contains(where: { looksLikeData($0) }) {
      return headerOfData(present, file: table.name, line: table.headerLine, wanted: wanted)
    }
    let nearest = names.lazy.compactMap { nearestName(to: $0, in: present) }.first
    let hint = nearest.map { "; is it \(quoted($0))?" } ?? ""
    return .columns(
      Complaint(
        file: table.name, place: .line(table.headerLine),
        found: "the columns \(listed(present))\(hint)", expected: wanted,
        advice: "rename one or name it with \(flag)"))
  }
}

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

/// A column's name as it is compared: lower case, underscores for spaces and hyphens.
func plainName(_ name: String) -> String {
  String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
}
