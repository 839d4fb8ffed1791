package import Dataset
internal import Kernels

extension Duplicates {
  /// The tag of images that a person found to be superfluous.
  package static let tag = "duplicate"

  /// Which groups are written out.
  package struct Choice: Sendable {
    /// Only groups of this kind.
    package var kind: Kind?
    /// Only those whose labels disagree.
    package var conflicting = false
    /// Only those that lie in several splits.
    package var leaking = false
    /// Only those that hold this image.
    package var image: Int32?
    /// Groups that are passed over.
    package var offset = 0
    /// The most groups that are written out.
    package var limit: Int?

    /// All groups.
    package init() {}
  }

  /// The groups that a choice speaks of, before its offset and limit.
  package func groups(_ choice: Choice) -> [Group] {
    groups(of: choice.kind).filter { group in
      (!choice.conflicting || group.isConflicting) && (!choice.leaking || group.leaks)
        && (choice.image.map { image in group.members.contains { $0.image == image } } ?? true)
    }
  }

  /// The groups of a choice and the counts of all, as the command and the HTTP interface give them
  /// out.
  package func json(
    of snapshot: ProjectSnapshot, choice: Choice = Choice(), restated: RestatedAccuracy? = nil
  ) -> JSON {
    let chosen = groups(choice)
    let listed = chosen.dropFirst(choice.offset).prefix(choice.limit ?? chosen.count)
    func images(_ groups: [Group]) -> [Int32] {
      groups.flatMap { $0.members.map(\.image) }.sorted()
    }
    func filter(_ groups: [Group]) -> JSON {
      .filter(snapshot.filter(ofKeysOf: images(groups)))
    }
    let counted = groups
    return .object([
      (
        "thresholds",
        .object([
          ("hash_distance", .int(thresholds.hashDistance)),
          ("cosine_distance", .number(thresholds.cosineDistance)),
          ("embedding_distance", .optional(thresholds.embeddingDistance)),
          ("mirrored", .bool(thresholds.mirrored)),
        ])
      ),
      ("embedding", .optional(snapshot.embedding?.name)),
      ("n", .int(chosen.count)), ("offset", .int(choice.offset)),
      ("groups", .array(listed.map { json(of: $0, in: snapshot) })),
      (
        "n_groups",
        .object(
          [("all", .int(counted.count))]
            + Kind.allCases.map { ($0.rawValue, .int(groups(of: $0).count)) })
      ),
      ("n_images", .int(images(counted).count)),
      ("n_surplus", .int(images(counted).count - counted.count)),
      ("n_conflicting", .int(counted.count { $0.isConflicting })),
      ("n_leaking", .int(counted.count { $0.leaks })),
      (
        "filters",
        .object([
          ("images", filter(counted)), ("conflicting", filter(counted.filter(\.isConflicting))),
          ("leaking", filter(counted.filter(\.leaks))),
        ])
      ),
      ("unreadable", .int(unreadable)),
      ("restated", restated.map { $0.json(of: snapshot) } ?? .null),
    ])
  }

  private func json(of group: Group, in snapshot: ProjectSnapshot) -> JSON {
    let tagged = Set(snapshot.tags[Duplicates.tag] ?? [])
    return .object([
      ("kind", .string(group.kind.rawValue)),
      (
        "images",
        .array(
          group.members.map { member in
            let image = Int(member.image)
            let label = snapshot.labels[image]
            return .object([
              ("id", .int(image)), ("key", .string(snapshot.images[image].key)),
              ("label", label < 0 ? .null : .string(snapshot.classes[Int(label)])),
              ("split", .optional(snapshot.splits?[image: image])),
              ("keep", .bool(member.image == group.kept)),
              ("same", .optional(member.same?.rawValue)),
              (
                "copy_of",
                member.copyOf.map { copy in
                  .object([
                    ("key", .string(snapshot.images[Int(copy.image)].key)),
                    ("same", .string(copy.same.rawValue)),
                  ])
                } ?? .null
              ),
              ("hash_distance", .optional(member.hashDistance)),
              ("cosine_distance", .optional(member.cosineDistance)),
              (
                "embedding_distance",
                .optional(
                  member.same == nil
                    ? nil : snapshot.embedding?.distance(group.kept, member.image))
              ),
              ("mirrored", .bool(member.mirrored)),
              ("tagged", .bool(tagged.contains(member.image))),
            ])
          })
      ),
      ("labels", .strings(group.labels.map { snapshot.classes[Int($0)] })),
      ("conflicting", .bool(group.isConflicting)), ("leaks", .bool(group.leaks)),
      ("filter", .filter(snapshot.filter(ofKeysOf: group.members.map(\.image)))),
    ])
  }
}

extension RestatedAccuracy {
  /// Both accuracies with their intervals, and how many images the second leaves out.
  package func json(of snapshot: ProjectSnapshot) -> JSON {
    .object([
      ("split", .optional(split)), ("accuracy", accuracy.json), ("without", without.json),
      ("left_out", .int(leftOut.count)),
      ("filter", .filter(snapshot.filter(ofKeysOf: leftOut))),
    ])
  }
}
