import ArgumentParser
import Assay

/// What counts as a duplicate.
struct DuplicateOptions: ParsableArguments {
  /// The kinds of groups, as they are asked for.
  enum Kind: String, ExpressibleByArgument, CaseIterable { case bytes, pixels, near }

  @Option(help: "Only groups of this kind: bytes, pixels or near.")
  var kind: Kind?

  @Option(
    help:
      "Near: bits in which perceptual hashes may differ, 0 to 24; 16, and 10 beyond 20,000 images."
  )
  var hashDistance: Int?

  @Option(help: "Near: how far apart two aligned pictures may be, 0 to 1; 0.15 if absent.")
  var cosineDistance: Double?

  @Option(
    help: "Near: how far apart they may be in the current embedding, 0 to 2; not asked if absent.")
  var embeddingDistance: Double?

  @Flag(help: "Near: pictures that are alike in a mirror, too.")
  var mirrored = false

  func validate() throws {
    if let hashDistance, !DuplicateThresholds.hashDistances.contains(hashDistance) {
      throw ValidationError("--hash-distance is a whole number from 0 to 24")
    }
    if let cosineDistance, !DuplicateThresholds.cosineDistances.contains(cosineDistance) {
      throw ValidationError("--cosine-distance is a number from 0 to 1")
    }
    if let embeddingDistance,
      !DuplicateThresholds.embeddingDistances.contains(embeddingDistance)
    {
      throw ValidationError("--embedding-distance is a number from 0 to 2")
    }
  }

  /// Refuses these options for another subject.
  func checkUnused() throws {
    guard kind == nil, hashDistance == nil, cosineDistance == nil,
      embeddingDistance == nil, !mirrored
    else {
      throw ValidationError(
        "--kind, --hash-distance, --cosine-distance, --embedding-distance and --mirrored go with "
          + "`issues duplicates`")
    }
  }

  /// The thresholds for a project of this many images.
  func thresholds(imageCount: Int) -> DuplicateThresholds {
    var thresholds = DuplicateThresholds(imageCount: imageCount)
    if let hashDistance { thresholds.hashDistance = hashDistance }
    if let cosineDistance { thresholds.cosineDistance = cosineDistance }
    thresholds.embeddingDistance = embeddingDistance
    thresholds.mirrored = mirrored
    return thresholds
  }
}

extension IssueList {
  /// The groups of duplicates, a row an image.
  init(
    duplicatesOf project: Project, _ snapshot: ProjectSnapshot, options: DuplicateOptions,
    model: String?
  ) async throws {
    let found = try await DuplicateFinder().duplicates(
      in: snapshot, thresholds: options.thresholds(imageCount: snapshot.images.count)
    ) { try await project.thumbnail(of: $0) }
    var choice = Duplicates.Choice()
    choice.kind = options.kind.flatMap { Duplicates.Kind(rawValue: $0.rawValue) }
    columns = [
      ("group", .right), ("kind", .left), ("image", .left), ("label", .left), ("split", .left),
      ("keep", .left), ("same", .left), ("hash_distance", .right), ("cosine_distance", .right),
      ("copy_of", .left), ("flags", .left),
    ]
    rows = found.groups(choice).enumerated().flatMap { number, group in
      let flags = [
        group.isConflicting ? "conflicting labels" : nil, group.leaks ? "crosses splits" : nil,
      ].compactMap(\.self).joined(separator: ", ")
      return group.members.map { member in
        let image = Int(member.image)
        let label = snapshot.labels[image]
        return [
          String(number + 1), group.kind.rawValue, snapshot.images[image].key,
          label < 0 ? "" : snapshot.classes[Int(label)], snapshot.splits?[image: image] ?? "",
          member.image == group.kept ? "keep" : "",
          (member.same?.rawValue ?? "") + (member.mirrored ? ", mirrored" : ""),
          member.hashDistance.map { String($0) } ?? "",
          member.cosineDistance.map(Self.decimals) ?? "",
          member.copyOf.map { snapshot.images[Int($0.image)].key } ?? "", flags,
        ]
      }
    }
    var restated: RestatedAccuracy?
    if !snapshot.models.isEmpty, snapshot.splits != nil {
      var evaluation = EvaluationOptions()
      evaluation.model = model
      restated = try RestatedAccuracy(of: snapshot, duplicates: found, options: evaluation)
    }
    json = .object([
      ("duplicates", found.json(of: snapshot, choice: choice, restated: restated))
    ])
  }

  /// A distance with four decimals.
  private static func decimals(_ distance: Double) -> String {
    let digits = String(Int((distance * 10_000).rounded()) + 100_000).dropFirst()
    return "\(Int(digits.dropLast(4)) ?? 0).\(digits.suffix(4))"
  }
}
