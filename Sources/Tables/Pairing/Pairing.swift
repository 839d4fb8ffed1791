package import Dataset

/// Which row of an import belongs to which image.
package struct Pairing: Sendable {
  /// For each image the row, or −1.
  package var rowOfImage: [Int32]
  /// For each row the image, or −1.
  ///
  /// Two rows that say the same of one image have the same image.
  package var imageOfRow: [Int32]
  /// Rows whose key met an image's after `\` became `/` and `./` was dropped.
  package var respelled = 0
  /// Rows whose key met an image's because one is the end of the other, component by component.
  package var bySuffix = 0
  /// Rows whose key met an image's only as canonically equivalent Unicode (NFC).
  package var byEquivalence = 0
  /// Images whose row names them without their extension.
  package var withoutExtension = 0
  /// Rows that could mean several images, and were left unpaired.
  package var ambiguousRows: [Int32] = []
  /// What was chosen so that keys met that differ.
  package var choices: [ImportChoice] = []
  /// How rows without an image would meet one, where they differ from keys of images in a way that
  /// can be allowed.
  package var hint: String?
  /// Rows beyond the first about one image that say the same.
  package var repeatedRows = 0

  /// The number of images that have a row.
  package var matched: Int { rowOfImage.count { $0 >= 0 } }

  /// Values by row become values by image.
  @inlinable
  package func inImageOrder<Value>(_ values: [Value], missing: Value) -> [Value] {
    isIdentity(values.count) ? values : rowOfImage.map { $0 < 0 ? missing : values[Int($0)] }
  }

  /// What a model gave by row becomes what it gave by image; images without a row have nothing.
  package func inImageOrder(_ values: ProbabilityMatrix) -> ProbabilityMatrix {
    isIdentity(values.rowCount) ? values : values.arranged(by: rowOfImage)
  }

  /// A row-major matrix by row becomes one by image; rows of images without one are zero.
  package func inImageOrder(_ values: [Float], width: Int) -> [Float] {
    if isIdentity(width == 0 ? 0 : values.count / width) { return values }
    var result = [Float](repeating: 0, count: rowOfImage.count * width)
    for (image, row) in rowOfImage.enumerated() where row >= 0 {
      for column in 0..<width { result[image * width + column] = values[Int(row) * width + column] }
    }
    return result
  }

  /// Whether so many rows are the images, one after the other.
  @usableFromInline
  func isIdentity(_ rowCount: Int) -> Bool {
    guard rowCount == rowOfImage.count else { return false }
    for (image, row) in rowOfImage.enumerated() where image != row { return false }
    return true
  }
}

