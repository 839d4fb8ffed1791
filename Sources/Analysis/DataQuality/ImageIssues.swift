import Dataset

/// Something about one image that deserves a look.
package struct ImageIssue: Hashable, Sendable {
  /// The stable name: a value of the filter field `issue`, or `exact_copies`.
  package let kind: String
  /// The reason, in words for a person.
  package let reason: String

  /// Every kind there is.
  package static let kinds =
    FileIssue.Kind.allCases.map(\.rawValue) + PictureRule.all.map(\.id) + ["exact_copies"]
}

extension Explorer {
  /// What deserves a look about an image: what was found while measuring, the rules on metrics that
  /// hold for it, and its exact copies with their labels.
  ///
  /// - Complexity: one pass over the images for each rule, and one for the copies.
  package func issues(of image: Int32) throws(FilterError) -> [ImageIssue] {
    var issues = snapshot.issues.filter { $0.image == image }.map {
      ImageIssue(kind: $0.kind.rawValue, reason: $0.reason)
    }
    for rule in PictureRule.all {
      guard let filter = derived.filter(of: rule, in: snapshot) else { continue }
      if try images(matching: filter, model: nil).contains(Int(image)) {
        issues.append(ImageIssue(kind: rule.id, reason: rule.words))
      }
    }
    if let reason = snapshot.copies(of: image) {
      issues.append(ImageIssue(kind: "exact_copies", reason: reason))
    }
    return issues
  }
}

extension ProjectSnapshot {
  /// How many other images are the same, and which labels they all carry; `nil` without any.
  fileprivate func copies(of image: Int32) -> String? {
    let record = images[Int(image)]
    func others(like own: String?, by digest: (ImageRecord) -> String?) -> [Int32] {
      guard let own else { return [] }
      return images.indices.filter { $0 != Int(image) && digest(images[$0]) == own }
        .map { Int32($0) }
    }
    let sameBytes = others(like: record.digest) { $0.digest }
    let same = Set(sameBytes).union(others(like: record.pixelDigest) { $0.pixelDigest })
    guard !same.isEmpty else { return nil }
    let what =
      sameBytes.count == same.count ? "bytes" : sameBytes.isEmpty ? "pixels" : "bytes or pixels"
    let count = same.count == 1 ? "one other image has" : "\(same.count) other images have"
    let names = Set((same.union([image])).map { labels[Int($0)] }.filter { $0 >= 0 }).sorted()
      .map { classes[Int($0)] }
    return "\(count) the same \(what)"
      + (names.count > 1 ? ", under different labels: \(names.joined(separator: ", "))" : "")
  }
}
