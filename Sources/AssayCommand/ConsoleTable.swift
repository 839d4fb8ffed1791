import Assay

/// Rows of text laid out for a person: aligned columns on a terminal, tabs when piped.
struct ConsoleTable {
  /// How a column's cells stand.
  enum Alignment { case left, right }

  private let columns: [(title: String, alignment: Alignment)]
  private var rows: [[String]] = []

  /// A table with these column titles; numbers go in columns aligned to the right.
  init(_ columns: [(title: String, alignment: Alignment)]) { self.columns = columns }

  /// Adds a row of as many cells as there are columns.
  mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count)
    rows.append(cells)
  }

  /// The table as text without a last line break.
  func text(aligned: Bool = true) -> String {
    guard aligned else {
      return ([columns.map(\.title)] + rows).map { $0.map(Self.onOneLine).joined(separator: "\t") }
        .joined(separator: "\n")
    }
    let widths = columns.indices.map { column in
      rows.map { $0[column].count }.reduce(columns[column].title.count, max)
    }
    let head = line(columns.map(\.title), widths: widths)
    return ([Terminal.bold(head)] + rows.map { line($0, widths: widths) }).joined(separator: "\n")
  }

  /// A cell whose line breaks and tabs would be taken for the table's.
  private static func onOneLine(_ cell: String) -> String {
    guard cell.utf8.contains(where: { $0 < 0x20 }) else { return cell }
    return cell.replacing("\n", with: "\\n").replacing("\t", with: "\\t")
      .replacing("\r", with: "\\r")
  }

  /// The rows as RFC 4180 CSV, with the titles as the first line.
  var csv: String {
    ([columns.map(\.title)] + rows).map { $0.map(csvCell).joined(separator: ",") }
      .joined(separator: "\n")
  }

  /// The rows as a Markdown table.
  var markdown: String {
    let rule = columns.map { $0.alignment == .right ? "--:" : "---" }
    return ([columns.map(\.title), rule] + rows).map { cells in
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }.joined(separator: "\n")
  }

  private func line(_ cells: [String], widths: [Int]) -> String {
    var text = ""
    for (column, cell) in cells.enumerated() {
      let space = String(repeating: " ", count: widths[column] - cell.count)
      if column > 0 { text += "  " }
      text += columns[column].alignment == .right ? space + cell : cell + space
    }
    while text.last == " " { text.removeLast() }
    return text
  }
}
