import Dataset

/// COCO with a category an image: `images`, `categories` and `annotations` that join them.
///
/// Boxes of one category on one image say it once; another category is a row of its own, which
/// the reader of labels refuses as a contradiction.
struct COCO: AnnotationFormat {
  func isTold(by beginning: JSONBeginning) -> Bool {
    !beginning.isList && beginning.hasList("images") && !beginning.hasListOfTexts("images")
      && (beginning.hasList("annotations") || beginning.hasList("categories"))
  }

  func content(
    of document: AnnotationDocument, for query: AnnotationQuery
  ) throws(ImportError) -> AnnotationContent {
    var skipped = SkippedRows(query.options)
    let (rows, choices) = try document.cocoRows(skipping: &skipped)
    return AnnotationContent(rows: rows, choices: choices + skipped.choices)
  }

  func write(_ labels: inout LabelWriting, into rows: RowsToWrite) throws {
    var coco = try COCOLabels(rows.document, rows.text)
    labels.writeCOCO(&coco, rows)
  }
}

extension AnnotationDocument {
  /// The images and their classes; annotations that cannot be joined are left out where allowed.
  fileprivate func cocoRows(
    skipping skipped: inout SkippedRows
  ) throws(ImportError) -> (rows: [AnnotationTable.Row], choices: [ImportChoice]) {
    var (names, choices) = try cocoCategories()
    var rows: [AnnotationTable.Row] = []
    var places: [String: Int] = [:]
    for image in try need("images", in: root, "a list of images", \.elements) {
      let id = try need("id", in: image, "a number", \.scalar)
      if places.updateValue(rows.count, forKey: id) != nil {
        throw complaint(
          "the image \(quoted(id)) again", "every \"id\" once", "remove one of the two", at: image)
      }
      rows.append(
        AnnotationTable.Row(
          key: try need("file_name", in: image, "a text", \.text), line: image.line))
    }
    for (place, image) in (root["images"]?.elements ?? []).enumerated() {
      // Files of classification alone have the class at the image.
      guard let category = image["category_id"], let id = category.scalar else { continue }
      guard let name = names[id] else { throw unknownCategory(id, at: category) }
      rows[place].className = name
      rows[place].line = category.line
      rows[place].places = [category.range]
    }
    var further: [AnnotationTable.Row] = []
    for annotation in root["annotations"]?.elements ?? [] {
      try skipped.read { () throws(ImportError) in
        try join(annotation, to: places, of: names, rows: &rows, further: &further)
      }
    }
    let crowds = (root["annotations"]?.elements ?? []).count { annotation in
      ["iscrowd", "ignore"].contains { ["1", "true"].contains(annotation[$0]?.scalar) }
    }
    if crowds > 0 {
      choices.append(
        ImportChoice(
          .column,
          "annotations of crowds and ignored ones (\"iscrowd\" or \"ignore\" is 1) give their images a class "
            + "as others do (\(crowds))",
          count: crowds))
    }
    choices += unreadAttributes(of: root["annotations"]?.elements ?? [], beside: "category")
    return (rows + further, choices)
  }

  /// The names of the categories by their ids; those of one name are one class, and it is said.
  private func cocoCategories() throws(ImportError) -> (
    names: [String: String], choices: [ImportChoice]
  ) {
    var names: [String: String] = [:]
    var first: [String: (id: String, above: String)] = [:]
    var choices: [ImportChoice] = []
    for category in try need("categories", in: root, "a list of categories", \.elements) {
      let id = try need("id", in: category, "a number", \.scalar)
      let name = try need("name", in: category, "a text", \.text)
      if let other = names.updateValue(name, forKey: id) {
        if other == name { continue }
        throw complaint(
          "the category \(quoted(id)) as \(quoted(other)) and as \(quoted(name))",
          "one name an \"id\"", "remove one of the two", at: category)
      }
      let above = category["supercategory"]?.text ?? ""
      guard let other = first[name] else {
        first[name] = (id, above)
        continue
      }
      guard above == other.above else {
        throw complaint(
          "\(quoted(name)) as the category \(quoted(other.id)) of \(quoted(other.above)) and as "
            + "\(quoted(id)) of \(quoted(above))",
          "one category a name",
          "rename one of the two if they are two classes, or give both one \"supercategory\"",
          at: category)
      }
      choices.append(
        ImportChoice(
          .spelling,
          "the categories \(quoted(other.id)) and \(quoted(id)) are one class, \(quoted(name))",
          count: 1))
    }
    return (names, choices)
  }

  /// Gives the image of an annotation its class.
  private func join(
    _ annotation: JSONNode, to places: [String: Int], of names: [String: String],
    rows: inout [AnnotationTable.Row], further: inout [AnnotationTable.Row]
  ) throws(ImportError) {
    let image = try need("image_id", in: annotation, "a number", \.scalar)
    let category = try need("category_id", in: annotation, "a number", \.scalar)
    guard let place = places[image] else {
      throw complaint(
        "the unknown image \(quoted(image))", "the \"id\" of one of the images",
        "correct it or add the image", at: annotation)
    }
    guard let name = names[category] else {
      throw unknownCategory(category, at: annotation)
    }
    var row = rows[place]
    let bytes = annotation["category_id"].map { [$0.range] } ?? []
    if row.className == name {
      rows[place].places += bytes
      return
    }
    let isFirst = row.className.isEmpty
    row.className = name
    row.confidence = annotation["score"]?.scalar ?? ""
    row.line = annotation.line
    row.places = bytes
    if isFirst { rows[place] = row } else { further.append(row) }
  }

