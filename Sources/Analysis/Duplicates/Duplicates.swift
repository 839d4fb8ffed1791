package import Dataset
internal import Kernels

/// Groups of images that are the same or nearly so.
package struct Duplicates: Sendable {
  /// What the images of a group have in common, from the strictest to the loosest.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// All files have the same bytes.
    case bytes
    /// The pixels are the same, the bytes of at least two files are not.
    case pixels
    /// The pictures are near, the pixels of at least two are not the same.
    case near
  }

  /// An image of a group.
  package struct Member: Hashable, Sendable {
    /// The image.
    package let image: Int32
    /// What it shares with the image to keep; `nil` for that image itself.
    package let same: Kind?
    /// Bits in which its perceptual hash differs from that of the image to keep; `nil` for that
    /// image itself.
    package let hashDistance: Int?
    /// How far its picture is from that of the image to keep; `nil` for that image itself, and where
    /// the two are alike through others alone.
    package let cosineDistance: Double?
    /// Whether the two are alike only in a mirror.
    package let mirrored: Bool
    /// The earlier member that it is an exact copy of; `nil` where there is none, and for copies of
    /// the image to keep, of which ``same`` tells.
    package fileprivate(set) var copyOf: Copy?
  }

  /// An exact copy that is not the image to keep.
  package struct Copy: Hashable, Sendable {
    /// The image.
    package let image: Int32
    /// What is the same, bytes or pixels.
    package let same: Kind
  }

  /// Two or more images that are duplicates of each other.
  package struct Group: Hashable, Sendable {
    /// What they have in common.
    package let kind: Kind
    /// The images: the one to keep first, the others from the nearest to the farthest.
    ///
    /// To keep is the image with the most pixels, of equal ones the largest file, then the first.
    package let members: [Member]
    /// The labels among them, ascending; images without a label add none.
    package let labels: [Int32]
    /// The splits among them, ascending; images without one add none.
    package let splits: [Int32]
    /// Whether they carry different labels.
    package var isConflicting: Bool { labels.count > 1 }
    /// Whether they lie in different splits, so that a test image was trained on.
    package var leaks: Bool { splits.count > 1 }
    /// The image to keep.
    package var kept: Int32 { members[0].image }
  }

  /// What counts as near; the hash distance is the one that was looked at, which is less than was
  /// asked for where pairs are too many.
  package let thresholds: DuplicateThresholds
  /// The groups in which every image is once: conflicting ones first, then leaking ones, larger
  /// ones, and by the first image.
  package let groups: [Group]
  /// By kind, all groups of this kind, also those within larger groups: same bytes within same
  /// pixels, same pixels within near pictures.
  package let nested: [Kind: [Group]]
  /// How many images that may be near others have no picture that can be read.
  package let unreadable: Int

  /// The groups of a kind, in the same order; those in which every image is once without a kind.
  package func groups(of kind: Kind?) -> [Group] {
    guard let kind else { return groups }
    return nested[kind] ?? []
  }

  /// The images that lie in a group with an image of another split, ascending.
  package func leakingImages(in snapshot: ProjectSnapshot) -> [Int32] {
    groups.filter(\.leaks).flatMap { group in
      group.members.map(\.image).filter { (snapshot.splits?.codes[Int($0)] ?? -1) >= 0 }
    }.sorted()
  }

  init(
    of snapshot: ProjectSnapshot, pairs: [NearPairs.Pair], thresholds: DuplicateThresholds,
    hashDistance: Int, unreadable: Int
  ) {
    self.thresholds = thresholds.with(hashDistance: hashDistance)
    self.unreadable = unreadable
    var (byBytes, byPixels): ([String: [Int32]], [String: [Int32]]) = ([:], [:])
    for (image, record) in snapshot.images.enumerated() {
      if let digest = record.digest { byBytes[digest, default: []].append(Int32(image)) }
      if let digest = record.pixelDigest { byPixels[digest, default: []].append(Int32(image)) }
    }
    let maker = GroupMaker(snapshot: snapshot, pairs: pairs)
    // At a threshold of 0 as well, a pair that is not known is farther than one that is near.
    let far = max(2 * thresholds.cosineDistance, thresholds.cosineDistance + 1e-6)
    let linkage = AverageLinkage(
      pairs.map { pair in
        let isDoubtful = pair.hashDistance > thresholds.hashDistance
        let distance = isDoubtful ? NearPairs.doubt * pair.cosineDistance : pair.cosineDistance
        return .init(pair.one, pair.other, distance: pair.isRefused ? 2 : distance)
      },
      cut: thresholds.cosineDistance, far: far)
    let near = linkage.groups.map { group in
      group.flatMap { byPixels[snapshot.images[Int($0)].pixelDigest ?? ""] ?? [] }.sorted()
    }
    let inNear = Set(near.flatMap(\.self))
    let samePixels = byPixels.values.filter { $0.count > 1 }
    // Files without pixels may still be the same.
    let sameBytes = byBytes.values.filter { $0.count > 1 }
    let withoutPixels = sameBytes.filter { snapshot.images[Int($0[0])].pixelDigest == nil }
    groups = maker.sorted(near + samePixels.filter { !inNear.contains($0[0]) } + withoutPixels)
    nested = [
      .bytes: maker.sorted(sameBytes),
      .pixels: maker.sorted(samePixels).filter { $0.kind == .pixels },
      .near: maker.sorted(near),
    ]
  }
}

