package import Dataset
internal import Kernels

/// How the values of a metric are spread: over all images, over those of a filter, and by groups.
package struct Histogram: Sendable {
  /// An interval of values and how many images lie in it.
  package struct Bin: Hashable, Sendable {
    /// The lower end, which belongs to the bin.
    package let low: Double
    /// The upper end, which belongs to the next bin; to this one if it is the last.
    package let high: Double
    /// How many images of the filter.
    package internal(set) var count: Int
    /// How many images of the project.
    package internal(set) var all: Int
  }

  /// The images of the filter that share a word, such as a label.
  package struct Group: Hashable, Sendable {
    /// The word; `nil` for the images without one.
    package let name: String?
    /// How many lie in each bin.
    package internal(set) var counts: [Int]
    /// How many have a finite value.
    package internal(set) var n: Int
    /// How many have none.
    package internal(set) var missing: Int
    /// The quartiles of the finite values, by linear interpolation; `nil` where there are none.
    package internal(set) var quartiles: Quartiles?
  }

  /// What a quarter, half and three quarters of some values do not exceed.
  package struct Quartiles: Hashable, Sendable {
    /// The quartiles, ascending.
    package let lower, median, upper: Double

    /// The quartiles of values in ascending order; `nil` without values.
    init?(ascending values: [Double]) {
      guard !values.isEmpty else { return nil }
      lower = quantile(0.25, ofSorted: values)
      median = quantile(0.5, ofSorted: values)
      upper = quantile(0.75, ofSorted: values)
    }
  }

  /// How many bins one may ask for.
  package static let binCounts = 1...1_000

  /// The metric's id.
  package let metric: String
  /// The bins, ascending, without gaps; none where no image has a finite value.
  package let bins: [Bin]
  /// How many images of the filter have a finite value.
  package let n: Int
  /// How many images of the filter have none.
  package let missing: Int
  /// The images of the filter by their words; `nil` if not asked for.
  ///
  /// In the order of the project, images without a word last. Words on no image of the filter are
  /// left out.
  package let groups: [Group]?
}

extension Explorer {
  /// The spread of a metric over bins of equal width from its least to its greatest finite value
  /// among all images of the project; one bin if these are equal.
  ///
  /// The bins do not depend on the filter, so that a filtered histogram lies over the whole one.
  ///
  /// - Parameters:
  ///   - metric: The id of a metric, one of the project's or one of the model's.
  ///   - set: The images that are counted, beside all of them.
  ///   - binCount: How many bins, one of ``Histogram/binCounts``.
  ///   - field: A field that holds one word an image, to count by: `label`, `predicted`, `outcome`,
  ///     `split`, `format` or a column of words.
  ///   - model: The model that is meant.
  /// - Returns: `nil` if there is no such metric.
  /// - Throws: ``FilterError`` if the field to count by is unknown or holds no words.
  /// - Complexity: O(images).
  package func histogram(
    of metric: String, in set: ImageSet, binCount: Int, by field: String? = nil,
    model: ModelPredictions?
  ) throws(FilterError) -> Histogram? {
    precondition(Histogram.binCounts.contains(binCount))
    guard let values = column(id: metric, model: model)?.values else { return nil }
    var words: CategoryColumn?
    if let field { words = try self.words(of: field, model: model) }
    let scale = BinScale(of: values, binCount: binCount)
    let places = values.map { scale.place(of: $0) }
    var bins = scale.bins
    for place in places where place >= 0 { bins[Int(place)].all += 1 }
    var n = 0
    set.forEach { image in
      let place = Int(places[image])
      guard place >= 0 else { return }
      n += 1
      bins[place].count += 1
    }
    return Histogram(
      metric: metric, bins: bins, n: n, missing: set.count - n,
      groups: words.map {
        groups(of: set, by: $0, values: values, places: places, binCount: bins.count)
      })
  }

