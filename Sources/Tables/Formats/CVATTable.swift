/// The images of a CVAT file as a table, into whose file corrected labels can be written.
struct CVATTable: Table {
  let listed: ListedTable
  let document: CVAT
  /// The attribute that is the class; `nil` for the label itself.
  let attribute: String?

  var name: String { listed.name }
  var headerLine: Int { listed.headerLine }
  var columns: [TableColumn] { listed.columns }
  var rowWord: String { listed.rowWord }
  var choices: [ImportChoice] { listed.choices }

  func forEachRow(_ body: (TableRow) throws(ImportError) -> Void) throws(ImportError) {
    try listed.forEachRow(body)
  }
}

extension CVATTable: WritableTable {
  func write(_ labels: inout LabelWriting, images: [String]) throws {
    let text = try TextFile(labels.file.bytes)
    var found: [Int: [CVAT.Image]] = [:]
    for image in document.images {
      guard let row = image.name.withUTF8Bytes({ labels.rows.find($0) }) else { continue }
      found[row, default: []].append(image)
    }
    var new: [String] = []
    for row in labels.wanted.keys.sorted() {
      let name = labels.wanted[row] ?? nil
      guard let edits = edits(of: found[row] ?? [], to: name, in: text) else {
        labels.leaveOut(labels.keys[row])
        continue
      }
      labels.change(edits)
      if let name, attribute == nil, !(document.declared + new).contains(name) {
        new.append(name)
      }
    }
    if let end = document.endOfDeclared {
      labels.include(
        new.map { name in
          let label = "<label><name>\(written(name))</name><attributes></attributes></label>"
          return TextEdit(range: end..<end, text: label)
        })
    }
    labels.leaveOutAdded()
  }

  /// The edits by which the images with one name are of a class, or of none; `nil` where there is no room.
  private func edits(
    of images: [CVAT.Image], to name: String?, in text: TextFile
  ) -> [TextEdit]? {
    let tags = images.flatMap(\.tags)
    if let attribute {
      let places = tags.compactMap { tag in tag.attributes.first { $0.name == attribute }?.place }
      return places.isEmpty
        ? nil : places.map { TextEdit(range: $0, text: name.map(written) ?? "") }
    }
    guard let name else {
      return tags.map { TextEdit(range: withSpace(before: $0.range, in: text), text: "") }
    }
    guard tags.isEmpty else {
      return tags.map { TextEdit(range: $0.place, text: written(name)) }
    }
    guard let image = images.first else { return nil }
    let tag = "<tag label=\"\(written(name))\" source=\"manual\"></tag>"
    let isClosed = !image.room.isEmpty
    return [TextEdit(range: image.room, text: isClosed ? ">\(tag)</image>" : tag)]
  }

  private func written(_ name: String) -> String {
    // The value may stand in single quotes.
    xmlText(name, keepsControls: true).replacing("'", with: "&apos;")
  }

  /// An element with the white space before it, as of a line of its own.
  private func withSpace(before range: Range<Int>, in text: TextFile) -> Range<Int> {
    var start = range.lowerBound
    while start > 0, [0x20, 0x09, 0x0A, 0x0D].contains(text.bytes[start - 1]) { start -= 1 }
    return start..<range.upperBound
  }
}
