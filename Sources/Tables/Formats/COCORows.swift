import Dataset

extension AnnotationDocument {
  /// COCO with a category an image: `images`, `categories` and `annotations` that join them.
  ///
  /// Boxes of one category on one image say it once; another category is a row of its own, which
  /// the reader of labels refuses as a contradiction.
  func cocoRows() throws(ImportError) -> [AnnotationTable.Row] {
    var names: [String: String] = [:]
    for category in try need("categories", in: root, "a list of categories", \.elements) {
      let id = try need("id", in: category, "a number", \.scalar)
      names[id] = try need("name", in: category, "a text", \.text)
    }
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
    var further: [AnnotationTable.Row] = []
    for annotation in root["annotations"]?.elements ?? [] {
      let image = try need("image_id", in: annotation, "a number", \.scalar)
      let category = try need("category_id", in: annotation, "a number", \.scalar)
      guard let place = places[image] else {
        throw complaint(
          "the unknown image \(quoted(image))", "the \"id\" of one of the images",
          "correct it or add the image", at: annotation)
      }
      guard let name = names[category] else {
        throw complaint(
          "the unknown category \(quoted(category))", "the \"id\" of one of the categories",
          "correct it or add the category", at: annotation)
      }
      var row = rows[place]
      let bytes = annotation["category_id"].map { [$0.range] } ?? []
      if row.className == name {
        rows[place].places += bytes
        continue
      }
      let isFirst = row.className.isEmpty
      row.className = name
      row.confidence = annotation["score"]?.scalar ?? ""
      row.line = annotation.line
      row.places = bytes
      if isFirst { rows[place] = row } else { further.append(row) }
    }
    return rows + further
  }
}
