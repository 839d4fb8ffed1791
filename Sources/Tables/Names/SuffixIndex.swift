/// Finds the image whose key ends in a given path, or which is the end of it, by whole
/// components: `1.jpg` is an end of `cat/1.jpg`, `t/1.jpg` is not.
struct SuffixIndex {
  /// What fits a path.
  enum Match: Hashable {
    case none
    case one(Int)
    case several
  }

  private var endings = KeyIndex()
  /// For each ending the only image that has it, or −1 where there are several.
  private var imageOfEnding: [Int32] = []

  /// Remembers the endings of the images' keys.
  ///
  /// The `lengths` say how many components the endings have that will be asked for.
  ///
  /// - Complexity: O(images × lengths), of which few differ.
  init(_ images: [String], lengths: Set<Int>) {
    for (image, key) in images.enumerated() {
      key.withUTF8Bytes { bytes in
        var components = 0
        var place = bytes.count
        while place > 0 {
          place -= 1
          guard bytes[place] == 0x2F else { continue }
          components += 1
          if lengths.contains(components) {
            add(UnsafeRawBufferPointer(rebasing: bytes[(place + 1)...]), of: image)
          }
        }
      }
    }
  }

  private mutating func add(_ ending: UnsafeRawBufferPointer, of image: Int) {
    let (index, isNew) = endings.insert(ending)
    if isNew { imageOfEnding.append(Int32(image)) } else { imageOfEnding[index] = -1 }
  }

  /// The image that fits a path; `exact` numbers the images by their whole keys.
  func match(_ path: String, exact: KeyIndex) -> Match {
    path.withUTF8Bytes { bytes in
      var found = Match.none
      if let index = endings.find(bytes) {
        let image = imageOfEnding[index]
        if image < 0 { return .several }
        found = .one(Int(image))
      }
      for place in bytes.indices.dropLast() where bytes[place] == 0x2F {
        let ending = UnsafeRawBufferPointer(rebasing: bytes[(place + 1)...])
        guard let image = exact.find(ending) else { continue }
        if found != .none { return .several }
        found = .one(image)
      }
      return found
    }
  }
}
