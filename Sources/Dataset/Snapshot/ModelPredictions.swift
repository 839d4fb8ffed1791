/// The predictions of one model, in image order.
package struct ModelPredictions: Sendable {
  /// The model's name.
  package var name: String
  /// The predicted class of each image, an index into ``ProjectSnapshot/classes``; −1 where none.
  package var predicted: [Int32]
  /// The confidence in the predicted class, if the file gave one or probabilities.
  package var confidence: Column?
  /// A probability for every image and class, if given; rows of images without one are zero.
  package var probabilities: FloatMatrix?
  /// How many rows were rescaled to sum to one at import.
  package var renormalizedRows: Int
  /// The digest of the imported arrays: 32 hexadecimal digits.
  package var digest: String

  /// Predictions without confidence or probabilities.
  package init(name: String, predicted: [Int32]) {
    self.name = name
    self.predicted = predicted
    renormalizedRows = 0
    digest = ""
  }
}
