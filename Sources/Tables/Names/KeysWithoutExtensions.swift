/// The keys of images as rows that name them without extensions would spell them.
///
/// They do if their file says so, as FiftyOne's do (`isCertain`), or if not one of many has the
/// extension of an image, as in lists of identifiers.
///
/// - Returns: `nil` if the rows name images by whole keys.
/// - Complexity: O(total bytes), unless the first row has an extension.
package func spelled(
  _ images: [String], forRows keys: [String], isCertain: Bool = false
) -> [String]? {
  if isCertain {
    let wholeRows = Set(keys)
    return withoutExtensions(images) { !wholeRows.contains($0) }
  }
  guard !keys.isEmpty, keys.allSatisfy({ !hasImageExtension($0) && !isAddressOfImage($0) }) else {
    return nil
  }
  return withoutExtensions(images, where: hasImageExtension)
}

/// The keys without their extensions; where two would be one, or one would be another's whole key,
/// they stay whole, so that no row meets either by chance.
///
/// Keys of which `isMeant` is not true stay whole too.
func withoutExtensions(
  _ keys: [String], where isMeant: (String) -> Bool = { _ in true }
) -> [String] {
  let stems = keys.map { key in
    guard isMeant(key) else { return key }
    let name = key.lastIndex(of: "/").map { key.index(after: $0) } ?? key.startIndex
    return key[name...].lastIndex(of: ".").map { String(key[..<$0]) } ?? key
  }
  let whole = Set(keys)
  let counts = Dictionary(stems.map { ($0, 1) }, uniquingKeysWith: +)
  return zip(keys, stems).map { key, stem in
    counts[stem] == 1 && !whole.contains(stem) ? stem : key
  }
}

/// Whether a key is an address whose path is that of an image, whatever follows it.
private func isAddressOfImage(_ key: String) -> Bool {
  guard let end = key.firstIndex(where: { $0 == "?" || $0 == "#" }) else { return false }
  return hasImageExtension(key[..<end])
}
