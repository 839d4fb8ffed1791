import Dataset
internal import Kernels

/// Where one model fails more than elsewhere: weak classes, confusions, and ranges of metrics.
struct ModelAdvice {
  private(set) var items: [Advice.Item] = []

  private let snapshot: ProjectSnapshot
  private let model: ModelPredictions
  private let counted: [Int32]
  private let whole: GroupDeficit.Group
  /// The filter of the population's wrong images.
  let wrong: FilterExpression
  /// How many that are.
  var wrongCount: Int { whole.count - whole.hits }

  init(
    of explorer: Explorer, model: ModelPredictions, selection: PopulationSelection,
    _ options: EvaluationOptions
  ) throws {
    snapshot = explorer.snapshot
    self.model = model
    counted = selection.counted
    whole = GroupDeficit.Group(
      hits: counted.count { [snapshot] in
        snapshot.labels[Int($0)] == model.predicted[Int($0)]
      }, count: counted.count)
    wrong = selection.population.evaluatedFilter?.and(Self.isWrong) ?? Self.isWrong
    guard whole.hits < whole.count else { return }
    items = weakClasses() + confusions()
    items += try worstBins(of: explorer, options)
  }

  /// The filter of all wrong images.
  private static let isWrong = FilterExpression.equals(.outcome, Outcome.wrong.rawValue)

  private func isWrong(_ image: Int32) -> Bool {
    snapshot.labels[Int(image)] != model.predicted[Int(image)]
  }

  private func weakClasses() -> [Advice.Item] {
    var members = [[Int32]](repeating: [], count: snapshot.classes.count)
    for image in counted { members[Int(snapshot.labels[Int(image)])].append(image) }
    let wrongMembers = members.map { $0.filter(isWrong) }
    let deficits = GroupDeficit.all(
      zip(members, wrongMembers).map {
        GroupDeficit.Group(hits: $0.count - $1.count, count: $0.count)
      }, of: whole)
    return deficits.indices.compactMap { index in
      let name = snapshot.classes[index]
      return item(
        .weakClass, "Class \(name) is weak", deficits[index], images: wrongMembers[index],
        reason: { "recall \($0), the other classes \($1)" },
        filter: wrong.and(.equals(.label, name)), page: .init("/metrics", [("class", name)]))
    }
  }

  private func confusions() -> [Advice.Item] {
    let labels = counted.map { snapshot.labels[Int($0)] }
    let predicted = counted.map { model.predicted[Int($0)] }
    let classCount = snapshot.classes.count
    let matrix = ConfusionMatrix(
      truth: labels.span, predicted: predicted.span, classCount: classCount)
    guard classCount > 1 else { return [] }
    let pooled =
      Double(matrix.total - matrix.correct) / (Double(matrix.total) * Double(classCount - 1))
    return topConfusions(of: matrix, limit: 20).filter(\.significant).compactMap { confusion in
      guard let rate = confusion.rate.value, let range = confusion.rate.interval else {
        return nil
      }
      let share = Double(confusion.support) / Double(matrix.total)
      let gain = Estimate(
        value: (rate - pooled) * share,
        interval: Interval(low: (range.low - pooled) * share, high: (range.high - pooled) * share),
        n: matrix.total)
      let (label, other) = (
        snapshot.classes[confusion.truth], snapshot.classes[confusion.predicted]
      )
      return Advice.Item(
        kind: .confusion, title: "\(label) is taken for \(other)",
        reason: "\(percent(confusion.rate)) of its images; of two classes like any others it would "
          + "be \(percent(pooled))",
        images: counted.filter {
          snapshot.labels[Int($0)] == confusion.truth
            && model.predicted[Int($0)] == confusion.predicted
        },
        gain: gain, worth: (rate - pooled) * Double(confusion.support),
        filter: wrong.and(.equals(.label, label)).and(.equals(.predicted, other)),
        page: .init("/metrics", [("class", label), ("class", other)]))
    }
  }

  /// A bin of a data metric that holds more of the images than this is no place where the model
  /// fails: it is the value that most images share, such as a dark share of 0.
  private static let largestBin = 0.25

  /// The worst bin of each data metric, imported metric and category.
  private func worstBins(of explorer: Explorer, _ options: EvaluationOptions) throws -> [Advice
    .Item]
  {
    let known = MetricCatalog.all.filter { !$0.hidden && !$0.derived && $0.name != .random }
    let metrics =
      known.map(\.id).filter { snapshot.metrics[$0] != nil }
      + snapshot.metrics.keys.filter { MetricCatalog.info($0) == nil }.sorted()
      + snapshot.categories.keys.filter { snapshot.metrics[$0] == nil }.sorted()
    var found: [(metric: PerformanceByMetric, bar: PerformanceByMetric.Bar)] = []
    for metric in metrics {
      try Task.checkCancellation()
      let performance = try performance(
        of: explorer, population: options, options: .init(metric: metric))
      let most =
        MetricCatalog.info(metric) == nil
        ? counted.count : Int(Self.largestBin * Double(counted.count))
      found += performance.bars.filter { 1...max(1, most) ~= $0.rate.n }
        .map { (performance, $0) }
    }
    let deficits = GroupDeficit.all(
      found.map { GroupDeficit.Group(hits: $0.bar.hits, count: $0.bar.rate.n) }, of: whole)
    var worst: [String: (Int, Double)] = [:]
    for (index, one) in found.enumerated() where deficits[index].isSignificant {
      let gain = deficits[index].gain.value ?? 0
      let id = one.metric.options.metric
      if gain > worst[id]?.1 ?? 0 { worst[id] = (index, gain) }
    }
    return try worst.values.map(\.0).sorted().compactMap { index in
      let (metric, bar) = found[index]
      guard let own = bar.filter else { return nil }
      let images = try explorer.images(matching: own, model: model).ids.map { Int32($0) }
      let (low, high) = (shortNumber(bar.low), shortNumber(bar.high))
      let range = bar.word ?? (low == high ? low : "\(low)–\(high)")
      return item(
        .worstBin, "Low accuracy where \(metric.title) is \(range)", deficits[index],
        images: images.filter(isWrong),
        reason: { "accuracy \($0), elsewhere \($1)" },
        filter: own.and(Self.isWrong),
        page: .init("/performance", [("metric", metric.options.metric)]))
    }
  }

  /// `nil` where the group does not stay behind by more than chance.
  private func item(
    _ kind: Advice.Kind, _ title: String, _ deficit: GroupDeficit, images: [Int32],
    reason: (String, String) -> String, filter: FilterExpression, page: Advice.Page
  ) -> Advice.Item? {
    guard deficit.isSignificant, let rest = deficit.rest, let gain = deficit.gain.value, gain > 0
    else { return nil }
    return Advice.Item(
      kind: kind, title: title, reason: reason(percent(deficit.rate), percent(rest)),
      images: images, gain: deficit.gain, worth: gain * Double(whole.count), filter: filter,
      page: page)
  }
}

/// A number in at most three significant digits, as titles show it.
private func shortNumber(_ value: Double?) -> String {
  guard let value else { return "" }
  let size = value.magnitude
  if size >= 100 || size == 0 { return value < 9e15 ? grouped(Int(value.rounded())) : "\(value)" }
  var (scale, step) = (1.0, size)
  while step < 100 && scale < 1e9 { (scale, step) = (scale * 10, step * 10) }
  let rounded = (value * scale).rounded() / scale
  return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
}
