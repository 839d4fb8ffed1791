import Dataset

/// Columns that are called like a class and like a field, such as `split` or `y`, and hold the
/// probabilities of the class.
///
/// They do where every other column of numbers is called like a class, there is such a column, and
/// their own first cell is a number.
struct ColumnsOfClasses {
  /// The columns that are taken from their roles.
  private(set) var columns: Set<Int> = []
  /// What to say of them.
  private(set) var choices: [ImportChoice] = []

  /// Looks for such columns among those whose role was not said by hand.
  init(
    of table: any Table, options: ImportOptions, known: ClassNames
  ) throws(ImportError) {
    let named = [
      options.keyColumn, options.labelColumn, options.predictedColumn, options.confidenceColumn,
    ].compactMap(\.self)
    let ofClasses = table.columns.indices.filter {
      table.columns[$0].part == .whole && known.find(table.columns[$0].name) != nil
        && !named.contains(table.columns[$0].name)
    }
    guard ofClasses.count > 1 else { return }
    let roles: [ColumnRole] = [.key, .label, .predicted, .confidence, .split]
    var ofRole: [Int: ColumnRole] = [:]
    for role in roles { for column in role.columns(of: table) { ofRole[column] = role } }
    let twofold = ofClasses.filter { ofRole[$0] != nil }
    guard !twofold.isEmpty, twofold.count < ofClasses.count || known.count == ofClasses.count,
      let first = try Self.numbers(in: table)
    else { return }
    for column in twofold where first.contains(column) {
      columns.insert(column)
      choices.append(
        ImportChoice(
          .column,
          "column \(quoted(table.columns[column].name)) is that of the class, not the "
            + "\(ofRole[column]?.rawValue ?? "field")", count: 1))
    }
  }

  /// The columns whose first cell is a number.
  private static func numbers(in table: any Table) throws(ImportError) -> Set<Int>? {
    var result: Set<Int>?
    try table.forEachRow { row throws(ImportError) in
      guard result == nil else { return }
      result = Set(row.cells.indices.filter { DecimalNumber(row[$0]) != nil })
    }
    return result
  }
}

extension Table {
  /// Whether there is a column of this name.
  func hasColumn(_ name: String) -> Bool {
    columns.contains { $0.name == name && $0.part == .whole }
  }
}
