import Dataset

/// CVAT's XML of images (`CVAT for images 1.1`): each `<image>` with its `<tag label="…">`; `subset` is
/// the split.
///
/// Tags of one label say it once; another label is an error. Where all tags have one label, and an
/// attribute of theirs has several values, either could be the class: `--label-column` names the
/// attribute, or is `label`.
struct CVAT {
  /// A tag of an image.
  struct Tag {
    var label: String
    /// The bytes of the label.
    var place: Range<Int>
    var line: Int
    /// The bytes of the whole element.
    var range: Range<Int>
    var attributes: [Attribute] = []
  }
  /// An attribute of a tag, with the bytes of its value.
  struct Attribute {
    var name: String
    var value: String
    var place: Range<Int>
  }
  /// An image with its tags.
  struct Image {
    var name: String
    var line: Int
    var split: String
    /// Where its first tag can stand: behind its own, or in place of the `/>` that closes it.
    var room: Range<Int>
    var tags: [Tag] = []
  }
  private(set) var images: [Image] = []
  /// The names of the labels that the file declares, and the place behind the last of them.
  private(set) var declared: [String] = []
  private(set) var endOfDeclared: Int?
  private var shapes = 0
  private let file: String

  /// Reads the document, whose outermost element is `<annotations>`.
  init(_ text: TextFile, after scanner: XMLScanner) throws(ImportError) {
    file = text.name
    var scanner = scanner
    /// The attribute of a tag that is open.
    var attribute: (name: String, start: Int)?
    var value = ""
    var hasList = false
    while let event = try scanner.next() {
      switch event {
      case .start("track", _):
        throw scanner.complaint(
          "a track, as CVAT for video writes it", "CVAT for images 1.1",
          "export the task as \"CVAT for images\"")
      case .start("image", let attributes) where scanner.open.count == 2:
        guard let name = attributes.first(where: { $0.name == "name" })?.value else {
          throw scanner.complaint("an image without a name", "its path", "export the file again")
        }
        let split = attributes.first { $0.name == "subset" }?.value ?? ""
        let end = scanner.position
        images.append(
          Image(
            name: name, line: scanner.line, split: split,
            room: scanner.isEmptyElement ? end - 2..<end : end..<end))
      case .start("tag", let attributes) where scanner.open.count == 3 && !images.isEmpty:
        guard let label = attributes.first(where: { $0.name == "label" }) else {
          throw scanner.complaint("a tag without a label", "its label", "export the file again")
        }
        images[images.count - 1].tags.append(
          Tag(
            label: label.value, place: label.range, line: scanner.line,
            range: scanner.eventStart..<scanner.position))
      case .end("tag") where scanner.open.count == 2 && !images.isEmpty:
        let image = images.count - 1
        guard let tag = images[image].tags.indices.last else { continue }
        let start = images[image].tags[tag].range.lowerBound
        images[image].tags[tag].range = start..<scanner.position
      case .start("attribute", let attributes)
      where scanner.open.count == 4 && scanner.open[2] == "tag" && !scanner.isEmptyElement:
        attribute = attributes.first { $0.name == "name" }.map { ($0.value, scanner.position) }
        value = ""
      case .text(let text):
        if attribute != nil { value += text }
        if scanner.open.suffix(2) == ["label", "name"] { declared.append(text) }
      case .end("attribute") where scanner.open.count == 3:
        guard let (name, start) = attribute, let image = images.indices.last,
          let tag = images[image].tags.indices.last
        else { continue }
        images[image].tags[tag].attributes.append(
          Attribute(name: name, value: value, place: start..<scanner.eventStart))
        attribute = nil
      case .start("labels", _): hasList = !scanner.isEmptyElement
      case .end("labels"): endOfDeclared = hasList ? scanner.eventStart : nil
      case .start(_, _): if scanner.open.count == 3, !images.isEmpty { shapes += 1 }
      case .end: break
      }
    }
  }

  /// The images as a table; `query` names the attribute that is the class.
  func table(for query: AnnotationQuery) throws(ImportError) -> CVATTable {
    let tags = images.flatMap(\.tags)
    guard !tags.isEmpty else {
      throw .value(
        Complaint(
          file: file, place: .line(1),
          found: "\(images.count) \(images.count == 1 ? "image" : "images") of CVAT without a tag"
            + (shapes > 0 ? ", with \(shapes) \(shapes == 1 ? "shape" : "shapes")" : ""),
          expected: "a tag an image", advice: "classes of whole images are read: tag the images"))
    }
    let (attribute, choices) = try attribute(for: query, of: tags)
    var rows: [ListedTable.Row] = []
    let hasSplits = images.contains { !$0.split.isEmpty }
    for image in images {
      var classes: [(name: String, line: Int)] = []
      for tag in image.tags {
        let name =
          attribute.map { name in tag.attributes.first { $0.name == name }?.value ?? "" }
          ?? tag.label
        if !name.isEmpty, !classes.contains(where: { $0.name == name }) {
          classes.append((name, tag.line))
        }
      }
      guard classes.count <= 1 else {
        throw .conflict(
          Complaint(
            file: file, place: .line(classes[1].line),
            found: "the tags \(listed(classes.map(\.name))) of \(quoted(image.name))",
            expected: "one class", advice: "one class an image is read; remove the others"))
      }
      let line = classes.first?.line ?? image.line
      func cell(_ text: String) -> JSONNode {
        JSONNode(text.isEmpty ? .null : .text(text), line: line)
      }
      rows.append(
        ListedTable.Row(
          line: line,
          cells: [cell(image.name), cell(classes.first?.name ?? "")]
            + (hasSplits ? [cell(image.split)] : [])))
    }
    return CVATTable(
      listed: try ListedTable(
        name: file,
        columns: ["path", query.question ?? query.valueName] + (hasSplits ? ["split"] : []),
        rows: rows, choices: choices),
      document: self, attribute: attribute)
  }

  /// The attribute that is the class, `nil` for the label itself; and what was chosen.
  private func attribute(
    for query: AnnotationQuery, of tags: [Tag]
  ) throws(ImportError) -> (name: String?, choices: [ImportChoice]) {
    var values: [String: Set<String>] = [:]
    var names: [String] = []
    for attribute in tags.flatMap(\.attributes) {
      if values[attribute.name] == nil { names.append(attribute.name) }
      // An attribute without a value tells nothing.
      values[attribute.name, default: []].formUnion(
        attribute.value.isEmpty ? [] : [attribute.value])
    }
    if let wanted = query.question {
      if wanted == "label" { return (nil, []) }
      guard names.contains(wanted) else {
        throw .columns(
          Complaint(
            file: file, place: .line(1),
            found: "tags with \"label\"" + names.map { " and " + quoted($0) }.joined(),
            expected: "an attribute \(quoted(wanted))", advice: "correct \(query.flag)"))
      }
      return (wanted, [])
    }
    let telling = names.filter { values[$0, default: []].count > 1 }
    guard let first = telling.first else { return (nil, []) }
    guard Set(tags.map(\.label)).count == 1 else {
      let others = telling.count == 1 ? "the attribute" : "one of the attributes"
      return (
        nil,
        [
          ImportChoice(
            .column,
            "the class is the label of a tag, not \(others) \(listed(telling)), which "
              + "\(query.flag) \(first) takes",
            count: tags.count)
        ]
      )
    }
    throw .columns(
      Complaint(
        file: file, place: .line(1),
        found: "tags that all have the label \(quoted(tags[0].label)), and several values of "
          + listed(telling),
        expected: "to know which is the class",
        advice: "name it with \(query.flag) \(first), or \(query.flag) label"))
  }
}
