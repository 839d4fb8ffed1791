import Dataset

/// How the classes and scores of a model's answer are called.
enum ScoreNames {
  /// The names of a class.
  static let ofClass = [
    "label", "class", "class_name", "className", "name", "category", "displayName",
  ]
  /// The names of its score.
  static let ofScore = ["score", "confidence", "probability", "prob"]
  /// What objects in a picture have, and classes of a whole one do not.
  private static let ofPlace: Set<String> = [
    "box", "bbox", "mask", "x", "xmin", "points", "bounding_box",
  ]

  /// Whether these names are those of a class with its score.
  static func areOfScore(_ names: Set<String>) -> Bool {
    ofClass.contains(where: names.contains) && ofScore.contains(where: names.contains)
      && names.isDisjoint(with: ofPlace)
  }
}

extension AnnotationDocument {
  /// A class with its score, as an object says it.
  func score(in node: JSONNode) throws(ImportError) -> (className: String, score: String) {
    let name = ScoreNames.ofClass.lazy.compactMap { node[$0]?.scalar }.first
    let score = ScoreNames.ofScore.lazy.compactMap { node[$0]?.scalar }.first
    guard let name, let score else {
      throw complaint(
        node.members == nil ? node.shown : "an object without a class or without its score",
        "a class with its score, such as {\"label\": \"cat\", \"score\": 0.9}",
        "write the answers again", at: node)
    }
    return (name, score)
  }

  /// The image that each of some records is about: the member of it that is called like a path, or
  /// the key at its place in the order that was given.
  func keys(of records: [JSONNode], for query: AnnotationQuery) throws(ImportError) -> [String] {
    let candidates = query.options.keyColumn.map { [$0] } ?? keyNames(of: records)
    guard candidates.count < 2 else {
      throw .columns(
        Complaint(
          file: file, place: .line(root.line),
          found: "\(candidates.count) members that may hold the key (\(listed(candidates)))",
          expected: "one", advice: "name it with --key-column"))
    }
    if let name = candidates.first {
      return try records.map { record throws(ImportError) in
        try need(name, in: record, "the path of an image", \.text)
      }
    }
    guard let order = query.options.order else {
      throw .columns(
        Complaint(
          file: file, place: .line(root.line),
          found: "\(records.count) answers that name no image",
          expected: "to know the image of each",
          advice: "give the keys in their order with --order FILE, or write the image beside each "
            + "answer, such as {\"image\": \"a.jpg\", \"predictions\": […]}"))
    }
    guard order.count == records.count else {
      throw .columns(
        Complaint(
          file: file, place: .line(root.line), found: "\(records.count) answers",
          expected: "\(order.count), one for each key of the order",
          advice: "give the order that belongs to these answers"))
    }
    return order
  }

  /// The members of records that hold texts and are called like the path of an image.
  private func keyNames(of records: [JSONNode]) -> [String] {
    func names(among wanted: [String]) -> [String] {
      (records.first?.members ?? []).filter {
        $0.value.text != nil && wanted.contains(plainName($0.name))
      }.map(\.name)
    }
    let found = names(among: ColumnRole.key.names)
    return found.isEmpty ? names(among: ColumnRole.key.weakNames) : found
  }
}
