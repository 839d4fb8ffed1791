/// A filter as a tree: what a text of the filter language means before a project is known.
///
/// `description` prints it in one canonical way, and parsing that gives an equal tree. Columns of
/// the source text are carried for error messages and play no part in equality.
public indirect enum FilterExpression: Hashable, Sendable {
  /// At least one holds; two or more parts.
  case any([FilterExpression])
  /// Every one holds; two or more parts.
  case all([FilterExpression])
  /// The plain complement.
  case not(FilterExpression)
  /// One test of one field.
  case test(FilterTest)
  /// The ``SimilarImages/filterCount`` images most like the image of a key, itself among them; the
  /// column is that of `similar`.
  case similar(to: String, column: FilterColumn)
}

extension FilterExpression {
  /// The names of all fields that the filter tests, such as `label` or `split`.
  public var fieldNames: Set<String> {
    switch self {
    case .any(let parts), .all(let parts): parts.reduce(into: []) { $0.formUnion($1.fieldNames) }
    case .not(let part): part.fieldNames
    case .test(let test): [test.field.name.text]
    case .similar: []
    }
  }
}

extension FilterExpression {
  /// The longest filter that is read, in Unicode scalars.
  public static let longestText = 10_000
  /// How deep parentheses and `not` may nest.
  public static let deepestNesting = 100

  /// Reads a text of the filter language (see `docs/filter-language.md`).
  ///
  /// Names are not looked up yet: that needs a project. Takes time linear in the text.
  ///
  /// - Throws: ``FilterError`` at the first place that does not follow the grammar, also for an
  ///   empty text, one longer than ``longestText`` and one nested deeper than ``deepestNesting``.
  public init(parsing text: String) throws(FilterError) {
    var parser = FilterParser(scanner: FilterScanner(text))
    self = try parser.whole()
  }

  /// Reads a text of the filter language where one was given.
  ///
  /// - Returns: `nil`, which means all images, for no text and for a blank one.
  /// - Throws: as ``init(parsing:)`` does.
  package init?(ifGiven text: String?) throws(FilterError) {
    guard let text, !text.allSatisfy(\.isWhitespace) else { return nil }
    try self.init(parsing: text)
  }
}

/// Where something stands in the source text, 1 for the first character; all columns are equal.
public struct FilterColumn: Hashable, Sendable {
  /// The column.
  public var number: Int

  /// A column of the source text.
  public init(_ number: Int) { self.number = number }

  /// Always true, so that trees compare by meaning.
  public static func == (first: FilterColumn, second: FilterColumn) -> Bool { true }

  /// Adds nothing, as all columns are equal.
  public func hash(into hasher: inout Hasher) {}
}

/// One test: a field and what must hold for it.
public struct FilterTest: Hashable, Sendable {
  /// What is tested.
  public var field: FilterField
  /// What must hold.
  public var condition: FilterCondition
  /// Where the condition starts.
  public var column: FilterColumn

  /// A test of a field.
  public init(field: FilterField, condition: FilterCondition, column: FilterColumn) {
    self.field = field
    self.condition = condition
    self.column = column
  }
}

/// A field by its name, perhaps of a named model.
public struct FilterField: Hashable, Sendable {
  /// The model before the dot; `nil` means the current model.
  public var model: FilterWord?
  /// The name of the field.
  public var name: FilterWord

  /// A field of the current or of a named model.
  public init(model: FilterWord? = nil, name: FilterWord) {
    self.model = model
    self.name = name
  }
}

/// A word and where it stands.
public struct FilterWord: Hashable, Sendable {
  /// The word, without quotes.
  public var text: String
  /// Where it starts.
  public var column: FilterColumn

  /// A word at a column.
  public init(_ text: String, column: FilterColumn = FilterColumn(1)) {
    self.text = text
    self.column = column
  }
}

/// A value to compare with: a number, a word or a quoted text.
public struct FilterValue: Hashable, Sendable {
  /// The value as it was spelled, without quotes.
  public var text: String
  /// The number that the text means; `nil` for words and for everything in quotes.
  public var number: Double?
  /// Where it starts.
  public var column: FilterColumn

  /// A value at a column.
  public init(_ text: String, number: Double? = nil, column: FilterColumn = FilterColumn(1)) {
    self.text = text
    self.number = number
    self.column = column
  }
}

/// What must hold for a field.
///
/// A missing value fails everything but ``missing``.
public enum FilterCondition: Hashable, Sendable {
  /// The field compares with a value.
  case compare(FilterComparison, FilterValue)
  /// The field equals one of the values.
  case among([FilterValue])
  /// The field lies in a closed range.
  case range(FilterValue, FilterValue)
  /// The field is among the smallest of those present.
  case lowest(FilterAmount)
  /// The field is among the largest of those present.
  case highest(FilterAmount)
  /// The field has no value.
  case missing
  /// The field has a value.
  case present
}

/// How a field compares with a value; the raw value is how it is written.
public enum FilterComparison: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contains = "~"
}

/// A number of images, or a share of those with a value.
public struct FilterAmount: Hashable, Sendable {
  /// The number as it was spelled, and its value, never negative.
  public var value: FilterValue
  /// Whether the number counts percents (0–100) instead of images (whole).
  public var isPercent: Bool

  /// An amount.
  public init(value: FilterValue, isPercent: Bool) {
    self.value = value
    self.isPercent = isPercent
  }
}
