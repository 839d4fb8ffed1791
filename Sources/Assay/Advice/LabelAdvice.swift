internal import Kernels

/// Labels that something speaks against.
///
/// Where other images speak against them, because most of the nearest ones agree on another class,
/// the accuracy could win those that the model predicts as that class. Where only the model itself
/// does, nothing is said about what could be won, and it stands last: a model is no judge of itself.
struct LabelAdvice {
  private(set) var items: [Advice.Item] = []

  /// A label is suspect if the model's loss on it is at least this: a probability below 5 %.
  static let suspectLoss = 3.0

  init(of explorer: Explorer, model: ModelPredictions?, wrong: String) throws(FilterError) {
    guard let model, model.probabilities != nil else { return }
    let filter = "\(wrong) and loss >= \(Self.suspectLoss)"
    let suspects = try explorer.images(matching: filter, model: model).ids.map { Int32($0) }
    guard !suspects.isEmpty else { return }
    items.append(
      Advice.Item(
        kind: .labelSuspects, title: "\(grouped(suspects.count)) labels deserve a second look",
        reason: "\(model.name) gives them less than 5 % and predicts another class; whether the "
          + "label or the model is wrong, only a look can say",
        images: suspects, gain: nil, worth: 0, filter: filter,
        page: .init("/labels")))
  }
}
