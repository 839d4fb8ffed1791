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
    /// Whether the embedding says that they are far apart.
    var isRefused = false
  }

  /// Of more pairs the farther ones are not looked at.
  static let candidateLimit = 400_000
  /// In parts of at most so many images, linked by near pairs, every pair is compared.
  static let completedCount = 48
  /// So many neighbours of an image in the current embedding are candidates, too, as long as these
  /// pairs are no more than ``candidateLimit``.
  static let neighborCount = 5
  /// So many times as far apart as its pictures are counts a pair whose hashes are farther apart than
  /// the threshold: it was found through neighbours alone, and two accounts of it differ.
  static let doubt = 1.25

  /// The greatest hash distance that was looked at: less than was asked where pairs are too many.
  let hashDistance: Int
  /// The pairs whose pictures can be compared, ascending.
  let pairs: [Pair]
  /// The pictures of the images in them.
  let pictures: [Int32: Picture]
  /// How many images in candidate pairs have no picture that can be read.
  let unreadable: Int

  /// Finds the pairs.
  ///
  /// `images` are image and perceptual hash of each different picture, ascending; `neighbors` are
  /// pairs of them that an embedding calls near; `thumbnail` gives a small picture of an image.
  ///
  /// - Throws: what `thumbnail` throws, and `CancellationError`.
  @concurrent
  init(
    among images: [(image: Int32, hash: UInt64)], neighbors: [Pair], within distance: Int,
    mirrored: Bool, cores: Int, thumbnail: @escaping @Sendable (Int) async throws -> Data?
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
    if !neighbors.isEmpty {
      let known = Set(candidates.map(\.key))
      candidates += neighbors.filter { !known.contains($0.key) }
    }
    if mirrored {
      candidates += try await Self.mirrored(images, within: effective, cores: cores)
    }
    candidates.sort { ($0.key, $0.mirrored ? 1 : 0) < ($1.key, $1.mirrored ? 1 : 0) }
    let pictured = Set(candidates.flatMap { [$0.one, $0.other] }).sorted()
    let read = try await inParts(pictured.count, cores: cores, size: 64) { range in
      var part: [(Int32, Picture)] = []
      for image in pictured[range] {
        if let picture = try await Picture(of: thumbnail(Int(image))) {
          part.append((image, picture))
        }
      }
      return part
    }
    let pictures = Dictionary(uniqueKeysWithValues: read)
    (self.pictures, unreadable) = (pictures, pictured.count - pictures.count)
    pairs = try await Self.compared(candidates, pictures: pictures, cores: cores)
  }

  /// Those of the pairs whose pictures can be compared and are not opposites, with the cosine
  /// distance; of a pair that is given as it is and in the mirror, the nearer.
  @concurrent
  static func compared(
    _ candidates: [Pair], pictures: [Int32: Picture], cores: Int
  ) async throws -> [Pair] {
    let found = try await inParts(candidates.count, cores: cores, size: 256) { range in
      var planes: [PlaneName: PicturePlane] = [:]
      func plane(_ name: PlaneName) -> PicturePlane? {
        if let known = planes[name] { return known }
        planes[name] = pictures[name.image]?.view(inside: name.inside).plane(like: name)
        return planes[name]
      }
      func similarity(
        _ pair: Pair, _ one: Picture.View, _ other: Picture.View, inside: (Bool, Bool)
      ) -> Double? {
        let (width, height) = (min(one.width, other.width), min(one.height, other.height))
        guard
          let first = plane(
            .init(
              image: pair.one, inside: inside.0, width: width, height: height, mirrored: false)),
          let second = plane(
            .init(
              image: pair.other, inside: inside.1, width: width, height: height,
              mirrored: pair.mirrored))
        else { return nil }
        return first.similarity(to: second, asDrawings: one.isDrawing && other.isDrawing)
      }
      return candidates[range].compactMap { pair -> Pair? in
        guard let one = pictures[pair.one], let other = pictures[pair.other] else { return nil }
        let found = Picture.views(of: one, other).compactMap { inside in
          similarity(
            pair, one.view(inside: inside.0), other.view(inside: inside.1), inside: inside)
        }
        guard let similarity = found.max(), similarity >= 0 else { return nil }
        var pair = pair
        pair.cosineDistance = 1 - similarity
        return pair
      }
    }
    var nearest: [Pair] = []
    for pair in found {
      guard let last = nearest.last, last.key == pair.key else {
        nearest.append(pair)
        continue
      }
      if pair.cosineDistance < last.cosineDistance { nearest[nearest.count - 1] = pair }
    }
    return nearest
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

  /// The bits of a hash that change in a mirror.
  ///
  /// There, the columns of the cosine transform with odd frequencies change their sign, and with
  /// them, since the median is near 0, the bit.
  static let mirrorMask: UInt64 = 0x5555_5555_5555_5555

  /// The pairs of which the second is near in a mirror.
  private static func mirrored(
    _ images: [(image: Int32, hash: UInt64)], within distance: Int, cores: Int
  ) async throws -> [Pair] {
    let count = images.count
    let both = images.map(\.hash) + images.map { $0.hash ^ mirrorMask }
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
}

extension NearPairs.Pair {
  /// One number for the two images.
  var key: UInt64 { UInt64(UInt32(bitPattern: one)) << 32 | UInt64(UInt32(bitPattern: other)) }
}
