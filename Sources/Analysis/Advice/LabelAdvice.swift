import Dataset
internal import Kernels

/// Labels that something speaks against.
///
/// Where other images speak against them, because most of the nearest ones agree on another class
/// that the model predicts too, the accuracy could win all of them; once a person has decided
/// ``LabelAdvice/leastDecisions`` of them, as large a share as was really wrong. Where only the
/// model itself speaks against labels, nothing is said about what could be won, and it stands last:
/// a model is no judge of itself.
struct LabelAdvice {
  /// The one thing to fix; `nil` if no label is suspect.
  private(set) var item: Advice.Item?

  /// The model must give a label less than this, if it gives probabilities.
  static let suspectConfidence = 0.05
  /// From so many decisions on, their outcome says how many of the others may be wrong.
  static let leastDecisions = 20

  /// Looks at the labels of the population.
  ///
  /// - Parameters:
  ///   - explorer: the project.
  ///   - model: the model that is judged.
  ///   - population: the images it is judged on.
  ///   - wrong: the filter of its wrong images.
  /// - Throws: ``FilterError`` if `wrong` does not fit the project.
  init(
    of explorer: Explorer, model: ModelPredictions, population: [Int32], wrong: FilterExpression
  ) throws(FilterError) {
    let snapshot = explorer.snapshot
    if let suggestions = snapshot.suggestedClasses {
      let confidence = explorer.column(.selfConfidence, model: model)
      let suspects = population.filter { image in
        let suggestion = suggestions[Int(image)]
        return suggestion >= 0 && suggestion == model.predicted[Int(image)]
          && suggestion != snapshot.labels[Int(image)]
          && confidence?[image: Int(image)] ?? 0 < Self.suspectConfidence
      }
      item = Self.item(of: suspects, among: population.count, model: model, in: snapshot)
    } else if model.probabilities != nil {
      let filter = wrong.and(
        .compares(
          FilterField(MetricName.selfConfidence.rawValue), .less, Self.suspectConfidence))
      let suspects = try explorer.images(matching: filter, model: model).ids.map { Int32($0) }
      guard !suspects.isEmpty else { return }
      item = Advice.Item(
        kind: .labelSuspects, title: "\(counted(suspects.count, "label")) deserve a second look",
        reason: "\(model.name) gives them less than 5 % and predicts "
          + "another class; whether the label or the model is wrong, only a look can say",
        images: suspects, gain: nil, worth: 0, filter: filter, page: .init("/review"))
    }
  }

  private static func item(
    of suspects: [Int32], among count: Int, model: ModelPredictions, in snapshot: ProjectSnapshot
  ) -> Advice.Item? {
    let decided = suspects.filter { snapshot.corrections[$0] != nil }
    let wrong = decided.count { snapshot.corrections[$0] != snapshot.givenLabel(of: Int($0)) }
    let waiting = suspects.filter { snapshot.corrections[$0] == nil }
    guard !waiting.isEmpty else { return nil }
    var reason =
      "most of the nearest images carry another label, and \(model.name) predicts that one too"
    if model.probabilities != nil { reason += " and gives the label less than 5\u{a0}%" }
    let share = Double(waiting.count) / Double(count)
    var gain = Estimate(value: share, interval: Interval(low: 0, high: share), n: count)
    if decided.count >= leastDecisions {
      let rate = Estimate.proportion(
        wrong, of: decided.count, undefinedBecause: "nothing was decided")
      reason += "; of those decided so far \(percent(rate)) were wrong"
      gain = Estimate(
        value: share * (rate.value ?? 0),
        interval: rate.interval.map {
          Interval(low: share * $0.low, high: share * $0.high)
        }, n: count)
    }
    return Advice.Item(
      kind: .labelSuspects, title: "\(counted(waiting.count, "label")) may be wrong",
      reason: reason, images: waiting, gain: gain, worth: (gain.value ?? 0) * Double(count),
      filter: nil, page: .init("/review", [("order", "both")]))
  }
}

/// A number of things in words: 1 group, 2 groups.
func counted(_ count: Int, _ thing: String) -> String {
  "\(grouped(count)) \(thing)\(count == 1 ? "" : "s")"
}
