import Dataset

/// Datumaro's JSON: `items` with annotations of the type `label`, whose names stand under
/// `categories`.
///
/// An item without the path of an image is named by its `id`, which is a path without an extension.
struct Datumaro: AnnotationFormat {
  func isTold(by beginning: JSONBeginning) -> Bool {
    !beginning.isList && beginning.hasList("items") && beginning.hasObject("categories")
  }

  func content(
    of document: AnnotationDocument, for query: AnnotationQuery
  ) throws(ImportError) -> AnnotationContent {
    let categories = try document.need(
      "categories", in: document.root, "an object"
    ) { $0.members == nil ? nil : $0 }
    let list = categories["label"]?["labels"]?.elements ?? []
    let names = try list.map { label throws(ImportError) in
      try document.need("name", in: label, "a text", \.text)
    }
    var rows: [AnnotationTable.Row] = []
    var further: [AnnotationTable.Row] = []
    var lacksExtensions = false
    for item in try document.need("items", in: document.root, "a list of items", \.elements) {
      let path = (item["image"]?["path"] ?? item["media"]?["path"])?.text ?? ""
      var row = AnnotationTable.Row(key: path, line: item.line)
      if path.isEmpty {
        row.key = try document.need("id", in: item, "a text", \.text)
        lacksExtensions = lacksExtensions || !hasImageExtension(row.key)
      }
      var isLabelled = false
      for annotation in item["annotations"]?.elements ?? []
      where annotation["type"]?.text == "label" {
        let number = try document.need("label_id", in: annotation, "a number", \.scalar)
        guard let place = Int(number), names.indices.contains(place) else {
          throw document.complaint(
            "the label_id \(quoted(number)) of \(quoted(row.key))",
            "a place from 0 to \(names.count - 1) in \"labels\"", "correct it or the list",
            at: annotation)
        }
        let bytes = annotation["label_id"].map { [$0.range] } ?? []
        if isLabelled, row.className == names[place] {
          row.places += bytes
          continue
        }
        if isLabelled { further.append(row) }
        row.className = names[place]
        row.places = bytes
        row.confidence = annotation["attributes"]?["score"]?.scalar ?? ""
        row.line = annotation.line
        isLabelled = true
      }
      rows.append(row)
    }
    let annotations = (document.root["items"]?.elements ?? []).lazy
      .flatMap { $0["annotations"]?.elements ?? [] }.filter { $0["type"]?.text == "label" }
    return AnnotationContent(
      rows: rows + further, lacksExtensions: lacksExtensions,
      choices: document.unreadAttributes(of: annotations, beside: "label"))
  }

  func write(_ labels: inout LabelWriting, into rows: RowsToWrite) throws {
    labels.writeDatumaro(rows)
  }
}

extension LabelWriting {
  /// Writes labels into Datumaro's JSON: another `label_id`, a further annotation, or one removed where no
  /// class is valid; a class that the list lacks is added.
  fileprivate mutating func writeDatumaro(_ target: RowsToWrite) {
    let root = target.document.root
    let list = root["categories"]?["label"]?["labels"]
    var names = list?.elements?.map { $0["name"]?.text ?? "" } ?? []
    let known = names.count
    let items = root["items"]?.elements ?? []
    // Which annotation a label_id belongs to.
    var owners: [Int: (item: Int, annotation: Int)] = [:]
    for (place, item) in items.enumerated() {
      for (number, annotation) in (item["annotations"]?.elements ?? []).enumerated() {
        if let id = annotation["label_id"] { owners[id.range.lowerBound] = (place, number) }
      }
    }
    func number(_ name: String) -> String? {
      guard list != nil else { return nil }
      if !names.contains(name) { names.append(name) }
      return names.firstIndex(of: name).map { String($0) }
    }
    var removed: [Int: Set<Int>] = [:]
    for row in target.rows {
      let ranges = target.places[row] ?? []
      guard let name = wanted[row] ?? nil else {
        for owner in ranges.compactMap({ owners[$0.lowerBound] }) {
          removed[owner.item, default: []].insert(owner.annotation)
        }
        change([])
        continue
      }
      let annotations = target.first[row].flatMap { place in
        items.indices.contains(place) ? items[place]["annotations"] : nil
      }
      if !ranges.isEmpty, let number = number(name) {
        change(ranges.map { TextEdit(range: $0, text: number) })
      } else if let annotations, annotations.elements != nil, let number = number(name) {
        change([annotations.appending([Self.annotation(number)], in: target.text)])
      } else {
        leaveOut(keys[row])
      }
    }
    for (place, annotations) in removed {
      include(items[place]["annotations"]?.removing(annotations) ?? [])
    }
    add(to: root["items"], like: items, target, number: number)
    if let list, names.count > known {
      include([
        list.appending(
          names[known...].map { "{\"name\": \($0.asJSON), \"parent\": \"\", \"attributes\": []}" },
          in: target.text)
      ])
    }
  }

  /// Names images that the file has no item for.
  private mutating func add(
    to list: JSONNode?, like items: [JSONNode], _ target: RowsToWrite, number: (String) -> String?
  ) {
    let media = ["image", "media"].first { name in items.contains { $0[name]?["path"] != nil } }
    let stems =
      target.table.keysLackExtensions ? withoutExtensions(target.images) : target.images
    let stemOf = Dictionary(
      zip(target.images, stems), uniquingKeysWith: { first, _ in first })
    let taken = Set(stems)
    for (key, name) in added {
      let stem = stemOf[key] ?? key
      // Some items are named by their path, others by an id without an extension.
      let isMixed = media != nil && target.table.keysLackExtensions
      let isOpen = !target.table.keysLackExtensions || stem != key || !taken.contains(stem)
      guard !isMixed, isOpen, let list, let number = number(name) else {
        leaveOut(key)
        continue
      }
      let id = media == nil ? stem : withoutExtensions([key])[0]
      let path = media.map { ", \"\($0)\": {\"path\": \(key.asJSON)}" } ?? ""
      add([
        list.appending(
          ["{\"id\": \(id.asJSON), \"annotations\": [\(Self.annotation(number))]\(path)}"],
          in: target.text)
      ])
    }
  }

  private static func annotation(_ number: String) -> String {
    "{\"id\": 0, \"type\": \"label\", \"attributes\": {}, \"group\": 0, \"label_id\": \(number)}"
  }
}
