import Dataset

extension ColumnRole {
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
  ///
  /// Columns in `others` have another role, unless they are named by hand.
  func column(
    of table: any Table, named name: String?, mayLack: Bool = false, besides others: Set<Int> = []
  ) throws(ImportError) -> Int? {
    if let name {
      let index = table.columns.firstIndex { $0.name == name && $0.part == .whole }
      if let index { return index }
      if !mayLack {
        throw missing(in: table, wanted: "a column \(quoted(name))", near: [name])
      }
    }
    let found = columns(of: table).filter { !others.contains($0) }
    guard found.count > 1 else { return found.first }
    let shown = listed(found.map { table.columns[$0].name })
    throw .columns(
      Complaint(
        file: table.name, place: .line(table.headerLine),
        found: "\(found.count) columns that may hold the \(rawValue) (\(shown))",
        expected: "one", advice: "name it with \(flag)"))
  }

  /// The column of this role, which must be there.
  func requiredColumn(
    of table: any Table, named name: String?, mayLack: Bool = false, besides others: Set<Int> = []
  ) throws(ImportError) -> Int {
    let found = try column(of: table, named: name, mayLack: mayLack, besides: others)
    if let found { return found }
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
