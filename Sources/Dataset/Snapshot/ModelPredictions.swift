/// The predictions of one model, in image order.
public struct ModelPredictions: Sendable {
  /// The model's name.
  public var name: String
  /// The predicted class of each image, an index into ``ProjectSnapshot/classes``; −1 where none.
  public var predicted: [Int32]
  /// The confidence in the predicted class, if the file gave one or probabilities.
  public var confidence: Column?
  /// A probability, a logit or a score for every image and class, if given.
  public var probabilities: ProbabilityMatrix?
  /// How many rows were rescaled to sum to one at import.
  public var renormalizedRows: Int
  /// The digest of the imported arrays: 32 hexadecimal digits.
  public var digest: String

  /// Predictions without confidence or probabilities.
  public init(name: String, predicted: [Int32]) {
    self.name = name
    self.predicted = predicted
    renormalizedRows = 0
    digest = ""
  }
}