  func words(
    of field: String, model: ModelPredictions?
  ) throws(FilterError) -> CategoryColumn {
    let name = FilterField(name: FilterWord(field))
    guard case .words(let names, let codes, _) = try lookup(model).resolve(name) else {
      throw FilterError(
        column: 1, message: "\(quoted(field)) does not hold one word an image to count by")
    }
    return CategoryColumn(names: names, codes: codes)
  }

  private func groups(
    of set: ImageSet, by words: CategoryColumn, values: [Double], places: [Int32], binCount: Int
  ) -> [Histogram.Group] {
    // One slot more, for the images without a word.
    let none = words.names.count
    var groups = (words.names.map(Optional.some) + [nil]).map {
      Histogram.Group(
        name: $0, counts: [Int](repeating: 0, count: binCount), n: 0, missing: 0)
    }
    var members = [[Double]](repeating: [], count: groups.count)
    set.forEach { image in
      let group = words.codes[image] < 0 ? none : Int(words.codes[image])
      let place = Int(places[image])
      if place < 0 {
        groups[group].missing += 1
      } else {
        groups[group].n += 1
        groups[group].counts[place] += 1
        members[group].append(values[image])
      }
    }
    for group in groups.indices {
      groups[group].quartiles = Histogram.Quartiles(ascending: members[group].sorted())
    }
    return groups.filter { $0.n + $0.missing > 0 }
  }
}

/// Bins of equal width over the finite range of some values.
private struct BinScale {
  /// The ends of the bins, one more than bins; none without a finite value.
  private let edges: [Double]

  init(of values: [Double], binCount: Int) {
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for value in values where value.isFinite {
      least = min(least, value)
      greatest = max(greatest, value)
    }
    guard least <= greatest else {
      edges = []
      return
    }
    guard least < greatest else {
      edges = [least, least]
      return
    }
    // Weighted ends instead of a step: the span of two finite numbers may not be finite.
    let inner = (1..<binCount).map { place in
      let share = Double(place) / Double(binCount)
      return least * (1 - share) + greatest * share
    }
    edges = [least] + inner + [greatest]
  }

  var bins: [Histogram.Bin] {
    zip(edges, edges.dropFirst()).map { Histogram.Bin(low: $0, high: $1, count: 0, all: 0) }
  }

  /// The bin of a value; −1 if it is missing or infinite.
  @inline(__always)
  func place(of value: Double) -> Int32 {
    guard value.isFinite, let least = edges.first, let greatest = edges.last else { return -1 }
    let last = edges.count - 2
    let share = (value / 2 - least / 2) / (greatest / 2 - least / 2)
    var place = share.isFinite ? min(Int(share * Double(last + 1)), last) : 0
    // Rounding may have missed by one; the ends that are given out decide.
    while place > 0, value < edges[place] { place -= 1 }
    while place < last, value >= edges[place + 1] { place += 1 }
    return Int32(place)
  }
}

extension Histogram {
  /// The histogram as the HTTP interface gives it out.
  package var json: JSON {
    var members: [(String, JSON)] = [
      ("metric", .string(metric)),
      (
        "bins",
        .array(
          bins.map { bin in
            .object([
              ("low", .number(bin.low)), ("high", .number(bin.high)), ("count", .int(bin.count)),
              ("all", .int(bin.all)),
            ])
          })
      ), ("n", .int(n)), ("missing", .int(missing)),
    ]
    if let groups {
      members.append(
        (
          "groups",
          .array(
            groups.map { group in
              .object([
                ("name", .optional(group.name)), ("counts", .array(group.counts.map(JSON.int))),
                ("n", .int(group.n)), ("missing", .int(group.missing)),
                ("lower_quartile", .optional(group.quartiles?.lower)),
                ("median", .optional(group.quartiles?.median)),
                ("upper_quartile", .optional(group.quartiles?.upper)),
              ])
            })
        ))
    }
    return .object(members)
  }
}
