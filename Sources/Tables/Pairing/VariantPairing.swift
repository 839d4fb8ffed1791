import Dataset

/// Pairs rows and images whose keys differ in case, extension, folders, zeros or blanks.
///
/// Without being told to, it does so only where one way of comparing gives every open row an image
/// of its own, or every image without a row a row of its own, and folders in front are the same for
/// all and name no other split. What was told by hand pairs whatever meets just one.
struct VariantPairing {
  /// The key of each row.
  let rows: [String]
  /// The rows without an image.
  let open: [Int]
  /// The key of each image.
  let images: [String]
  /// Whether each image has no row yet.
  let isFree: [Bool]

  /// The rows that meet an image, and how their keys differ.
  struct Match {
    var pairs: [(row: Int, image: Int)]
    var variants: Set<KeyVariant>
  }

  /// The pairs that a person allowed by saying what may differ.
  func allowed(_ variants: Set<KeyVariant>) -> Match? {
    let folded = FoldedKeys(variants: variants.union([.blanks]))
    if variants.contains(.folders) {
      let match = pairs(folded) { FoldedKeys.ending(of: $0, components: 1) }
      return Match(pairs: match, variants: variants)
    }
    return Match(pairs: pairs(folded) { $0 }, variants: variants)
  }

  /// The pairs that are plain, as all keys differ in the same way; `nil` where they are not.
  func plain() -> Match? {
    guard mayMeet else { return nil }
    for variants in FoldedKeys.ladder {
      let match = pairs(FoldedKeys(variants: variants)) { $0 }
      if isWhole(match) { return Match(pairs: match, variants: variants) }
    }
    for variants in [[]] + FoldedKeys.ladder {
      if let match = withOtherFolders(FoldedKeys(variants: variants)) {
        return Match(pairs: match, variants: variants.union([.folders]))
      }
    }
    return nil
  }

  /// A row and an image that would meet if keys may differ in some way, for a hint.
  func nearest() -> Match? {
    guard mayMeet else { return nil }
    for variants in FoldedKeys.ladder {
      let match = pairs(FoldedKeys(variants: variants)) { $0 }
      if !match.isEmpty { return Match(pairs: match, variants: variants) }
    }
    for variants in [[]] + FoldedKeys.ladder {
      let match = pairs(FoldedKeys(variants: variants)) { FoldedKeys.ending(of: $0, components: 1) }
      if !match.isEmpty { return Match(pairs: match, variants: variants.union([.folders])) }
    }
    return nil
  }

  /// Whether a few of the open rows could meet an image if everything may differ, so that a file
  /// about other images is not compared in every way.
  private var mayMeet: Bool {
    let loosest = FoldedKeys(variants: Set(KeyVariant.allCases))
    func name(_ key: String) -> String { FoldedKeys.ending(of: loosest.fold(key), components: 1) }
    let sample = stride(from: 0, to: open.count, by: max(1, open.count / 64)).map {
      name(rows[open[$0]])
    }
    let wanted = Set(sample)
    return images.indices.contains { isFree[$0] && wanted.contains(name(images[$0])) }
  }

  private func isWhole(_ pairs: [(row: Int, image: Int)]) -> Bool {
    !pairs.isEmpty && (pairs.count == open.count || pairs.count == isFree.count { $0 })
  }

  /// The open rows that meet just one image, which no other of them meets.
  private func pairs(
    _ folded: FoldedKeys, of part: (String) -> String
  ) -> [(row: Int, image: Int)] {
    var imageOfFold: [String: Int] = [:]
    for (image, key) in images.enumerated() {
      let fold = part(folded.fold(key))
      imageOfFold[fold] = imageOfFold[fold] == nil ? image : -1
    }
    var rowOfImage: [Int: Int] = [:]
    for row in open {
      guard let image = imageOfFold[part(folded.fold(rows[row]))], image >= 0, isFree[image] else {
        continue
      }
      rowOfImage[image] = rowOfImage[image] == nil ? row : -1
    }
    return rowOfImage.filter { $0.value >= 0 }.map { (row: $0.value, image: $0.key) }
      .sorted { $0.row < $1.row }
  }

  /// Pairs keys that are the same but for the folders in front, which all rows and all images share.
  private func withOtherFolders(_ folded: FoldedKeys) -> [(row: Int, image: Int)]? {
    let ofRows = open.map { folded.fold(rows[$0]) }
    let ofImages = images.indices.filter { isFree[$0] }.map { folded.fold(images[$0]) }
    let fewest = (ofRows + ofImages).map { componentCount($0) }.min() ?? 0
    for components in stride(from: min(fewest, 8), through: 1, by: -1) {
      let fronts = [ofRows, ofImages].map { keys in
        Set(keys.map { FoldedKeys.front(of: $0, components: components) })
      }
      guard let front = fronts[0].first, let other = fronts[1].first, fronts[0].count == 1,
        fronts[1].count == 1, Self.mayDiffer(front, other), components > 1 || areAbsolute
      else { continue }
      let match = pairs(folded) { FoldedKeys.ending(of: $0, components: components) }
      if isWhole(match) { return match }
    }
    return nil
  }

  /// Whether all keys say where they are on a machine or in a store.
  private var areAbsolute: Bool {
    (open.map { rows[$0] } + images.indices.filter { isFree[$0] }.map { images[$0] }).allSatisfy {
      $0.hasPrefix("/") || $0.hasPrefix("\\") || $0.dropFirst().hasPrefix(":") || $0.contains("://")
    }
  }

  /// Whether two paths in front are places on two machines: they begin otherwise, and name no two
  /// splits.
  private static func mayDiffer(_ a: String, _ b: String) -> Bool {
    guard a.split(separator: "/").first != b.split(separator: "/").first else { return false }
    let splits = [a, b].map { path in
      path.split(separator: "/").last(where: isSplitName).map { canonicalSplit(String($0)) }
    }
    return splits[0] == nil || splits[1] == nil || splits[0] == splits[1]
  }
}

extension VariantPairing.Match {
  /// What differs, in words.
  var words: String {
    KeyVariant.allCases.filter(variants.contains).map { variant in
      switch variant {
      case .blanks: "blanks or what follows the \"?\" of an address"
      case .letters: "case"
      case .ending: "the extension"
      case .zeros: "zeros in front"
      case .folders: "the folders in front"
      }
    }.joined(separator: " and ")
  }

  /// The value of the option that allows it.
  var option: String {
    KeyVariant.allCases.filter(variants.contains).map(\.rawValue).joined(separator: ",")
  }
}
