import Assay

extension Route {
  static let duplicates = Route(
    path: "/duplicates",
    summary: "Groups of duplicates: same bytes, same pixels, near pictures by average linkage.",
    parameters: [
      Parameter(
        name: "kind",
        what: "bytes, pixels or near: the groups of this kind, also those within larger ones. If "
          + "absent, the groups in which every image is once."),
      Parameter(
        name: "hash",
        what: "The greatest hash distance of a near pair, 0 to 24 bits; if absent 16, and 10 "
          + "beyond 20,000 images."),
      Parameter(
        name: "cosine", what: "The greatest cosine distance of a near pair, 0 to 1; 0.15 if absent."
      ),
      Parameter(
        name: "embedding",
        what: "The greatest cosine distance of a near pair in the current embedding, 0 to 2; "
          + "embeddings have no say if absent."),
      Parameter(
        name: "mirrored",
        what: "1: pictures that are alike in a mirror are near, too."),
      Parameter(
        name: "only",
        what: "conflicting: labels disagree; leaking: in several splits. May stand several times."),
      Parameter(name: "image", what: "Only the groups that hold this image."),
      Parameter(name: "limit", what: "At most so many groups, 1 to 1,000; 50 if absent."),
      Parameter(name: "offset", what: "How many groups are passed over; 0 if absent."),
      .model, .split,
    ],
    answer: .json(schema: "Duplicates"),
    handle: { call in
      let (thresholds, choice) = (try call.thresholds(), try call.choice())
      let options = try call.evaluationOptions()
      let (snapshot, site) = (call.snapshot, call.site)
      do {
        let bytes = try await site.evaluation(
          at: call.request.target, of: call.explorer,
          make: {
            let found = try await site.finder.duplicates(in: snapshot, thresholds: thresholds) {
              try await site.source.thumbnail(of: $0)
            }
            let restated =
              snapshot.models.isEmpty || snapshot.splits == nil
              ? nil : try RestatedAccuracy(of: snapshot, duplicates: found, options: options)
            return found.json(of: snapshot, choice: choice, restated: restated).bytes
          })
        return .json(bytes: bytes)
      } catch let error as EvaluationError { throw APIError(error) }
    })
}

extension Call {
  fileprivate func thresholds() throws(APIError) -> DuplicateThresholds {
    var thresholds = DuplicateThresholds(imageCount: snapshot.images.count)
    if let distance = try whole("hash", in: DuplicateThresholds.hashDistances) {
      thresholds.hashDistance = distance
    }
    if let distance = try number("cosine", in: DuplicateThresholds.cosineDistances) {
      thresholds.cosineDistance = distance
    }
    thresholds.embeddingDistance = try number(
      "embedding", in: DuplicateThresholds.embeddingDistances)
    if let text = query["mirrored"] {
      guard text == "0" || text == "1" else {
        throw APIError(400, "bad_mirrored", "mirrored is 0 or 1, not \"\(text.prefix(40))\"")
      }
      thresholds.mirrored = text == "1"
    }
    return thresholds
  }

  fileprivate func choice() throws(APIError) -> Duplicates.Choice {
    var choice = Duplicates.Choice()
    if let text = query["kind"] {
      guard let kind = Duplicates.Kind(rawValue: text) else {
        throw APIError(
          400, "unknown_kind", "kind is bytes, pixels or near, not \"\(text.prefix(40))\"")
      }
      choice.kind = kind
    }
    for word in query.all("only") {
      switch word {
      case "conflicting": choice.conflicting = true
      case "leaking": choice.leaking = true
      default:
        throw APIError(
          400, "bad_only", "only is conflicting or leaking, not \"\(word.prefix(40))\"")
      }
    }
    choice.image = try whole("image", in: 0...Int(Int32.max)).map { Int32($0) }
    choice.limit = try whole("limit", in: 1...1000) ?? 50
    choice.offset = try whole("offset", in: 0...Int(Int32.max)) ?? 0
    return choice
  }

  /// The number of a parameter, `nil` if it is absent.
  private func number(_ name: String, in range: ClosedRange<Double>) throws(APIError) -> Double? {
    guard let text = query[name] else { return nil }
    guard let number = Double(text), range.contains(number) else {
      throw APIError(
        400, "bad_\(name)",
        "\(name) is a number from \(Int(range.lowerBound)) to \(Int(range.upperBound)), "
          + "not \"\(text.prefix(40))\"")
    }
    return number
  }

  /// The whole number of a parameter, `nil` if it is absent.
  private func whole(_ name: String, in range: ClosedRange<Int>) throws(APIError) -> Int? {
    guard let text = query[name] else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw APIError(
        400, "bad_\(name)",
        "\(name) is a whole number from \(range.lowerBound) to \(range.upperBound), "
          + "not \"\(text.prefix(40))\"")
    }
    return number
  }
}
