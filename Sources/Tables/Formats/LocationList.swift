import Dataset

/// Lists of object locations as Kaggle gives them for ImageNet (`LOC_val_solution.csv`): `ImageId` and a
/// `PredictionString` of a class and the four numbers of its box, again and again.
///
/// The class is the image's; boxes of one class say it once, and another class is an error.
struct LocationList: ColumnLayout {
  func table(of base: any Table, for query: AnnotationQuery) throws(ImportError) -> (any Table)? {
    let names = base.columns.map { plainName($0.name) }
    guard let list = names.firstIndex(of: "predictionstring"),
      let key = names.firstIndex(of: "imageid") ?? names.firstIndex(of: "image_id"),
      query.question != base.columns[list].name
    else { return nil }
    var areBoxes = true
    var count = 0
    try base.forEachRow { row throws(ImportError) in
      guard areBoxes, !row[list].isEmpty else { return }
      count += 1
      areBoxes = Self.classes(in: row[list]) != nil
    }
    guard areBoxes, count > 0 else { return nil }
    var columns = base.columns
    if query.options.keyColumn != columns[key].name { columns[key].name = "image_id" }
    columns[list].name = query.valueName
    let choice = ImportChoice(
      .column,
      "\(base.columns[list].shown) holds classes and boxes: its first word is the class",
      count: count)
    return ReshapedTable(base, columns: columns, choices: [choice]) {
      row, cells throws(ImportError) in
      for column in columns.indices {
        guard column == list, let classes = Self.classes(in: row[list]) else {
          cells.append(column, of: row)
          continue
        }
        let different = ClassNames(classes).names
        guard different.count <= 1 else {
          throw .value(
            Complaint(
              file: base.name, place: .line(row.line(of: list)),
              found: "the classes \(listed(different)) in \(base.columns[list].shown)",
              expected: "one class", advice: "one class an image is read; remove the others"))
        }
        cells.append((different.first ?? "").utf8.map { $0 }, as: row.cells[column])
      }
      return true
    }
  }

  /// The classes of a list of boxes; `nil` if it is none.
  private static func classes(in cell: UnsafeRawBufferPointer) -> [String]? {
    let words = cell.split { $0 == 0x20 || $0 == 0x09 }
    guard words.count.isMultiple(of: 5) else { return nil }
    var classes: [String] = []
    for (place, word) in words.enumerated() {
      if place % 5 == 0 {
        classes.append(String(decoding: word, as: UTF8.self))
      } else if DecimalNumber(UnsafeRawBufferPointer(rebasing: word)) == nil {
        return nil
      }
    }
    return classes
  }
}
