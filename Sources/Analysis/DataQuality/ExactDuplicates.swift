package import Dataset

/// Images that are the same: the same bytes, or other bytes that hold the same pixels.
package struct ExactDuplicates: Sendable {
  /// What a group has in common.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// All files have the same bytes.
    case bytes
    /// The pixels are the same, the bytes of at least two files are not.
    case pixels
  }

  /// Two or more images that are the same.
  package struct Group: Hashable, Sendable {
    /// What they have in common.
    package let kind: Kind
    /// The images, ascending.
    package let images: [Int32]
    /// The labels among them, ascending; images without a label add none.
    package let labels: [Int32]
    /// Whether they carry different labels.
    package var isConflicting: Bool { labels.count > 1 }
    /// Whether they lie in different splits, so that a test image was trained on.
    package let crossesSplits: Bool
    /// The filter of exactly these images; `nil` beyond ``filterLimit`` images.
    package let filter: FilterExpression?
  }

  /// A filter names at most this many images by their keys.
  package static let filterLimit = 100

  /// The groups: conflicting ones first, then larger ones, then by the first image.
  package let groups: [Group]

  /// The groups of a project's images; images that were not measured are in none.
  ///
  /// Expected time linear in the images.
  package init(of snapshot: ProjectSnapshot) {
    var (byBytes, byPixels): ([String: [Int32]], [String: [Int32]]) = ([:], [:])
    for (image, record) in snapshot.images.enumerated() {
      if let digest = record.digest { byBytes[digest, default: []].append(Int32(image)) }
      if let digest = record.pixelDigest { byPixels[digest, default: []].append(Int32(image)) }
    }
    let sameBytes = byBytes.values.filter { $0.count > 1 }
    let samePixels = byPixels.values.filter { images in
      Set(images.map { snapshot.images[Int($0)].digest }).count > 1
    }
    let found =
      sameBytes.map { Self.group(.bytes, $0, snapshot) }
      + samePixels.map { Self.group(.pixels, $0, snapshot) }
    groups = found.sorted { one, other in
      if one.isConflicting != other.isConflicting { return one.isConflicting }
      if one.images.count != other.images.count { return one.images.count > other.images.count }
      if one.images != other.images { return one.images[0] < other.images[0] }
      return one.kind == .bytes && other.kind == .pixels
    }
  }

  /// How many images are in a group of this kind.
  package func imageCount(of kind: Kind) -> Int {
    groups.reduce(0) { $1.kind == kind ? $0 + $1.images.count : $0 }
  }

  private static func group(
    _ kind: Kind, _ images: [Int32], _ snapshot: ProjectSnapshot
  ) -> Group {
    let splits = Set(images.map { snapshot.splits?.codes[Int($0)] ?? -1 }.filter { $0 >= 0 })
    return Group(
      kind: kind, images: images,
      labels: Set(images.map { snapshot.labels[Int($0)] }.filter { $0 >= 0 }).sorted(),
      crossesSplits: splits.count > 1, filter: snapshot.filter(ofKeysOf: images))
  }
}

extension ProjectSnapshot {
  /// The filter that names images by their keys; `nil` for none and beyond
  /// ``ExactDuplicates/filterLimit``.
  func filter(ofKeysOf images: [Int32]) -> FilterExpression? {
    guard !images.isEmpty, images.count <= ExactDuplicates.filterLimit else { return nil }
    return .oneOf(.path, images.map { self.images[Int($0)].key })
  }
}