extension DuplicateThresholds {
  fileprivate func with(hashDistance: Int) -> Self {
    var thresholds = self
    thresholds.hashDistance = hashDistance
    return thresholds
  }
}

/// Makes groups of images.
private struct GroupMaker {
  let snapshot: ProjectSnapshot
  let distances: [UInt64: NearPairs.Pair]
  /// For each different picture the image that stands for it in the pairs.
  let firsts: [String: Int32]

  init(snapshot: ProjectSnapshot, pairs: [NearPairs.Pair]) {
    self.snapshot = snapshot
    distances = Dictionary(pairs.map { ($0.key, $0) }, uniquingKeysWith: { one, _ in one })
    var firsts: [String: Int32] = [:]
    for image in Set(pairs.flatMap { [$0.one, $0.other] }) {
      if let digest = snapshot.images[Int(image)].pixelDigest { firsts[digest] = image }
    }
    self.firsts = firsts
  }

  func sorted(_ groups: [[Int32]]) -> [Duplicates.Group] {
    groups.map(group).sorted { one, other in
      if one.isConflicting != other.isConflicting { return one.isConflicting }
      if one.leaks != other.leaks { return one.leaks }
      if one.members.count != other.members.count {
        return one.members.count > other.members.count
      }
      return one.kept < other.kept
    }
  }

  private func group(_ images: [Int32]) -> Duplicates.Group {
    let kept = images.max { isWorse($0, $1) } ?? images[0]
    let members = images.map { member($0, kept: kept) }.sorted { one, other in
      if (one.image == kept) != (other.image == kept) { return one.image == kept }
      let (near, far) = (one.cosineDistance ?? 2, other.cosineDistance ?? 2)
      if near != far { return near < far }
      if one.same != other.same { return one.same == .bytes }
      return one.image < other.image
    }
    let kinds = Set(members.compactMap(\.same))
    return Duplicates.Group(
      kind: kinds.contains(.near) ? .near : kinds.contains(.pixels) ? .pixels : .bytes,
      members: withCopies(members),
      labels: Set(images.map { snapshot.labels[Int($0)] }.filter { $0 >= 0 }).sorted(),
      splits: Set(images.map { snapshot.splits?.codes[Int($0)] ?? -1 }.filter { $0 >= 0 })
        .sorted())
  }

  /// The members, of which those that are near the image to keep name the one they are copies of.
  private func withCopies(_ members: [Duplicates.Member]) -> [Duplicates.Member] {
    var (byBytes, byPixels): ([String: Int32], [String: Int32]) = ([:], [:])
    return members.map { member in
      guard member.same == .near else { return member }
      var member = member
      let record = snapshot.images[Int(member.image)]
      if let first = record.digest.flatMap({ byBytes[$0] }) {
        member.copyOf = .init(image: first, same: .bytes)
      } else if let first = record.pixelDigest.flatMap({ byPixels[$0] }) {
        member.copyOf = .init(image: first, same: .pixels)
      }
      if let digest = record.digest, byBytes[digest] == nil { byBytes[digest] = member.image }
      if let digest = record.pixelDigest, byPixels[digest] == nil {
        byPixels[digest] = member.image
      }
      return member
    }
  }

  private func isWorse(_ one: Int32, _ other: Int32) -> Bool {
    func size(_ image: Int32) -> (Double, Int64) {
      (
        snapshot.metrics[.area]?[image: Int(image)] ?? 0,
        snapshot.images[Int(image)].byteCount ?? 0
      )
    }
    let (a, b) = (size(one), size(other))
    return a == b ? one > other : a < b
  }

  private func member(_ image: Int32, kept: Int32) -> Duplicates.Member {
    if image == kept {
      return Duplicates.Member(
        image: image, same: nil, hashDistance: nil, cosineDistance: nil, mirrored: false)
    }
    let (record, best) = (snapshot.images[Int(image)], snapshot.images[Int(kept)])
    if record.pixelDigest == best.pixelDigest {
      return Duplicates.Member(
        image: image, same: record.digest == best.digest ? .bytes : .pixels, hashDistance: 0,
        cosineDistance: 0, mirrored: false)
    }
    let one = record.pixelDigest.flatMap { firsts[$0] } ?? image
    let other = best.pixelDigest.flatMap { firsts[$0] } ?? kept
    let key = UInt64(UInt32(min(one, other))) << 32 | UInt64(UInt32(max(one, other)))
    guard let pair = distances[key] else {
      let hashes = [record, best].map { $0.perceptualHash ?? 0 }
      return Duplicates.Member(
        image: image, same: .near, hashDistance: (hashes[0] ^ hashes[1]).nonzeroBitCount,
        cosineDistance: nil, mirrored: false)
    }
    return Duplicates.Member(
      image: image, same: .near, hashDistance: Int(pair.hashDistance),
      cosineDistance: pair.cosineDistance > 1 ? nil : pair.cosineDistance,
      mirrored: pair.mirrored)
  }
}
