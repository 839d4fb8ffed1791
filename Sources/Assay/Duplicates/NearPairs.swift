import Foundation
import Imaging
import Kernels

/// The pairs of different pictures that look alike from afar, and how far apart they are.
///
/// Of images with the same pixels only the first stands for all.
struct NearPairs: Sendable {
  /// Two images.
  struct Pair: Hashable, Sendable {
    var one: Int32
    var other: Int32
    /// Bits in which the perceptual hashes differ.
    var hashDistance: Int32
    /// 1 less the correlation of the two pictures laid over each other.
    var cosineDistance: Double
    /// Whether the second is alike only in a mirror.
    var mirrored: Bool
  }

  /// Of more pairs the farther ones are not looked at.
  static let candidateLimit = 400_000
  /// In parts of at most so many images, linked by near pairs, every pair is compared.
  static let completedCount = 48

  /// The greatest hash distance that was looked at: less than was asked where pairs are too many.
  let hashDistance: Int
  /// The pairs whose pictures can be compared, ascending.
  let pairs: [Pair]
  /// The pictures of the images in them.
  let cells: [Int32: [Int16]]
  /// How many images in candidate pairs have no picture that can be read.
  let unreadable: Int

  /// Finds the pairs.
  ///
  /// `images` are image and perceptual hash of each different picture, ascending; `thumbnail` gives
  /// a small picture of an image.
  ///
  /// - Throws: what `thumbnail` throws, and `CancellationError`.
  @concurrent
  init(
    among images: [(image: Int32, hash: UInt64)], within distance: Int, mirrored: Bool,
    cores: Int, thumbnail: @escaping @Sendable (Int) async throws -> Data?
  ) async throws {
    let search = HammingPairs(images.map(\.hash), within: distance)
    let parts = try await inParts(images.count, cores: cores) { range in
      [Self.nearest(search.pairs(from: range), limit: Self.candidateLimit)]
    }
    // What is too much for one part is too much for all.
    let bound = parts.compactMap(\.distance).min() ?? distance
    let kept = Self.nearest(
      parts.flatMap { $0.pairs.filter { Int($0.distance) <= bound } }, limit: Self.candidateLimit)
    let effective = min(kept.distance ?? distance, bound)
    hashDistance = effective
    var candidates = kept.pairs.map { pair in
      Pair(
        one: images[Int(pair.one)].image, other: images[Int(pair.other)].image,
        hashDistance: pair.distance, cosineDistance: 0, mirrored: false)
    }
    if mirrored {
      let known = Set(candidates.map { $0.key })
      candidates += try await Self.mirrored(images, within: effective, cores: cores)
        .filter { !known.contains($0.key) }
      candidates.sort { ($0.one, $0.other) < ($1.one, $1.other) }
    }
    let pictured = Set(candidates.flatMap { [$0.one, $0.other] }).sorted()
    let pictures = try await inParts(pictured.count, cores: cores, size: 64) { range in
      var part: [(Int32, [Int16])] = []
      for image in pictured[range] {
        if let cells = try await Self.cells(thumbnail(Int(image))) { part.append((image, cells)) }
      }
      return part
    }
    let cells = Dictionary(uniqueKeysWithValues: pictures)
    (self.cells, unreadable) = (cells, pictured.count - cells.count)
    pairs = try await Self.compared(candidates, cells: cells, cores: cores)
  }

  /// Those of the pairs whose pictures can be compared and are not opposites, with the cosine
  /// distance.
  @concurrent
  static func compared(
    _ candidates: [Pair], cells: [Int32: [Int16]], cores: Int
  ) async throws -> [Pair] {
    try await inParts(candidates.count, cores: cores, size: 256) { range in
      var planes: [Int32: PicturePlane] = [:]
      func plane(_ image: Int32, mirrored: Bool) -> PicturePlane? {
        let name = mirrored ? ~image : image
        if let known = planes[name] { return known }
        guard let cells = cells[image] else { return nil }
        planes[name] = PicturePlane(cells: mirrored ? PicturePlane.mirrored(cells) : cells)
        return planes[name]
      }
      return candidates[range].compactMap { pair in
        guard let one = plane(pair.one, mirrored: false),
          let other = plane(pair.other, mirrored: pair.mirrored),
          let similarity = one.similarity(to: other), similarity >= 0
        else { return nil }
        var pair = pair
        pair.cosineDistance = 1 - similarity
        return pair
      }
    }
  }

  /// The pairs up to the greatest distance at which there are no more than `limit`, and that
  /// distance; `nil` if all are kept.
  private static func nearest(
    _ pairs: [HammingPairs.Pair], limit: Int
  ) -> (pairs: [HammingPairs.Pair], distance: Int?) {
    guard pairs.count > limit else { return (pairs, nil) }
    var counts = [Int](repeating: 0, count: 65)
    for pair in pairs { counts[Int(pair.distance)] += 1 }
    var (distance, below) = (0, counts[0])
    while distance < 64, below + counts[distance + 1] <= limit {
      distance += 1
      below += counts[distance]
    }
    return (pairs.filter { Int($0.distance) <= distance }, distance)
  }

  /// The pairs of which the second is near in a mirror.
  ///
  /// There, the columns of the cosine transform with odd frequencies change their sign, and with
  /// them, since the median is near 0, the bit.
  private static func mirrored(
    _ images: [(image: Int32, hash: UInt64)], within distance: Int, cores: Int
  ) async throws -> [Pair] {
    let count = images.count
    let both = images.map(\.hash) + images.map { $0.hash ^ 0x5555_5555_5555_5555 }
    let search = HammingPairs(both, within: distance)
    return try await inParts(count, cores: cores) { range in
      search.pairs(from: range).compactMap { pair in
        let (one, other) = (Int(pair.one), Int(pair.other) - count)
        guard other > one else { return nil }
        return Pair(
          one: images[one].image, other: images[other].image, hashDistance: pair.distance,
          cosineDistance: 0, mirrored: true)
      }
    }
  }

  private static func cells(_ thumbnail: Data?) -> [Int16]? {
    guard let thumbnail else { return nil }
    return thumbnail.withUnsafeBytes { bytes in
      (try? decodeImage(bytes)).map { PicturePlane.cells(of: $0.pixels) }
    }
  }
}

extension NearPairs.Pair {
  /// One number for the two images.
  var key: UInt64 { UInt64(UInt32(bitPattern: one)) << 32 | UInt64(UInt32(bitPattern: other)) }
}

/// What a function gives for the parts of 0..<`count`, one after the other, worked out on some
/// cores.
func inParts<Found: Sendable>(
  _ count: Int, cores: Int, size: Int = 512,
  _ work: @escaping @Sendable (Range<Int>) async throws -> [Found]
) async throws -> [Found] {
  let partCount = (count + size - 1) / size
  return try await withThrowingTaskGroup(of: (Int, [Found]).self) { group in
    var (started, parts) = (0, [[Found]](repeating: [], count: partCount))
    func start() {
      guard started < partCount else { return }
      let part = started
      started += 1
      group.addTask {
        try Task.checkCancellation()
        return (part, try await work(part * size..<min(count, (part + 1) * size)))
      }
    }
    for _ in 0..<max(1, cores) { start() }
    while let (part, found) = try await group.next() {
      parts[part] = found
      start()
    }
    return parts.flatMap(\.self)
  }
}
