/// The categories, images and annotations of a COCO file while labels are written into it.
struct COCOLabels {
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

  init(_ root: JSONNode, _ text: TextFile) throws(ImportError) {
    let document = AnnotationDocument(file: text.name, root: root)
    self.text = text
    func list(_ name: String) throws(ImportError) -> JSONNode {
      try document.need(name, in: root, "a list") { $0.elements == nil ? nil : $0 }
    }
    categories = try list("categories")
    images = try list("images")
    annotations = root["annotations"]
    for category in categories.elements ?? [] {
      if let name = category["name"]?.text, let id = category["id"] {
        categoryNumbers[name] = String(decoding: text.bytes[id.range], as: UTF8.self)
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
  mutating func removeAnnotations(at places: [Range<Int>]) {
    for (index, annotation) in (annotations?.elements ?? []).enumerated() {
      if let place = annotation["category_id"]?.range, places.contains(place) {
        removed.insert(index)
      }
    }
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
    var start = 0
    while start < old.count {
      guard removed.contains(start) else {
        start += 1
        continue
      }
      var end = start
      while end + 1 < old.count, removed.contains(end + 1) { end += 1 }
      // Up to the next one, or from the one before.
      var (from, to) = (old[start].range.lowerBound, old[end].range.upperBound)
      if end + 1 < old.count {
        to = old[end + 1].range.lowerBound
      } else if start > 0 {
        from = old[start - 1].range.upperBound
      }
      edits.append(TextEdit(range: from..<to, text: ""))
      start = end + 1
    }
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
  mutating func writeCOCO(
    _ coco: inout COCOLabels, todo: [Int], places: [Int: [Range<Int>]]
  ) throws {
    for row in todo {
      let ranges = places[row] ?? []
      guard let name = wanted[row] ?? nil else {
        coco.removeAnnotations(at: ranges)
        change([])
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