/// Pairs the rows of an import with images by key.
///
/// Keys meet if their UTF-8 bytes are equal. Where they do not: if they are equal once an address is
/// its path, `\` is `/` and `.` components, empty ones and a drive letter are dropped; or if one is a suffix of
/// the other by whole components and no second image fits; or if they are equal after NFC.
/// The three fallbacks are counted. Keys are compared, never opened: `..` means nothing.
///
/// - Parameters:
///   - keys: The key of each row.
///   - lines: The line of each row, for the error.
///   - file: The file of the rows, for the error.
///   - images: The keys of the images, each once.
///   - allowed: What keys may differ in, as a person said.
///   - agree: Whether two rows, by index, say the same.
/// - Returns: Who belongs to whom, and by which rule.
/// - Throws: ``ImportError/conflict(_:)`` if two rows about one image contradict each other.
/// - Complexity: O(total bytes of all keys).
package func pair(
  keys: [String], lines: [Int32], of file: String, with images: [String],
  allowing allowed: Set<KeyVariant> = [], agree: (Int, Int) -> Bool
) throws(ImportError) -> Pairing {
  var pairing = Pairing(
    rowOfImage: [Int32](repeating: -1, count: images.count),
    imageOfRow: [Int32](repeating: -1, count: keys.count))
  // Rows mostly come in the order of the images; what does not is looked up.
  var lookup: KeyIndex?
  func find(_ key: String) -> Int? {
    if lookup == nil {
      var index = KeyIndex(capacity: images.count)
      for image in images { _ = image.withUTF8Bytes { index.insert($0) } }
      lookup = index
    }
    return key.withUTF8Bytes { lookup?.find($0) }
  }
  var open: [Int] = []
  var next = 0
  for (row, key) in keys.enumerated() {
    let isNext = next < images.count && haveSameBytes(images[next], key)
    if let image = isNext ? next : find(key) {
      next = image + 1
      try pairing.join(row, image, keys: keys, lines: lines, file: file, agree: agree)
    } else {
      open.append(row)
    }
  }
  guard !open.isEmpty, let index = lookup else { return pairing }
  defer { pairing.ambiguousRows.sort() }
  var strange: [Int] = []
  let spellings = open.map { plainPath(labelStudioKey(keys[$0])) }
  let suffixes = SuffixIndex(images, lengths: Set(spellings.map { componentCount($0) }))
  let equivalents =
    open.contains { keys[$0].utf8.contains { $0 >= 0x80 } }
    ? Dictionary(images.enumerated().map { ($1, $0) }, uniquingKeysWith: { _, _ in -1 }) : [:]
  for (row, key) in zip(open, spellings) {
    if let image = key.withUTF8Bytes({ index.find($0) }) {
      pairing.respelled += 1
      try pairing.join(row, image, keys: keys, lines: lines, file: file, agree: agree)
      continue
    }
    switch suffixes.match(key, exact: index) {
    case .one(let image):
      pairing.bySuffix += 1
      try pairing.join(row, image, keys: keys, lines: lines, file: file, agree: agree)
    case .several: pairing.ambiguousRows.append(Int32(row))
    case .none:
      guard let image = equivalents[keys[row]] ?? equivalents[key] else {
        strange.append(row)
        continue
      }
      if image < 0 {
        pairing.ambiguousRows.append(Int32(row))
      } else {
        pairing.byEquivalence += 1
        try pairing.join(row, image, keys: keys, lines: lines, file: file, agree: agree)
      }
    }
  }
  pairing.joinVariants(
    VariantPairing(
      rows: keys, open: strange, images: images, isFree: pairing.rowOfImage.map { $0 < 0 }),
    allowed: allowed)
  return pairing
}

extension Pairing {
  /// Pairs the rows that are left by what their keys may differ in, or says what would pair them.
  fileprivate mutating func joinVariants(_ left: VariantPairing, allowed: Set<KeyVariant>) {
    guard !left.open.isEmpty, left.isFree.contains(true) else { return }
    guard let match = allowed.isEmpty ? left.plain() : left.allowed(allowed), !match.pairs.isEmpty
    else {
      if let near = left.nearest(), let first = near.pairs.first {
        hint =
          "\(quoted(left.rows[first.row])) and \(quoted(left.images[first.image])) differ in "
          + "\(near.words): --match-keys \(near.option) would pair \(near.pairs.count)"
      }
      return
    }
    for (row, image) in match.pairs {
      rowOfImage[image] = Int32(row)
      imageOfRow[row] = Int32(image)
    }
    let (row, image) = match.pairs[0]
    let count = match.pairs.count
    choices.append(
      ImportChoice(
        .keys,
        "keys that differ in \(match.words) are one image: \(quoted(left.rows[row])) is "
          + "\(quoted(left.images[image])) (\(count) row\(count == 1 ? "" : "s"))", count: count))
  }

  fileprivate mutating func join(
    _ row: Int, _ image: Int, keys: [String], lines: [Int32], file: String,
    agree: (Int, Int) -> Bool
  ) throws(ImportError) {
    imageOfRow[row] = Int32(image)
    let earlier = Int(rowOfImage[image])
    if earlier < 0 {
      rowOfImage[image] = Int32(row)
    } else if agree(earlier, row) {
      repeatedRows += 1
    } else {
      throw .conflict(
        Complaint(
          file: file, place: .line(Int(max(lines[row], lines[earlier]))),
          found: "another row for the image of line \(min(lines[row], lines[earlier])) "
            + "(\(quoted(keys[row])) and \(quoted(keys[earlier])) are one image)",
          expected: "one row an image, or rows that agree", advice: "remove one of the two"))
    }
  }
}
