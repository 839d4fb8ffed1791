/// Some of a project's images, one bit each.
///
/// A million images are 125 kB; every operation is one pass over the words. Two sets combine only
/// if they speak of the same number of images.
public struct ImageSet: Hashable, Sendable {
  /// The number of images that could be in the set.
  public let imageCount: Int
  /// Bit `i % 64` of word `i / 64` is image *i*; bits past the last image are zero.
  // Inlined into the loops of other targets, as is what reads and writes it.
  @usableFromInline var words: [UInt64]

  /// The set without any of `imageCount` images.
  @inlinable
  public init(noneOf imageCount: Int) {
    self.imageCount = imageCount
    words = [UInt64](repeating: 0, count: (imageCount + 63) / 64)
  }

  /// The set of all of `imageCount` images.
  public init(allOf imageCount: Int) {
    self.init(noneOf: imageCount)
    for word in words.indices { words[word] = .max }
    clearPastEnd()
  }

  /// The images that `isMember` says yes to, asked once each in ascending order.
  @inlinable @inline(__always)
  public init(of imageCount: Int, where isMember: (Int) -> Bool) {
    self.init(noneOf: imageCount)
    for word in words.indices {
      let first = word * 64
      var bits: UInt64 = 0
      for bit in 0..<min(64, imageCount - first) where isMember(first + bit) {
        bits |= 1 << UInt64(bit)
      }
      words[word] = bits
    }
  }

  /// The images of a list, among `imageCount`.
  ///
  /// - Precondition: every one lies in `0..<imageCount`.
  @inlinable
  public init(of images: some Sequence<UInt32>, among imageCount: Int) {
    self.init(noneOf: imageCount)
    for image in images { insert(Int(image)) }
  }

  /// The number of images in the set.
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether no image is in the set.
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Whether an image is in the set.
  ///
  /// - Precondition: `image` lies in `0..<imageCount`.
  @inlinable
  public func contains(_ image: Int) -> Bool {
    precondition(image >= 0 && image < imageCount)
    return words[image / 64] >> UInt64(image % 64) & 1 == 1
  }

  /// Takes an image in.
  ///
  /// - Precondition: `image` lies in `0..<imageCount`.
  @inlinable
  public mutating func insert(_ image: Int) {
    precondition(image >= 0 && image < imageCount)
    words[image / 64] |= 1 << UInt64(image % 64)
  }

  /// Keeps only what is in `other` too.
  public mutating func formIntersection(_ other: ImageSet) {
    precondition(imageCount == other.imageCount)
    for word in words.indices { words[word] &= other.words[word] }
  }

  /// Takes in everything that is in `other`.
  public mutating func formUnion(_ other: ImageSet) {
    precondition(imageCount == other.imageCount)
    for word in words.indices { words[word] |= other.words[word] }
  }

  /// The images that are not in the set.
  public var complement: ImageSet {
    var result = self
    for word in words.indices { result.words[word] = ~words[word] }
    result.clearPastEnd()
    return result
  }

  /// Calls `body` with every image of the set, ascending.
  @inlinable @inline(__always)
  public func forEach(_ body: (Int) -> Void) {
    for word in words.indices {
      var bits = words[word]
      while bits != 0 {
        body(word * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }

  /// The images of the set, ascending.
  public var ids: [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(count)
    forEach { result.append(UInt32($0)) }
    return result
  }

  private mutating func clearPastEnd() {
    guard imageCount % 64 != 0 else { return }
    words[words.count - 1] &= (1 << UInt64(imageCount % 64)) - 1
  }
}
