/// The labels of a file or of class folders, one row an image, and what else the file says.
public struct LabelTable: Sendable {
  /// The file as the person named it.
  public var file: String
  /// The image of each row, as it is written in the file; no key twice.
  public var keys: [String]
  /// The line on which each row begins, counted from 1; 0 where there is no file.
  public var lines: [Int32]
  /// The names of the classes: in the order of the class list if one was given, else as numbers
  /// if all are integers, else by their UTF-8 bytes.
  public var classNames: [String]
  /// The class of each row, an index into `classNames`; −1 where the label is empty.
  public var codes: [Int32]
  /// Train, val, test…, if a column or folders name splits; see ``canonicalSplit(_:)``.
  public var splits: CategoryColumn?
  /// Further columns of numbers, by name; NaN where missing.
  public var metrics: [String: [Double]]
  /// Further columns of words, by name.
  public var categories: [String: CategoryColumn]
  /// Rows that repeat an earlier one word for word; counted here, not kept.
  public var duplicateRows: Int
  /// Columns that were not read: nested values, predictions, columns without a name.
  public var ignoredColumns: [String]

  /// Whether the keys are paths without their extension, as FiftyOne writes them.
  public var keysLackExtensions = false

  /// A table without rows.
  public init(file: String) {
    self.file = file
    keys = []
    lines = []
    classNames = []
    codes = []
    metrics = [:]
    categories = [:]
    duplicateRows = 0
    ignoredColumns = []
  }

  /// The number of rows.
  public var count: Int { keys.count }
}
