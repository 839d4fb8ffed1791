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
        if isLabelled, row.className == names[place] { continue }
        if isLabelled { further.append(row) }
        row.className = names[place]
        row.confidence = annotation["attributes"]?["score"]?.scalar ?? ""
        row.line = annotation.line
        isLabelled = true
      }
      rows.append(row)
    }
    return AnnotationContent(rows: rows + further, lacksExtensions: lacksExtensions)
  }
}
