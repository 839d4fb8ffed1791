import Dataset

/// What images can be grouped by: a number per image, a word per image, or tags.
struct GroupingMetric {
  /// The values in image order.
  enum Values {
    /// Numbers; NaN where missing.
    case numbers(Column)
    /// Words of a closed list; −1 where missing.
    case words(names: [String], codes: [Int32])
    /// For each tag the images that carry it.
    case tags([(name: String, images: [Int32])])
  }

  let id: String
  let title: String
  let unit: String
  let values: Values

  var isOfWords: Bool {
    if case .numbers = values { return false }
    return true
  }

  /// Looks a metric up as the filter language looks a field up.
  ///
  /// - Throws: ``EvaluationError/unknownMetric(_:nearest:)``.
  init(_ id: String, of explorer: Explorer, model: ModelPredictions) throws(EvaluationError) {
    let snapshot = explorer.snapshot
    self.id = id
    let field = FieldName(rawValue: id)
    switch field {
    case .split where snapshot.splits != nil:
      let splits = snapshot.splits ?? CategoryColumn(names: [], codes: [])
      (title, unit) = ("Split", "")
      values = .words(names: splits.names, codes: splits.codes)
    case .tag where !snapshot.tags.isEmpty:
      (title, unit) = ("Tag", "")
      values = .tags(snapshot.tags.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    case .label:
      (title, unit) = ("Label", "")
      values = .words(names: snapshot.classes, codes: snapshot.labels)
    case .predicted:
      (title, unit) = ("Predicted class", "")
      values = .words(names: snapshot.classes, codes: model.predicted)
    default:
      if snapshot.metrics[id] == nil, let category = snapshot.categories[id] {
        (title, unit) = (id, "")
        values = .words(names: category.names, codes: category.codes)
      } else if let column = explorer.column(id: id, model: model) {
        let info = MetricCatalog.info(id) ?? MetricCatalog.imported(id)
        (title, unit) = (info.title, info.unit)
        values = .numbers(column)
      } else if field == .format, snapshot.images.contains(where: { $0.format != nil }) {
        let formats = explorer.derived.formats(in: snapshot)
        (title, unit) = ("Format", "")
        values = .words(names: formats.names, codes: formats.codes)
      } else {
        throw .unknownMetric(
          id, nearest: nearestName(to: id, in: GroupingMetric.known(in: snapshot)))
      }
    }
  }

  /// Everything that images of a project can be grouped by.
  static func known(in snapshot: ProjectSnapshot) -> [String] {
    snapshot.metrics.keys.sorted() + MetricCatalog.model.map(\.id)
      + snapshot.categories.keys.sorted()
      + ([.label, .predicted, .format] + (snapshot.splits == nil ? [] : [.split])
      + (snapshot.tags.isEmpty ? [] : [FieldName.tag])).map(\.rawValue)
  }
}
