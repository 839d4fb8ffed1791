import Dataset

/// Rows of named cells, wherever they come from: a delimited text or JSON records.
///
/// A table can be walked any number of times; it is never held in memory as values.
package protocol Table {
  /// The file as the person named it.
  var name: String { get }
  /// The line of the header, for complaints about columns; 1 where there is no header.
  var headerLine: Int { get }
  /// What the cells of each row stand for.
  var columns: [TableColumn] { get }
  /// A word for one row in messages: `row` or `object`.
  var rowWord: String { get }
  /// Whether the keys are paths without their extension.
  var keysLackExtensions: Bool { get }
  /// What was chosen in taking the file for this table.
  var choices: [ImportChoice] { get }

  /// Gives the rows to `body` in the order of the file; a row is valid only during the call.
  func forEachRow(_ body: (TableRow) throws(ImportError) -> Void) throws(ImportError)
}

extension Table {
  package var keysLackExtensions: Bool { false }
  package var choices: [ImportChoice] { [] }
}

/// The name of a column, and for JSON which part of a nested value it is.
package struct TableColumn: Hashable {
  /// A part of a nested value.
  enum Part: Hashable {
    /// The value itself.
    case whole
    /// The member of this name, of an object.
    case member(String)
    /// The element at this index, of a list.
    case element(Int)
  }
  var name: String
  var part = Part.whole

  /// The column as it is named in messages.
  var shown: String {
    switch part {
    case .whole: quoted(name)
    case .member(let member): "\(quoted(name)).\(quoted(member))"
    case .element(let index): "\(quoted(name))[\(index)]"
    }
  }
}

/// Where the text of one cell lies.
struct TableCell {
  /// What kind of value it is.
  enum Kind: UInt8 {
    /// Nothing there: an empty cell, a null, a member that is not in the object.
    case missing
    /// Text in the file itself.
    case plain
    /// Text that had to be unescaped, in the row's own memory.
    case unescaped
    /// A list or an object, which no column of this table takes apart.
    case nested
  }
  var start = 0
  var count = 0
  var kind = Kind.missing
  /// Whether the value stood in quotes.
  var isQuoted = false
  /// Whether the member was there at all; always so in a delimited text.
  var isPresent = false
  /// How many lines below the row's first the value stands.
  var lineOffset: Int32 = 0
}

/// One row: valid only while its table hands it out.
package struct TableRow {
  /// The line on which the row begins, counted from 1.
  var line: Int
  /// The byte of the text at which the row begins; of an annotation tool's file, the row's number.
  var position: Int
  let cells: UnsafeBufferPointer<TableCell>
  let text: UnsafeRawBufferPointer
  let unescaped: UnsafeRawBufferPointer

  /// The line on which a cell stands.
  func line(of column: Int) -> Int { line + Int(cells[column].lineOffset) }

  /// The bytes of a cell; empty if it is missing.
  @inline(__always)
  subscript(column: Int) -> UnsafeRawBufferPointer {
    let cell = cells[column]
    return UnsafeRawBufferPointer(
      rebasing: (cell.kind == .unescaped ? unescaped : text)[cell.start..<cell.start + cell.count])
  }
}
