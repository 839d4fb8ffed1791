import Foundation
import GRDB

/// Reading what a row says without trusting that this program wrote it.
///
/// A value of another type, or none where there must be one, is thrown as `RowDecodingError`; a
/// number out of its range as ``DamagedRow``. ``StoreError`` makes *damaged: table, row, what* of both.
extension Row {
  /// The value of a column.
  @inline(__always)
  func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: Int, as type: Value.Type = Value.self
  ) throws -> Value {
    try decode(Value.self, atIndex: column)
  }

  /// The value of a column that may have none.
  @inline(__always)
  func optional<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: Int, as type: Value.Type = Value.self
  ) throws -> Value? {
    try decode(Value?.self, atIndex: column)
  }

  /// A whole number within a range.
  @inline(__always)
  func integer(
    _ column: Int, in range: ClosedRange<Int>, of table: String, _ what: StaticString
  ) throws -> Int {
    let number: Int = try value(column)
    guard range.contains(number) else {
      throw DamagedRow(table: table, what: "\(what) \(number) is not within \(range)")
    }
    return number
  }

  /// A place among `count` images (or classes, or words).
  @inline(__always)
  func place(_ column: Int, of count: Int, in table: String, _ what: StaticString) throws -> Int {
    let number: Int = try value(column)
    guard number >= 0, number < count else {
      throw DamagedRow(table: table, what: "\(what) \(number) of \(count)")
    }
    return number
  }
}

/// A row that no version of this program wrote.
struct DamagedRow: Error, CustomStringConvertible {
  let table: String
  let what: String

  var description: String { "table \(table): \(what)" }
}

extension DamagedRow {
  /// The numbers of a blob, checked one by one.
  ///
  /// - Throws: ``DamagedRow`` if a number is not in `range` or the list is not of whole numbers.
  static func numbers(
    of blob: Data, within range: ClosedRange<Int32>, table: String, _ what: StaticString
  ) throws -> [Int32] {
    guard blob.count.isMultiple(of: 4) else {
      throw DamagedRow(table: table, what: "\(what): \(blob.count) bytes")
    }
    var numbers = [Int32](repeating: 0, count: blob.count / 4)
    numbers.withUnsafeMutableBytes { _ = blob.copyBytes(to: $0) }
    try check(numbers, within: range, table: table, what)
    return numbers
  }

  /// Checks codes that stand for classes, words or images.
  static func check(
    _ numbers: some Sequence<Int32>, within range: ClosedRange<Int32>, table: String,
    _ what: StaticString
  ) throws {
    if let wrong = numbers.first(where: { !range.contains($0) }) {
      throw DamagedRow(table: table, what: "\(what) \(wrong) is not within \(range)")
    }
  }
}
