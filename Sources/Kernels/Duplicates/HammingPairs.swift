/// A search for all pairs of 64-bit hashes that differ in few bits.
///
/// Exact: below a few thousand hashes every pair is compared; beyond, the hashes are found by four
/// bands of 16 bits, since two that differ in at most `d` bits differ in at most `d / 4` bits of some
/// band (multi-index hashing, Norouzi, Punjani and Fleet 2012, doi:10.1109/CVPR.2012.6248043). Each
/// pair comes once, from its lowest such band. Both ways give the same pairs in the same order.
public struct HammingPairs: Sendable {
  /// Two hashes by their places, and how many bits tell them apart.
  public struct Pair: Hashable, Sendable {
    /// The lower place.
    public let one: Int32
    /// The higher place.
    public let other: Int32
    /// Bits that differ.
    public let distance: Int32
  }

  private let hashes: [UInt64]
  private let distance: Int
  private let bands: Bands?

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - hashes: at most 2³¹.
  ///   - distance: bits that two may differ in, 0...64.
  ///   - banded: whether to look up bands rather than compare all; what is quicker if `nil`.
  public init(_ hashes: [UInt64], within distance: Int, banded: Bool? = nil) {
    precondition((0...64).contains(distance))
    self.hashes = hashes
    self.distance = distance
    let masks = Bands.masks(within: distance / Bands.count)
    // A look-up takes about as long as four comparisons; bands are uneven, hence the eight.
    let lookups = 4 * Bands.count * masks.count * (1 + 8 * hashes.count / 65536)
    bands = banded ?? (lookups < hashes.count / 2) ? Bands(of: hashes, masks: masks) : nil
  }

  /// The pairs whose lower place is in a range, ascending.
  ///
  /// Ranges that cover all places give every pair once.
  public func pairs(from range: Range<Int>) -> [Pair] {
    var found: [Pair] = []
    visit(range) { found.append(Pair(one: Int32($0), other: Int32($1), distance: Int32($2))) }
    return found
  }

  private func visit(_ range: Range<Int>, _ body: (Int, Int, Int) -> Void) {
    guard let bands else {
      for one in range {
        let hash = hashes[one]
        for other in one + 1..<max(hashes.count, one + 1) {
          let apart = (hash ^ hashes[other]).nonzeroBitCount
          if apart <= distance { body(one, other, apart) }
        }
      }
      return
    }
    var near: [(other: Int, apart: Int)] = []
    for one in range {
      near.removeAll(keepingCapacity: true)
      bands.visit(hashes[one]) { other, band in
        guard other > one else { return }
        let difference = hashes[one] ^ hashes[other]
        let apart = difference.nonzeroBitCount
        guard apart <= distance, bands.isLowest(band, of: difference) else { return }
        near.append((other, apart))
      }
      near.sort { $0.other < $1.other }
      for (other, apart) in near { body(one, other, apart) }
    }
  }
}

/// Hashes sorted by each of their four bands of 16 bits.
private struct Bands: Sendable {
  static let count = 4
  private static let size = 1 << 16

  /// The differences of a band that are looked up.
  let masks: [UInt16]
  private let radius: Int
  /// By band and value, where its hashes begin in `members`.
  private let starts: [Int32]
  private let members: [Int32]

  init(of hashes: [UInt64], masks: [UInt16]) {
    self.masks = masks
    radius = masks.reduce(0) { max($0, $1.nonzeroBitCount) }
    var starts = [Int32](repeating: 0, count: Self.count * Self.size + 1)
    for hash in hashes {
      for band in 0..<Self.count { starts[Self.bucket(hash, band) + 1] += 1 }
    }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
    var next = starts
    var members = [Int32](repeating: 0, count: Self.count * hashes.count)
    for (place, hash) in hashes.enumerated() {
      for band in 0..<Self.count {
        let bucket = Self.bucket(hash, band)
        members[Int(next[bucket])] = Int32(place)
        next[bucket] += 1
      }
    }
    (self.starts, self.members) = (starts, members)
  }

  /// Every difference of at most `radius` bits within 16, ascending.
  static func masks(within radius: Int) -> [UInt16] {
    (0...UInt16.max).filter { $0.nonzeroBitCount <= radius }
  }

  func visit(_ hash: UInt64, _ body: (Int, Int) -> Void) {
    for band in 0..<Self.count {
      let bucket = Self.bucket(hash, band)
      for mask in masks {
        let near = bucket ^ Int(mask)
        for place in starts[near]..<starts[near + 1] { body(Int(members[Int(place)]), band) }
      }
    }
  }

  /// Whether no lower band of a difference would have found the pair as well.
  func isLowest(_ band: Int, of difference: UInt64) -> Bool {
    (0..<band).allSatisfy { Self.value(difference, $0).nonzeroBitCount > radius }
  }

  private static func value(_ hash: UInt64, _ band: Int) -> UInt16 {
    UInt16(truncatingIfNeeded: hash >> (16 * UInt64(band)))
  }

  private static func bucket(_ hash: UInt64, _ band: Int) -> Int {
    band * size + Int(value(hash, band))
  }
}
