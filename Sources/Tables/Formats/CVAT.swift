import Dataset

/// CVAT's XML of images (`CVAT for images 1.1`): each `<image>` with its `<tag label="…">`; `subset` is
/// the split.
///
/// Tags of one label say it once; another label is an error. Where all tags have one label, and an
/// attribute of theirs has several values, either could be the class: `--label-column` names the
/// attribute, or is `label`.
struct CVAT {
  /// A tag of an image.
  private struct Tag {
    var label: String
    var line: Int
    var attributes: [(name: String, value: String)] = []
  }
  /// An image with its tags.
  private struct Image {
    var name: String
    var line: Int
    var split: String
    var tags: [Tag] = []
  }
  private var images: [Image] = []
  private var shapes = 0
  private let file: String

  /// Reads the document, whose outermost element is `<annotations>`.
  init(_ text: TextFile, after scanner: XMLScanner) throws(ImportError) {
    file = text.name
    var scanner = scanner
    var attribute: String?
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
        images.append(Image(name: name, line: scanner.line, split: split))
      case .start("tag", let attributes) where scanner.open.count == 3 && !images.isEmpty:
        guard let label = attributes.first(where: { $0.name == "label" })?.value else {
          throw scanner.complaint("a tag without a label", "its label", "export the file again")
        }
        images[images.count - 1].tags.append(Tag(label: label, line: scanner.line))
      case .start("attribute", let attributes) where scanner.open.count == 4:
        attribute = attributes.first { $0.name == "name" }?.value
      case .text(let value):
        guard let name = attribute, !images.isEmpty else { continue }
        let last = images.count - 1
        guard !images[last].tags.isEmpty else { continue }
        images[last].tags[images[last].tags.count - 1].attributes.append((name, value))
      case .end("attribute"): attribute = nil
      case .start(_, _): if scanner.open.count == 3, !images.isEmpty { shapes += 1 }
      case .end: break
      }
    }
  }

  /// The images as a table; `query` names the attribute that is the class.
  func table(for query: AnnotationQuery) throws(ImportError) -> any Table {
    let tags = images.flatMap(\.tags)
    guard !tags.isEmpty else {
      throw .value(
        Complaint(
          file: file, place: .line(1),
          found: "\(images.count) images of CVAT without a tag"
            + (shapes > 0 ? ", with \(shapes) shapes" : ""),
          expected: "a tag an image", advice: "classes of whole images are read: tag the images"))
    }
    let attribute = try attribute(for: query, of: tags)
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
    return try ListedTable(
      name: file,
      columns: ["path", query.question ?? query.valueName] + (hasSplits ? ["split"] : []),
      rows: rows)
  }

  /// The attribute that is the class; `nil` for the label itself.
  private func attribute(
    for query: AnnotationQuery, of tags: [Tag]
  ) throws(ImportError) -> String? {
    var values: [String: Set<String>] = [:]
    var names: [String] = []
    for (name, value) in tags.flatMap(\.attributes) {
      if values[name] == nil { names.append(name) }
      values[name, default: []].insert(value)
    }
    if let wanted = query.question {
      if wanted == "label" { return nil }
      guard names.contains(wanted) else {
        throw .columns(
          Complaint(
            file: file, place: .line(1),
            found: "tags with \"label\"" + names.map { " and " + quoted($0) }.joined(),
            expected: "an attribute \(quoted(wanted))", advice: "correct \(query.flag)"))
      }
      return wanted
    }
    let telling = names.filter { values[$0, default: []].count > 1 }
    guard Set(tags.map(\.label)).count == 1, let first = telling.first else { return nil }
    throw .columns(
      Complaint(
        file: file, place: .line(1),
        found: "tags that all have the label \(quoted(tags[0].label)), and several values of "
          + listed(telling),
        expected: "to know which is the class",
        advice: "name it with \(query.flag) \(first), or \(query.flag) label"))
  }
}

/// The table in an XML document of a format that is read.
///
/// - Throws: ``ImportError/syntax(_:)`` for other XML, and HTML, saying what it is.
func xmlTable(in text: TextFile, for query: AnnotationQuery) throws(ImportError) -> any Table {
  var scanner = XMLScanner(text)
  let root: String
  do throws(ImportError) {
    guard case .start(let name, _) = try scanner.next() else { throw notRead("XML or HTML") }
    root = name
  } catch {
    let start = String(decoding: text.bytes[text.start...].prefix(64), as: UTF8.self).lowercased()
    throw start.contains("<!doctype html") || start.contains("<html")
      ? notRead("XML or HTML") : error
  }
  func notRead(_ found: String, _ advice: String? = nil) -> ImportError {
    .syntax(
      Complaint(
        file: text.name, place: .line(1), found: found,
        expected: "a table (CSV, TSV, JSON…)",
        advice: advice ?? "export the labels as CSV, JSON or COCO instead"))
  }
  switch root {
  case "annotations": return try CVAT(text, after: scanner).table(for: query)
  case "annotation":
    throw notRead(
      "an XML file of one image (Pascal VOC)", "write one table or a COCO file of all images")
  default: throw notRead("XML or HTML")
  }
}
