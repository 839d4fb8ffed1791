/// What becomes of a labels file when corrected labels are written into it.
package struct LabelWriting {
  let file: LabelFile
  /// The rows of the file by their keys as they are written.
  let rows: KeyIndex
  /// The keys of the rows.
  let keys: [String]
  /// The class that a row shall have; `nil` for none.
  let wanted: [Int: String?]
  /// The keys and classes of images that the file has no row for.
  package private(set) var added: [(key: String, className: String)]

  package private(set) var edits: [TextEdit] = []
  package private(set) var leftOut: [String] = []
  package private(set) var addedCount = 0

  package init(
    file: LabelFile, rows: KeyIndex, keys: [String], wanted: [Int: String?],
    added: [(key: String, className: String)]
  ) {
    self.file = file
    self.rows = rows
    self.keys = keys
    self.wanted = wanted
    self.added = added
  }

  /// Names the images to add as the file names its own; those that have no such name are left out.
  package mutating func respell(_ names: [(key: String, name: String?)]) {
    let nameOf = Dictionary(
      names.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
    var respelled: [(key: String, className: String)] = []
    for image in added {
      if let name = nameOf[image.key] ?? nil {
        respelled.append((name, image.className))
      } else {
        leaveOut(image.key)
      }
    }
    added = respelled
  }

  /// How many rows have another label now.
  package private(set) var changed = 0

  /// Replaces bytes for rows that have room for their class.
  mutating func change(rows count: Int = 1, _ edits: [TextEdit]) {
    changed += count
    self.edits += edits
  }

  /// Inserts an image that the file did not name.
  mutating func add(_ edits: [TextEdit]) {
    addedCount += 1
    self.edits += edits
  }

  /// Notes a change that is none of a row's own.
  mutating func include(_ edits: [TextEdit]) { self.edits += edits }

  /// Says that the file has no room for a corrected image.
  mutating func leaveOut(_ key: String) { leftOut.append(key) }

  /// Says that the file has no room for any correction.
  package mutating func leaveOutAll() {
    for row in wanted.keys.sorted() { leaveOut(keys[row]) }
    for (key, _) in added { leaveOut(key) }
  }

  /// The key of an image as this file would write it; `nil` where it is not below the file's folders.
  func written(_ key: String) -> String? {
    let above = file.reading.folders.map { $0 + "/" }.joined()
    return key.hasPrefix(above) ? String(key.dropFirst(above.count)) : nil
  }

  /// The number by which the file calls a class.
  func number(of name: String) throws(OriginalExportError) -> String {
    guard let place = file.reading.classes?.firstIndex(of: name) else {
      throw .unknownClass(name, file: file.bytes.name)
    }
    return String(place)
  }

  /// Refuses a class that reading with the same list of classes would refuse.
  func check(_ name: String) throws(OriginalExportError) {
    if let classes = file.reading.classes, !classes.contains(name) {
      throw .unknownClass(name, file: file.bytes.name)
    }
  }

  /// Whether a cell names its class by its place in the list of classes.
  func isNumber(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard let classes = file.reading.classes, !cell.isEmpty else { return false }
    let name = String(decoding: cell, as: UTF8.self)
    return integerClass(name) != nil && !classes.contains(name)
  }
}

/// A table whose file corrected labels can be written into.
package protocol WritableTable: Table {
  /// Writes labels into the file; every byte that says nothing of them stays.
  ///
  /// `images` are the keys of all images.
  func write(_ labels: inout LabelWriting, images: [String]) throws
}
