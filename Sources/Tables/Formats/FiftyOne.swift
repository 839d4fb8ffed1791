import Dataset

/// FiftyOne's image classification: `{"classes": […], "labels": {image: class, …}}`, a class
/// being a place in the list, a name, or an object of `label` and `confidence`.
struct FiftyOne: AnnotationFormat {
  func isTold(by beginning: JSONBeginning) -> Bool {
    !beginning.isList && beginning.hasObject("labels")
      && beginning.names.isSubset(of: ["classes", "labels"])
  }

  func content(
    of document: AnnotationDocument, for query: AnnotationQuery
  ) throws(ImportError) -> AnnotationContent {
    let rows = try document.fiftyOneRows()
    // With `abs_paths` FiftyOne writes whole paths.
    return AnnotationContent(
      rows: rows, lacksExtensions: !rows.allSatisfy { hasImageExtension($0.key) })
  }

  func write(_ labels: inout LabelWriting, into rows: RowsToWrite) throws {
    labels.writeFiftyOne(rows)
  }
}

extension AnnotationDocument {
  fileprivate func fiftyOneRows() throws(ImportError) -> [AnnotationTable.Row] {
    let labels = try need("labels", in: root, "an object of images and classes", \.members)
    let classes = root["classes"]?.elements?.map { $0.text }
    return try labels.map { image, value throws(ImportError) in
      var row = AnnotationTable.Row(key: image, line: value.line)
      // A list, as a field of several classifications has it, of one is that one.
      var label = value
      if let elements = value.elements {
        row.places = value.placeOfOnlyElement.map { [$0] } ?? []
        if elements.isEmpty { return row }
        if elements.count == 1 { label = elements[0] }
      }
      if label.members != nil {
        row.confidence = label["confidence"]?.scalar ?? ""
        guard let inner = label.member("label") else { return row }
        label = inner
      }
      row.places = [label.range]
      switch label.content {
      case .null: return row
      case .text(let name): row.className = name
      case .word(let number):
        guard let classes else {
          row.className = number
          break
        }
        guard let place = Int(number), classes.indices.contains(place), let name = classes[place]
        else {
          throw complaint(
            "the class \(quoted(number)) for \(quoted(image))",
            "a place from 0 to \(classes.count - 1) in \"classes\"", "correct it or the list",
            at: label)
        }
        row.className = name
      case .list, .object:
        throw complaint(
          "\(label.shown) as the label of \(quoted(image))", "one class",
          "one class an image is read; write its name", at: label)
      }
      return row
    }
  }
}

extension LabelWriting {
  /// Writes labels into FiftyOne's image classification; a class that its list lacks is added.
  fileprivate mutating func writeFiftyOne(_ rows: RowsToWrite) {
    let (root, text, table) = (rows.document.root, rows.text, rows.table)
    let labels = root["labels"]?.members ?? []
    let list = root["classes"]
    var classes = list?.elements?.map { $0.text ?? "" } ?? []
    let known = classes.count
    let usesNumbers = table.rows.contains { row in
      row.places.contains { text.bytes[$0.lowerBound] &- 0x30 < 10 }
    }
    func spelled(_ name: String) -> String {
      guard usesNumbers else { return name.asJSON }
      guard list != nil else { return integerClass(name) == nil ? name.asJSON : name }
      if !classes.contains(name) { classes.append(name) }
      return String(classes.firstIndex(of: name) ?? 0)
    }
    for row in replace(rows, with: { $0.map(spelled) ?? "null" }) {
      leaveOut(keys[row])
    }
    let stems = table.keysLackExtensions ? withoutExtensions(rows.images) : rows.images
    let stemOf = Dictionary(zip(rows.images, stems), uniquingKeysWith: { first, _ in first })
    let taken = Set(stems)
    for (key, className) in added {
      guard let stem = stemOf[key],
        !table.keysLackExtensions || stem != key || !taken.contains(stem)
      else {
        leaveOut(key)
        continue
      }
      guard let last = labels.last?.value.range.upperBound else { continue }
      add([TextEdit(range: last..<last, text: ", \(stem.asJSON): \(spelled(className))")])
    }
    if let list, classes.count > known {
      let names = classes[known...].map(\.asJSON)
      include([list.appending(names, in: text)])
    }
  }
}
