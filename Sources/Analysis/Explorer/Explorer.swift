public import Dataset

/// Filter + order → sorted image ids, over one snapshot.
///
/// A class because it remembers what takes long to compute, such as the metrics of a model; its
/// answers depend on the snapshot alone. Safe to ask from several threads.
public final class Explorer: Sendable {
  /// The project that is explored.
  public let snapshot: ProjectSnapshot
  let derived: DerivedNumbers

  /// An explorer of a snapshot.
  ///
  /// - Parameters:
  ///   - snapshot: what is explored.
  ///   - earlier: an explorer of the same project; where the two snapshots differ only in edits,
  ///     what it has computed is not computed again.
  public init(_ snapshot: ProjectSnapshot, after earlier: Explorer? = nil) {
    self.snapshot = snapshot
    let isSameContent = earlier.map { snapshot.hasContent(of: $0.snapshot) } ?? false
    derived = isSameContent ? earlier?.derived ?? DerivedNumbers() : DerivedNumbers()
  }

  /// The images for which a filter holds; all of them without one.
  ///
  /// A missing value fails every comparison, also `!=`; `not` is the plain complement. Takes one
  /// pass over the images for each test, and a sort for each `lowest` and `highest`.
  ///
  /// - Parameters:
  ///   - filter: A filter, or `nil` for all images.
  ///   - model: The model that is meant where the filter names none.
  /// - Returns: The images, as a set over all images of the project.
  /// - Throws: ``FilterError`` at the first field, class, split, tag or value that the project does
  ///   not know, and where a condition does not fit its field.
  public func images(
    matching filter: FilterExpression?, model: ModelPredictions?
  ) throws(FilterError) -> ImageSet {
    try lookup(model).images(matching: filter)
  }

  /// The images of a set in an order, missing values last, ties in the order of the images.
  ///
  /// By a metric it takes time linear in the set (a radix sort).
  ///
  /// - Parameters:
  ///   - set: Images of this project.
  ///   - order: What to order by.
  ///   - model: The model that is meant where the order names none.
  /// - Returns: Every image of the set once.
  /// - Throws: ``FilterError`` if the field is unknown or is one that has no order.
  public func sorted(
    _ set: ImageSet, by order: ImageOrder, model: ModelPredictions?
  ) throws(FilterError) -> [UInt32] {
    try order.ids(of: set, lookup: lookup(model))
  }

  /// The values of a metric, one of the project's or one of a model's.
  ///
  /// - Returns: `nil` if no such metric exists, or if a model's one is asked for without a model;
  ///   all missing where the model lacks what the metric needs.
  public func column(id: String, model: ModelPredictions?) -> Column? {
    snapshot.column(id: id, model: model, derived: derived)
  }

  /// The values of a metric of the catalogue; see ``column(id:model:)``.
  package func column(_ metric: MetricName, model: ModelPredictions?) -> Column? {
    column(id: metric.rawValue, model: model)
  }

  func lookup(_ model: ModelPredictions?) -> FieldLookup {
    FieldLookup(snapshot: snapshot, model: model, derived: derived)
  }
}

extension ProjectSnapshot {
  /// Whether all but tags and views is as in another snapshot of the same project: the images, the
  /// labels shown, the metrics and the models.
  fileprivate func hasContent(of other: ProjectSnapshot) -> Bool {
    contentRevision != nil && contentRevision == other.contentRevision && name == other.name
      && labelSource == other.labelSource
      && (labelSource == .given || corrections == other.corrections)
  }

  /// The images for which a filter holds; all of them without one.
  ///
  /// For one question; an ``Explorer`` answers many faster. Throws as
  /// ``Explorer/images(matching:model:)`` does.
  public func images(
    matching filter: FilterExpression?, model: ModelPredictions?
  ) throws(FilterError) -> ImageSet {
    try Explorer(self).images(matching: filter, model: model)
  }
}
