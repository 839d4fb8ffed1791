package import Dataset
package import Kernels

/// One metric against another, over the images of a filter.
package struct Scatter: Sendable {
  /// An image that has both metrics.
  package struct Point: Hashable, Sendable {
    /// The image.
    package let image: Int32
    /// The first metric.
    package let x: Double
    /// The second metric.
    package let y: Double
  }

  /// The words that points are coloured by.
  package struct Groups: Hashable, Sendable {
    /// The words, in the order of the project.
    package let names: [String]
    /// For each point an index into ``names``, or −1 where it has no word.
    package let codes: [Int32]
  }

  /// How many points one may ask for.
  package static let limits = 1...50_000
  /// Where the sample of points begins; the same images are drawn every time.
  static let seed: UInt64 = 0

  /// The metrics' ids.
  package let x, y: String
  /// How many images of the filter have both metrics: what the numbers rest on.
  package let n: Int
  /// How many images of the filter lack one.
  package let missing: Int
  /// The points, in image order: all `n`, or a sample of them.
  package let points: [Point]
  /// The words of the points; `nil` if not asked for.
  package let groups: Groups?
  /// How the two rise and fall together, over all `n`.
  package let correlation: PairCorrelation
  /// How the second follows the first, over all `n`.
  package let trend: Trend

  /// Whether ``points`` are fewer than `n`.
  package var isSampled: Bool { points.count < n }
}

extension Explorer {
  /// One metric against another.
  ///
  /// Where more than `limit` images have both, the points are a sample without replacement, each
  /// image as likely as any other, the same for the same images. All numbers are of all images.
  ///
  /// - Parameters:
  ///   - x: The id of a metric, one of the project's or one of the model's.
  ///   - y: The id of another, or the same.
  ///   - set: The images.
  ///   - limit: How many points at most, one of ``Scatter/limits``.
  ///   - field: A field that holds one word an image, to colour by: `label`, `predicted`,
  ///     `outcome`, `split`, `format` or a column of words.
  ///   - model: The model that is meant.
  /// - Returns: `nil` if there is no metric of one of the ids.
  /// - Throws: ``FilterError`` if the field to colour by is unknown or holds no words.
  /// - Complexity: O(images log images).
  package func scatter(
    of x: String, and y: String, in set: ImageSet, limit: Int, by field: String? = nil,
    model: ModelPredictions?
  ) throws(FilterError) -> Scatter? {
    precondition(Scatter.limits.contains(limit))
    guard let xValues = column(id: x, model: model)?.values,
      let yValues = column(id: y, model: model)?.values
    else { return nil }
    var words: CategoryColumn?
    if let field { words = try self.words(of: field, model: model) }
    let present = set.ids.filter { xValues[Int($0)].isFinite && yValues[Int($0)].isFinite }
    let points = sample(of: present, limit: limit).map { image in
      Scatter.Point(image: Int32(image), x: xValues[Int(image)], y: yValues[Int(image)])
    }
    let pair = MetricPair(
      x: present.map { xValues[Int($0)] }, y: present.map { yValues[Int($0)] })
    return Scatter(
      x: x, y: y, n: present.count, missing: set.count - present.count, points: points,
      groups: words.map { words in
        Scatter.Groups(names: words.names, codes: points.map { words.codes[Int($0.image)] })
      },
      correlation: PairCorrelation(of: pair), trend: Trend(of: pair))
  }

  /// Selection sampling (Knuth, The Art of Computer Programming 3.4.2, algorithm S).
  private func sample(of ids: [UInt32], limit: Int) -> [UInt32] {
    guard ids.count > limit else { return ids }
    var generator = SeededGenerator(seed: Scatter.seed)
    var chosen: [UInt32] = []
    chosen.reserveCapacity(limit)
    for (place, id) in ids.enumerated() where chosen.count < limit {
      let left = Double(ids.count - place)
      if generator.nextUnit() * left < Double(limit - chosen.count) { chosen.append(id) }
    }
    return chosen
  }
}

extension Scatter {
  /// The scatter as the HTTP interface gives it out.
  package var json: JSON {
    var members: [(String, JSON)] = [
      ("x", .string(x)), ("y", .string(y)), ("n", .int(n)), ("missing", .int(missing)),
      (
        "points",
        .array(
          points.indices.map { place in
            let point = points[place]
            var parts: [JSON] = [.int(Int(point.image)), .number(point.x), .number(point.y)]
            if let groups { parts.append(.int(Int(groups.codes[place]))) }
            return .array(parts)
          })
      ),
      ("sampled", .bool(isSampled)), ("pearson", correlation.pearson.json),
      ("spearman", correlation.spearman.json),
      ("trend", .array(trend.bins.map(\.json))),
      (
        "line",
        trend.line.map {
          .object([("slope", .number($0.slope)), ("intercept", .number($0.intercept))])
        } ?? .null
      ),
    ]
    if let groups { members.append(("groups", .strings(groups.names))) }
    return .object(members)
  }
}

extension Trend.Bin {
  fileprivate var json: JSON {
    .object([
      ("low", .number(low)), ("high", .number(high)), ("x", .number(x)),
      ("median", .number(median)), ("lower_quartile", .number(lowerQuartile)),
      ("upper_quartile", .number(upperQuartile)), ("n", .int(n)),
    ])
  }
}
