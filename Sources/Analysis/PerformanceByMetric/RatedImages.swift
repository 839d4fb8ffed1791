import Dataset
internal import Kernels

/// The images that a rate is about, whether each counts as a hit, and the filter that finds them.
struct RatedImages {
  /// The images, ascending.
  let images: [Int32]
  /// For every image of the project whether it is a hit; only asked for `images`.
  private let isHit: [Bool]
  /// The class of every image that the rate goes by: the predicted one for a precision.
  private let classOf: [Int32]
  /// The field of that class.
  private let classField: FilterField
  private let classes: [String]
  /// The filter of exactly `images`; `nil` where it is all images of the project.
  let filter: FilterExpression?

  /// Bars of a metric, those of the lines, and the bar of what lacks the metric.
  typealias Grouped = (
    bars: [PerformanceByMetric.Bar], missing: PerformanceByMetric.Bar,
    lines: [PerformanceByMetric.Line]
  )

  init(
    of snapshot: ProjectSnapshot, model: ModelPredictions, selection: PopulationSelection,
    rate: PerformanceByMetric.Rate
  ) {
    let byPrediction = rate == .precision
    classOf = byPrediction ? model.predicted : snapshot.labels
    classField = byPrediction ? .predicted : .label
    classes = snapshot.classes
    images =
      if byPrediction, let chosen = selection.chosen {
        selection.base.filter { chosen[Int(model.predicted[Int($0)])] }
      } else { selection.counted }
    isHit = zip(snapshot.labels, model.predicted).map {
      ($0 == $1) == (rate != .falseNegativeRate)
    }

    filter = selection.population.filter(chosenBy: classField)
  }

  /// The rate over some of the images.
  func estimate(of some: [Int32]) -> Estimate {
    .proportion(
      some.count { isHit[Int($0)] }, of: some.count,
      undefinedBecause: "no image with label and prediction is among these")
  }

  /// Cuts a metric into bins; the lines share the bins of all images.
  func byNumber(
    _ column: Column, id: String, options: PerformanceByMetric.Options, lines: [Int]
  ) -> Grouped {
    let (values, hits) = pairs(of: images, column)
    let whole = RateByBin(
      values: values.span, hits: hits.span, count: options.binCount, binning: options.binning)
    let ranges: [FilterExpression?] = whole.bins.map { bin in
      guard let low = bin.low, let high = bin.high else { return nil }
      return .within(FilterField(id), low, high)
    }
    let bars = zip(whole.bins, ranges).map { bar($0, range: $1, class: nil) }
    let lines = lines.map { index in
      let own = images.filter { classOf[Int($0)] == index }
      let (values, hits) = pairs(of: own, column)
      let part = RateByBin(values: values.span, hits: hits.span, inBinsOf: whole)
      return PerformanceByMetric.Line(
        name: classes[index], overall: estimate(of: own),
        bars: zip(part.bins, ranges).map { bar($0, range: $1, class: index) })
    }
    let missing = images.filter { !column.values[Int($0)].isFinite }
    return (bars, bar(missing, test: .has(FilterField(id), .missing)), lines)
  }

  /// One bar a word that occurs, in the order of the list.
  func byWord(_ names: [String], _ codes: [Int32], id: String, lines: [Int]) -> Grouped {
    var members = [[Int32]](repeating: [], count: names.count)
    for image in images where codes[Int(image)] >= 0 {
      members[Int(codes[Int(image)])].append(image)
    }
    let missing = images.filter { codes[Int($0)] < 0 }
    return grouped(
      names.indices.filter { !members[$0].isEmpty }.map { (names[$0], members[$0]) },
      field: FilterField(id), missing: missing, lines: lines)
  }

  /// One bar a tag that occurs; an image stands in the bar of each of its tags.
  func byTag(_ tags: [(name: String, images: [Int32])], lines: [Int]) -> Grouped {
    var untagged = Set(images)
    let members = tags.map { tag in
      let carriers = Set(tag.images)
      untagged.subtract(carriers)
      return (tag.name, images.filter(carriers.contains))
    }
    return grouped(
      members.filter { !$0.1.isEmpty }, field: FilterField(.tag), missing: untagged.sorted(),
      lines: lines)
  }

  private func grouped(
    _ members: [(String, [Int32])], field: FilterField, missing: [Int32], lines: [Int]
  ) -> Grouped {
    let bars = members.map { word, images in
      bar(images, test: .equals(field, word), word: word)
    }
    let lines = lines.map { index in
      PerformanceByMetric.Line(
        name: classes[index], overall: estimate(of: images.filter { classOf[Int($0)] == index }),
        bars: members.map { word, images in
          bar(
            images.filter { classOf[Int($0)] == index }, test: .equals(field, word), word: word,
            class: index)
        })
    }
    return (bars, bar(missing, test: .has(field, .missing)), lines)
  }

  private func pairs(of images: [Int32], _ column: Column) -> ([Double], [Bool]) {
    (images.map { column.values[Int($0)] }, images.map { isHit[Int($0)] })
  }

  private func bar(
    _ bin: RateByBin.Bin, range: FilterExpression?, class index: Int?
  ) -> PerformanceByMetric.Bar {
    PerformanceByMetric.Bar(
      word: nil, low: bin.low, high: bin.high, median: bin.median, hits: bin.hits, rate: bin.rate,
      filter: bin.rate.n == 0 ? nil : range.map { narrowed(to: $0, class: index) })
  }

  private func bar(
    _ images: [Int32], test: FilterExpression, word: String? = nil, class index: Int? = nil
  ) -> PerformanceByMetric.Bar {
    let hits = images.count { isHit[Int($0)] }
    return PerformanceByMetric.Bar(
      word: word, low: nil, high: nil, median: nil, hits: hits,
      rate: .proportion(
        hits, of: images.count, undefinedBecause: "no image is among these"),
      filter: images.isEmpty ? nil : narrowed(to: test, class: index))
  }

  private func narrowed(to test: FilterExpression, class index: Int?) -> FilterExpression {
    let own = index.map { FilterExpression.equals(classField, classes[$0]) }
    return [filter, own].compactMap(\.self).reversed().reduce(test) { $1.and($0) }
  }
}
