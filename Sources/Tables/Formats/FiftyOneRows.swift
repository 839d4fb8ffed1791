import Dataset

extension AnnotationDocument {
  /// FiftyOne's image classification: `{"classes": […], "labels": {image: class, …}}`, a class
  /// being a place in the list, a name, or an object of `label` and `confidence`.
  func fiftyOneRows() throws(ImportError) -> [AnnotationTable.Row] {
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