  private func unknownCategory(_ id: String, at node: JSONNode) -> ImportError {
    complaint(
      "the unknown category \(quoted(id))", "the \"id\" of one of the categories",
      "correct it or add the category", at: node)
  }
}

/// The categories, images and annotations of a COCO file while labels are written into it.
private struct COCOLabels {
  private let text: TextFile
  private let categories: JSONNode
  private let images: JSONNode
  private let annotations: JSONNode?
  /// How the file writes the number of a category.
  private var categoryNumbers: [String: String] = [:]
  /// How the file writes the number of an image.
  private var imageNumbers: [String: String] = [:]
  private var newCategories: [String] = []
  private var newImages: [String] = []
  private var newAnnotations: [String] = []
  private var removed: Set<Int> = []
  private var nextImage: Int
  private var nextAnnotation: Int

  init(_ document: AnnotationDocument, _ text: TextFile) throws(ImportError) {
    let root = document.root
    self.text = text
    func list(_ name: String) throws(ImportError) -> JSONNode {
      try document.need(name, in: root, "a list") { $0.elements == nil ? nil : $0 }
    }
    categories = try list("categories")
    images = try list("images")
    annotations = root["annotations"]
    for category in categories.elements ?? [] {
      if let name = category["name"]?.text, let id = category["id"] {
        categoryNumbers[name] =
          categoryNumbers[name] ?? String(decoding: text.bytes[id.range], as: UTF8.self)
      }
    }
    for image in images.elements ?? [] {
      if let name = image["file_name"]?.text, let id = image["id"] {
        imageNumbers[name] = String(decoding: text.bytes[id.range], as: UTF8.self)
      }
    }
    nextImage = Self.numberBehind(images)
    nextAnnotation = annotations.map(Self.numberBehind) ?? 1
  }

  private static func numberBehind(_ list: JSONNode) -> Int {
    let numbers = (list.elements ?? []).compactMap { $0["id"]?.scalar.flatMap { Int($0) } }
    return min(max(numbers.max() ?? 0, 0), 1 << 60) + 1
  }

  /// The number of a category, which is declared if it is new.
  mutating func number(of name: String) -> String {
    if let number = categoryNumbers[name] { return number }
    let number = String(Self.numberBehind(categories) + newCategories.count)
    newCategories.append("{\"id\": \(number), \"name\": \(name.asJSON)}")
    categoryNumbers[name] = number
    return number
  }

  /// Removes the annotations whose categories stand at these places.
  ///
  /// - Returns: the places that are none of an annotation, but of an image.
  mutating func removeAnnotations(at places: [Range<Int>]) -> [Range<Int>] {
    var others = places
    for (index, annotation) in (annotations?.elements ?? []).enumerated() {
      if let place = annotation["category_id"]?.range, places.contains(place) {
        removed.insert(index)
        others.removeAll { $0 == place }
      }
    }
    return others
  }

  /// Gives an image of the file a category; `false` if there is no list of annotations.
  mutating func annotate(_ file: String, as name: String) -> Bool {
    guard annotations?.elements != nil, let id = imageNumbers[file] else { return false }
    annotate(id: id, as: name)
    return true
  }

  /// Names a new image with its category; `false` if there is no list of annotations.
  mutating func add(_ key: String, as name: String) -> Bool {
    guard annotations?.elements != nil else { return false }
    newImages.append("{\"id\": \(nextImage), \"file_name\": \(key.asJSON)}")
    annotate(id: String(nextImage), as: name)
    nextImage += 1
    return true
  }

  private mutating func annotate(id: String, as name: String) {
    newAnnotations.append(
      "{\"id\": \(nextAnnotation), \"image_id\": \(id), \"category_id\": \(number(of: name))}")
    nextAnnotation += 1
  }

  /// What is inserted and removed.
  var edits: [TextEdit] {
    var edits: [TextEdit] = []
    for (list, new) in [(categories, newCategories), (images, newImages)] where !new.isEmpty {
      edits.append(list.appending(new, in: text))
    }
    guard let annotations, let old = annotations.elements else { return edits }
    edits += annotations.removing(removed)
    if !newAnnotations.isEmpty {
      edits.append(
        annotations.appending(newAnnotations, in: text, hasOthers: removed.count < old.count))
    }
    return edits
  }
}

extension LabelWriting {
  /// Writes labels into a COCO file: another category, a further annotation, or one removed where no
  /// class is valid.
  fileprivate mutating func writeCOCO(_ coco: inout COCOLabels, _ target: RowsToWrite) {
    for row in target.rows {
      let ranges = target.places[row] ?? []
      guard let name = wanted[row] ?? nil else {
        let atImages = coco.removeAnnotations(at: ranges)
        change(atImages.map { TextEdit(range: $0, text: "null") })
        continue
      }
      if !ranges.isEmpty {
        let number = coco.number(of: name)
        change(ranges.map { TextEdit(range: $0, text: number) })
      } else if coco.annotate(keys[row], as: name) {
        change([])
      } else {
        leaveOut(keys[row])
      }
    }
    for (key, name) in added {
      if coco.add(key, as: name) { add([]) } else { leaveOut(key) }
    }
    include(coco.edits)
  }
}
