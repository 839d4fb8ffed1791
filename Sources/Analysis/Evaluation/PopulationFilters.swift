extension Population {
  /// The filter of exactly the evaluated images; `nil` where that is all images of the project.
  package var evaluatedFilter: FilterExpression? { filter(chosenBy: .label) }

  /// The filter of the images that would be evaluated without the class filter; `nil` where that is
  /// all images of the project.
  package var filterOfAllClasses: FilterExpression? {
    .conjunction(of: scope + presence(saidBy: nil))
  }

  /// The filter of exactly the images without label; `nil` if there are none.
  package var unlabelledFilter: FilterExpression? {
    unlabelled == 0 ? nil : .conjunction(of: scope + [.has(.label, .missing)])
  }

  /// The filter of exactly the labelled images without prediction; `nil` if there are none.
  package var unpredictedFilter: FilterExpression? {
    guard unpredicted > 0 else { return nil }
    let labelled = unlabelled > 0 ? [FilterExpression.has(.label, .present)] : []
    return .conjunction(of: scope + labelled + [.has(.predicted, .missing)])
  }

  /// The filter of the evaluated images where a field decides whether an image is of a chosen class;
  /// `nil` where that is all images of the project.
  func filter(chosenBy field: FilterField) -> FilterExpression? {
    guard !classFilter.isEmpty else { return filterOfAllClasses }
    return .conjunction(
      of: scope + [.oneOf(field, classFilter)] + presence(saidBy: field))
  }

  /// What filter and split say.
  private var scope: [FilterExpression] {
    [filter, split.map { .equals(.split, $0) }].compactMap(\.self)
  }

  /// That there is a label and a prediction, as far as some images lack it and a test of a field
  /// does not say so already.
  private func presence(saidBy tested: FilterField?) -> [FilterExpression] {
    [(unlabelled, FilterField.label), (unpredicted, .predicted)]
      .filter { $0.0 > 0 && $0.1 != tested }.map { .has($0.1, .present) }
  }
}
