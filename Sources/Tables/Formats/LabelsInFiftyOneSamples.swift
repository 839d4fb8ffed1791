import Imaging

extension LabelWriting {
  /// Writes labels into FiftyOne's export of a whole dataset; a sample without a label gets one.
  ///
  /// `first` says which sample a row is. Images that the file does not name are left out: a sample
  /// is more than its label.
  mutating func writeFiftyOneSamples(
    _ root: JSONNode, rows todo: [Int], at places: [Int: [Range<Int>]], first: [Int: Int]
  ) throws {
    let document = AnnotationDocument(file: file.bytes.name, root: root)
    let field = try document.fiftyOneField(predictions: false, question: file.reading.labelColumn)
    let samples = root["samples"]?.elements ?? []
    for row in replace(todo, at: places, with: { $0?.asJSON ?? "null" }) {
      guard let sample = first[row].map({ samples[$0] }), let name = wanted[row] ?? nil,
        let edit = newClassification(name, for: keys[row], field, of: sample)
      else {
        leaveOut(keys[row])
        continue
      }
      change([edit])
    }
    for (key, _) in added { leaveOut(key) }
  }

  /// The edit that gives a sample a label where its field is null or not there.
  ///
  /// - Returns: `nil` where the field is something else, such as an empty list.
  private func newClassification(
    _ name: String, for key: String, _ field: String, of sample: JSONNode
  ) -> TextEdit? {
    // FiftyOne names every label by twelve bytes; these follow from the image and the field.
    let digest = Array("\(key)\n\(field)".utf8).withUnsafeBytes { ContentDigest(of: $0) }
    let label =
      "{\"_id\": {\"$oid\": \"\(digest.description.prefix(24))\"}, \"_cls\": \"Classification\", "
      + "\"tags\": [], \"label\": \(name.asJSON)}"
    if let value = sample.member(field) {
      guard case .null = value.content else { return nil }
      return TextEdit(range: value.range, text: label)
    }
    guard let end = sample.members?.last?.value.range.upperBound else { return nil }
    return TextEdit(range: end..<end, text: ", \(field.asJSON): \(label)")
  }
}
