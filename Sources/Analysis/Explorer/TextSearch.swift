import Dataset

/// Looks for words in everything that can be read about an image: its key, tags, words of metadata,
/// label and prediction.
struct TextSearch {
  private let snapshot: ProjectSnapshot
  private let predicted: [Int32]?

  /// A search that reads the predictions of the lookup's model.
  init(_ lookup: FieldLookup) {
    snapshot = lookup.snapshot
    predicted = lookup.model?.predicted
  }

  /// The images about which every word of the text is said somewhere, upper and lower case alike.
  ///
  /// Words are parted by white space, and each may stand inside a longer one; a text without a word
  /// holds for all images. One pass over the images for each word.
  func images(holding text: String) -> ImageSet {
    var result = ImageSet(allOf: snapshot.images.count)
    for word in text.split(whereSeparator: \.isWhitespace) {
      result.formIntersection(images(holdingWord: Array(word.lowercased().utf8)))
    }
    return result
  }

  private func images(holdingWord word: [UInt8]) -> ImageSet {
    let images = snapshot.images
    var result = ImageSet(of: images.count) { holds(images[$0].key, word) }
    func add(_ names: [String], _ codes: [Int32]) {
      let found = names.map { holds($0, word) }
      guard found.contains(true) else { return }
      result.formUnion(ImageSet(of: images.count) { codes[$0] >= 0 && found[Int(codes[$0])] })
    }
    add(snapshot.classes, snapshot.labels)
    if let predicted { add(snapshot.classes, predicted) }
    for category in snapshot.categories.values { add(category.names, category.codes) }
    for (tag, carriers) in snapshot.tags where holds(tag, word) {
      for image in carriers { result.insert(Int(image)) }
    }
    return result
  }
}

/// Whether the lower-case `word` stands anywhere in the text, whatever the text's case.
private func holds(_ text: String, _ word: [UInt8]) -> Bool {
  var text = text
  let plain = text.withUTF8 { bytes in
    bytes.allSatisfy { $0 < 0x80 } ? occurs(word, in: bytes) : nil
  }
  if let plain { return plain }
  return Array(text.lowercased().utf8).withUnsafeBufferPointer { occurs(word, in: $0) }
}

/// Whether the bytes of `word` occur in `text`, the capital letters of ASCII read as small ones.
private func occurs(_ word: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = word.first else { return true }
  guard word.count <= text.count else { return false }
  func small(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
  return (0...text.count - word.count).contains { start in
    small(text[start]) == first && word.indices.allSatisfy { small(text[start + $0]) == word[$0] }
  }
}
