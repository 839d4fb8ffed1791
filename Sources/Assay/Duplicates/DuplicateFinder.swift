public import Foundation
import Imaging
import Kernels

/// Finds groups of duplicates, and remembers the pictures that it compared.
///
/// An actor because all who ask share what was found; asking again with another cosine distance, or
/// after labels and tags changed, compares no picture twice.
public actor DuplicateFinder {
  /// What was found among pictures.
  private struct Known {
    var digests: [String?]
    var hashDistance: Int
    var mirrored: Bool
    var pairs: Task<NearPairs, any Error>
    /// Pairs that lie within a part but were no candidates; with a distance of 2 if unlike.
    var completed: [UInt64: NearPairs.Pair] = [:]
  }
  /// How many searches are remembered.
  private static let knownCount = 3
  private var known: [Known] = []
  private let cores: Int

  /// A finder that works on this many cores; on all if `nil`.
  ///
  /// What it finds does not depend on it.
  public init(cores: Int? = nil) {
    self.cores = cores ?? ProcessInfo.processInfo.activeProcessorCount
  }

  /// The groups of duplicates in a project.
  ///
  /// - Parameters:
  ///   - snapshot: the images, measured; those that were not are in no group.
  ///   - thresholds: what counts as near.
  ///   - thumbnail: a small picture of an image; `nil` where there is none, and then the image has
  ///     no near duplicates.
  /// - Returns: the groups.
  /// - Throws: what `thumbnail` throws, and `CancellationError`.
  public func duplicates(
    in snapshot: ProjectSnapshot, thresholds: DuplicateThresholds,
    thumbnail: @escaping @Sendable (Int) async throws -> Data?
  ) async throws -> Duplicates {
    let search = self.search(in: snapshot, thresholds, thumbnail)
    let found: NearPairs
    do { found = try await search.value } catch {
      known.removeAll { $0.pairs == search }
      throw error
    }
    let near = found.pairs.filter { $0.cosineDistance <= thresholds.cosineDistance }
    let before = known.first { $0.pairs == search }?.completed ?? [:]
    let missing = Self.missing(in: near, of: snapshot)
    let unseen = missing.filter { before[$0.key] == nil }
    var completed = before
    for pair in unseen {
      completed[pair.key] = pair
      completed[pair.key]?.cosineDistance = 2
    }
    for pair in try await NearPairs.compared(unseen, cells: found.cells, cores: cores) {
      completed[pair.key] = pair
    }
    if let place = known.firstIndex(where: { $0.pairs == search }) {
      known[place].completed = completed
    }
    let further = missing.compactMap { completed[$0.key] }
      .filter { $0.cosineDistance <= thresholds.cosineDistance }
    let agreed = (near + further).filter { pair in
      guard let most = thresholds.embeddingDistance,
        let distance = snapshot.embedding?.distance(pair.one, pair.other)
      else { return true }
      return distance <= most
    }
    return Duplicates(
      of: snapshot, pairs: agreed, thresholds: thresholds, hashDistance: found.hashDistance,
      unreadable: found.unreadable)
  }

  private func search(
    in snapshot: ProjectSnapshot, _ thresholds: DuplicateThresholds,
    _ thumbnail: @escaping @Sendable (Int) async throws -> Data?
  ) -> Task<NearPairs, any Error> {
    let digests = snapshot.images.map(\.pixelDigest)
    if let place = known.firstIndex(where: {
      $0.hashDistance == thresholds.hashDistance && $0.mirrored == thresholds.mirrored
        && $0.digests == digests
    }) {
      return known[place].pairs
    }
    var seen: Set<String> = []
    var images: [(image: Int32, hash: UInt64)] = []
    for (image, record) in snapshot.images.enumerated() {
      guard let digest = record.pixelDigest, let hash = record.perceptualHash,
        seen.insert(digest).inserted
      else { continue }
      images.append((Int32(image), hash))
    }
    // Unstructured, because all who ask meanwhile wait for the same work.
    let task = Task { [images, cores] in
      try await NearPairs(
        among: images, within: thresholds.hashDistance, mirrored: thresholds.mirrored,
        cores: cores, thumbnail: thumbnail)
    }
    known.append(
      Known(
        digests: digests, hashDistance: thresholds.hashDistance, mirrored: thresholds.mirrored,
        pairs: task))
    if known.count > Self.knownCount { known.removeFirst() }
    return task
  }

  /// The pairs that are not yet among those that link a part of a few images.
  private static func missing(
    in near: [NearPairs.Pair], of snapshot: ProjectSnapshot
  ) -> [NearPairs.Pair] {
    var sets = DisjointSets(count: snapshot.images.count)
    for pair in near { sets.unite(Int(pair.one), Int(pair.other)) }
    var parts: [Int: Set<Int32>] = [:]
    for pair in near {
      parts[sets.first(of: Int(pair.one)), default: []] += [pair.one, pair.other]
    }
    let present = Set(near.map(\.key))
    var missing: [NearPairs.Pair] = []
    for (_, images) in parts.sorted(by: { $0.key < $1.key })
    where images.count <= NearPairs.completedCount {
      let images = images.sorted()
      for (place, one) in images.enumerated() {
        for other in images[(place + 1)...] {
          let hashes = (
            snapshot.images[Int(one)].perceptualHash, snapshot.images[Int(other)].perceptualHash
          )
          guard let hash = hashes.0, let otherHash = hashes.1 else { continue }
          let pair = NearPairs.Pair(
            one: one, other: other, hashDistance: Int32((hash ^ otherHash).nonzeroBitCount),
            cosineDistance: 0, mirrored: false)
          if !present.contains(pair.key) { missing.append(pair) }
        }
      }
    }
    return missing
  }
}

extension Set {
  fileprivate static func += (set: inout Set, elements: [Element]) { set.formUnion(elements) }
}
