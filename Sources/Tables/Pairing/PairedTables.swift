import Dataset

/// Pairs the labels of a table with images.
package func pair(
  _ labels: LabelTable, with images: [String], allowing allowed: Set<KeyVariant> = []
) throws(ImportError) -> Pairing {
  try pairSpelled(
    keys: labels.keys, lines: labels.lines, of: labels.file, with: images,
    isCertain: labels.keysLackExtensions, allowing: allowed
  ) {
    labels.codes[$0] == labels.codes[$1]
  }
}

/// Pairs the predictions of a table with images.
package func pair(
  _ predictions: PredictionTable, with images: [String], allowing allowed: Set<KeyVariant> = []
) throws(ImportError) -> Pairing {
  try pairSpelled(
    keys: predictions.keys, lines: predictions.lines, of: predictions.file, with: images,
    isCertain: predictions.keysLackExtensions, allowing: allowed
  ) { a, b in
    guard predictions.predicted[a] == predictions.predicted[b] else { return false }
    if let confidence = predictions.confidence, confidence[a] != confidence[b],
      !(confidence[a].isNaN && confidence[b].isNaN)
    {
      return false
    }
    return predictions.probabilities?.equal(rows: a, b) ?? true
  }
}

/// Pairs the vectors of a table with images.
package func pair(
  _ embeddings: EmbeddingTable, with images: [String], allowing allowed: Set<KeyVariant> = []
) throws(ImportError) -> Pairing {
  try pairSpelled(
    keys: embeddings.keys, lines: (0..<Int32(embeddings.keys.count)).map { $0 + 1 },
    of: embeddings.file, with: images, allowing: allowed
  ) { embeddings[row: $0].elementsEqual(embeddings[row: $1]) }
}

/// Pairs the rows of metadata with images.
package func pair(
  _ metadata: MetadataTable, with images: [String], allowing allowed: Set<KeyVariant> = []
) throws(ImportError) -> Pairing {
  try pair(
    keys: metadata.keys, lines: metadata.lines, of: metadata.file,
    with: metadata.keysLackExtensions
      ? spelled(images, forRows: metadata.keys, isCertain: true) ?? images : images,
    allowing: allowed, agree: metadata.agree)
}

/// Pairs rows that may name images without their extensions, and counts those that met so.
func pairSpelled(
  keys: [String], lines: [Int32], of file: String, with images: [String], isCertain: Bool = false,
  allowing allowed: Set<KeyVariant> = [], agree: (Int, Int) -> Bool
) throws(ImportError) -> Pairing {
  let stems = spelled(images, forRows: keys, isCertain: isCertain)
  var pairing = try pair(
    keys: keys, lines: lines, of: file, with: stems ?? images, allowing: allowed,
    agree: agree)
  guard let stems else { return pairing }
  for image in images.indices where pairing.rowOfImage[image] >= 0 {
    if !haveSameBytes(stems[image], images[image]) { pairing.withoutExtension += 1 }
  }
  return pairing
}
