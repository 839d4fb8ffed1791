import Dataset

/// An order of images: by a metric, the label, the prediction or the key, up or down.
///
/// Written as the field, with `-` in front for descending: `brightness`, `-loss`, `key`,
/// `-strong.confidence`. `similar to "KEY"` orders by the distance to an image, the nearest first.
/// Missing values come last either way, and ties keep the order of the images.
public struct ImageOrder: Hashable, Sendable {
  /// What to order by; `nil` is the order of the images themselves.
  public var field: FilterField?
  /// The key of the image by whose distance to order; `nil` where it is a field, or nothing.
  public var reference: FilterWord?
  /// Whether the largest comes first.
  public var isDescending: Bool

  /// The word for the keys of the images; `path` means the same.
  static let key = "key"

  /// The order of the images themselves.
  public static let images = ImageOrder(field: nil, isDescending: false)

  private init(field: FilterField?, reference: FilterWord? = nil, isDescending: Bool) {
    self.field = field
    self.reference = reference
    self.isDescending = isDescending
  }

  /// Reads an order; a blank text is the order of the images themselves.
  ///
  /// - Throws: ``FilterError`` where the text is not a field.
  public init(parsing text: String) throws(FilterError) {
    var scanner = FilterScanner(text)
    scanner.skipSpace()
    guard !scanner.isAtEnd else {
      self = .images
      return
    }
    let isDescending = scanner.take("-")
    let start = scanner.column
    if let key = try Self.reference(&scanner) {
      try Self.checkEnd(&scanner)
      self.init(
        field: nil, reference: FilterWord(key, column: start), isDescending: isDescending)
      return
    }
    var field = FilterField(name: try Self.name(&scanner))
    if scanner.take(".") {
      field.model = field.name
      field.name = try Self.name(&scanner)
    }
    try Self.checkEnd(&scanner)
    self.init(field: field, isDescending: isDescending)
  }

  /// Reads `similar to "KEY"`; `nil`, and nothing is read, where that is not what follows.
  private static func reference(_ scanner: inout FilterScanner) throws(FilterError) -> String? {
    var ahead = scanner
    guard ahead.take(.similar) else { return nil }
    ahead.skipSpace()
    guard ahead.take(.to) else { return nil }
    ahead.skipSpace()
    guard let key = try ahead.quotedText() else {
      throw FilterError(
        column: ahead.column.number,
        message: "expected the key of an image in quotes after \"similar to\", "
          + "found \(ahead.found().words)")
    }
    scanner = ahead
    return key
  }

  private static func checkEnd(_ scanner: inout FilterScanner) throws(FilterError) {
    scanner.skipSpace()
    guard scanner.isAtEnd else {
      throw FilterError(
        column: scanner.column.number,
        message: "expected the end of the order, found \(scanner.found().words)")
    }
  }

  private static func name(_ scanner: inout FilterScanner) throws(FilterError) -> FilterWord {
    let column = scanner.column
    if let text = try scanner.quotedText() ?? scanner.fieldWord() {
      return FilterWord(text, column: column)
    }
    throw FilterError(
      column: column.number,
      message: "expected a field to order by, found \(scanner.found().words)")
  }
}
