import Dataset

/// What is wrong with the data whatever the model: copies and files.
struct DataAdvice {
  private(set) var items: [Advice.Item] = []

  init(of explorer: Explorer) {
    let snapshot = explorer.snapshot
    let groups = ExactDuplicates(of: snapshot).groups
    let conflicting = groups.filter(\.isConflicting)
    if !conflicting.isEmpty {
      let images = Set(conflicting.flatMap(\.images)).sorted()
      // In a group at most the labels of the most frequent class can all be right.
      let wrong = conflicting.reduce(0) { sum, group in
        var counts: [Int32: Int] = [:]
        for image in group.images where snapshot.labels[Int(image)] >= 0 {
          counts[snapshot.labels[Int(image)], default: 0] += 1
        }
        return sum + counts.values.reduce(0, +) - (counts.values.max() ?? 0)
      }
      items.append(
        Advice.Item(
          kind: .conflictingCopies, title: "Copies of one image carry different labels",
          reason:
            "\(grouped(images.count)) images in \(counted(conflicting.count, "group")); at least "
            + "\(counted(wrong, "label")) of theirs must be wrong",
          images: images, gain: nil, worth: Double(wrong),
          filter: snapshot.filter(ofKeysOf: images),
          page: .init("/duplicates", [("only", "conflicting")])))
    }
    let leaking = groups.filter(\.crossesSplits)
    if !leaking.isEmpty {
      let images = Set(leaking.flatMap(\.images)).sorted()
      items.append(
        Advice.Item(
          kind: .leakingCopies, title: "Copies of one image lie in different splits",
          reason: "\(grouped(images.count)) images in \(counted(leaking.count, "group")): what was "
            + "learned from one of them flatters the numbers on the other",
          images: images, gain: nil, worth: Double(images.count),
          filter: snapshot.filter(ofKeysOf: images),
          page: .init("/duplicates", [("only", "leaking")])))
    }
    let kinds: [FileIssue.Kind] = [.undecodable, .unreadable, .missingFile]
    let unreadable = snapshot.issues.filter { kinds.contains($0.kind) }
    if !unreadable.isEmpty {
      let images = Set(unreadable.map(\.image)).sorted()
      items.append(
        Advice.Item(
          kind: .unreadableFiles, title: "Files cannot be read",
          reason:
            "of \(grouped(images.count)) of \(grouped(snapshot.images.count)) files no pixels "
            + "could be read",
          images: images, gain: nil, worth: Double(images.count),
          filter: .oneOf(.issue, kinds.map(\.rawValue)), page: .init("/data")))
    }
  }
}
