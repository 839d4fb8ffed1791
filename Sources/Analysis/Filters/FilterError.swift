/// Why a filter or an order cannot be understood, and where.
public struct FilterError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where the trouble starts: 1 is the first character of the text.
  public var column: Int
  /// What was found and what was expected.
  public var message: String
  /// The known word that is most like the one found, if one is near.
  public var nearest: String?

  /// An error at a column.
  public init(column: Int, message: String, nearest: String? = nil) {
    self.column = column
    self.message = message
    self.nearest = nearest
  }

  /// The message with the word that may have been meant: `… (did you mean "cat"?)`.
  public var explanation: String {
    guard let nearest else { return message }
    return "\(message) (did you mean \"\(nearest)\"?)"
  }

  /// The whole error on one line: `column 9: … (did you mean "cat"?)`.
  public var description: String { "column \(column): \(explanation)" }
}
