package import Dataset
package import Foundation
import Imaging
import Kernels

/// Finds groups of duplicates, and remembers the pictures that it compared.
///
/// An actor because all who ask share what was found; asking again with another cosine distance, or
/// after labels and tags changed, compares no picture twice.
package actor DuplicateFinder {
  /// What was found among pictures.
  private struct Known {
    var digests: [String?]
    /// The vectors whose neighbours were candidates, and how many images have neighbours.
    var embedding: String?
    var neighborCount: Int?
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
  package init(cores: Int? = nil) {
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
  package func duplicates(
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
    let asked =
      thresholds.mirrored ? unseen.flatMap { [$0, $0.inMirror(of: snapshot)] } : unseen
    for pair in try await NearPairs.compared(asked, pictures: found.pictures, cores: cores) {
      completed[pair.key] = pair
    }
    if let place = known.firstIndex(where: { $0.pairs == search }) {
      known[place].completed = completed
    }
    let further = missing.compactMap { completed[$0.key] }
    let judged = (near + further).map { pair in
      guard let most = thresholds.embeddingDistance,
        let distance = snapshot.embedding?.distance(pair.one, pair.other), distance > most
      else { return pair }
      var pair = pair
      pair.isRefused = true
      return pair
    }
    return Duplicates(
      of: snapshot, pairs: judged, thresholds: thresholds, hashDistance: found.hashDistance,
      unreadable: found.unreadable)
  }

  private func search(
    in snapshot: ProjectSnapshot, _ thresholds: DuplicateThresholds,
    _ thumbnail: @escaping @Sendable (Int) async throws -> Data?
  ) -> Task<NearPairs, any Error> {
    let digests = snapshot.images.map(\.pixelDigest)
    let embedding = snapshot.neighbors == nil ? nil : snapshot.embedding?.digest
    if let place = known.firstIndex(where: {
      $0.hashDistance == thresholds.hashDistance && $0.mirrored == thresholds.mirrored
        && $0.embedding == embedding && $0.neighborCount == snapshot.neighbors?.imageCount
        && $0.digests == digests
    }) {
      return known[place].pairs
    }
    var firsts: [String: Int32] = [:]
    var images: [(image: Int32, hash: UInt64)] = []
    for (image, record) in snapshot.images.enumerated() {
      guard let digest = record.pixelDigest, let hash = record.perceptualHash,
        firsts[digest] == nil
      else { continue }
      firsts[digest] = Int32(image)
      images.append((Int32(image), hash))
    }
    let neighbors = Self.neighbors(
      in: snapshot, firsts: firsts, mirrored: thresholds.mirrored)
    // Unstructured, because all who ask meanwhile wait for the same work.
    let task = Task { [images, cores] in
      try await NearPairs(
        among: images, neighbors: neighbors, within: thresholds.hashDistance,
        mirrored: thresholds.mirrored, cores: cores, thumbnail: thumbnail)
    }
    known.append(
      Known(
        digests: digests, embedding: embedding, neighborCount: snapshot.neighbors?.imageCount,
        hashDistance: thresholds.hashDistance, mirrored: thresholds.mirrored,
        pairs: task))
    if known.count > Self.knownCount { known.removeFirst() }
    return task
  }

  /// The pairs of images that the current embedding calls near, as they are and, if asked, in the
  /// mirror; ascending.
  private static func neighbors(
    in snapshot: ProjectSnapshot, firsts: [String: Int32], mirrored: Bool
  ) -> [NearPairs.Pair] {
    guard let lists = snapshot.neighbors, lists.imageCount > 0 else { return [] }
    let count = min(
      NearPairs.neighborCount, lists.neighborCount, NearPairs.candidateLimit / lists.imageCount)
    func first(_ image: Int) -> Int32? {
      image < 0 || image >= snapshot.images.count
        ? nil : snapshot.images[image].pixelDigest.flatMap { firsts[$0] }
    }
    var pairs: Set<NearPairs.Pair> = []
    lists.forEachImage { image, neighbor in
      guard let one = first(image) else { return }
      for rank in 0..<count {
        guard let other = first(Int(neighbor(rank))), other != one else { continue }
        if let pair = NearPairs.Pair(min(one, other), max(one, other), of: snapshot) {
          pairs.insert(pair)
        }
      }
    }
    let both = mirrored ? pairs.flatMap { [$0, $0.inMirror(of: snapshot)] } : Array(pairs)
    return both.sorted { $0.key < $1.key }
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
          if let pair = NearPairs.Pair(one, other, of: snapshot), !present.contains(pair.key) {
            missing.append(pair)
          }
        }
      }
    }
    return missing
  }
}

extension Set {
  fileprivate static func += (set: inout Set, elements: [Element]) { set.formUnion(elements) }
}

extension NearPairs.Pair {
  /// Two images, the lower first, not compared yet; `nil` if one was not measured.
  fileprivate init?(_ one: Int32, _ other: Int32, of snapshot: ProjectSnapshot) {
    guard let hash = snapshot.images[Int(one)].perceptualHash,
      let second = snapshot.images[Int(other)].perceptualHash
    else { return nil }
    self.init(
      one: one, other: other, hashDistance: Int32((hash ^ second).nonzeroBitCount),
      cosineDistance: 0, mirrored: false)
  }

  /// The pair with the second image in the mirror.
  fileprivate func inMirror(of snapshot: ProjectSnapshot) -> Self {
    let hashes = [one, other].map { snapshot.images[Int($0)].perceptualHash ?? 0 }
    var pair = self
    pair.mirrored = true
    pair.hashDistance = Int32(
      (hashes[0] ^ hashes[1] ^ NearPairs.mirrorMask).nonzeroBitCount)
    return pair
  }
}
