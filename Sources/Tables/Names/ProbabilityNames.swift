/// The names by which columns and lists of probabilities are known.
enum ProbabilityNames {
  /// The names of nested values that hold probabilities.
  static let ofLists: Set<String> = [
    "probs", "probabilities", "scores", "proba", "softmax", "confidences", "logits", "probas",
    "predict_proba", "pred_probs", "pred_scores", "class_probabilities", "y_prob", "y_proba",
  ]

  /// The class in the name of a column: `prob_cat`, `p_cat`, and so on.
  static func className(of column: String) -> String? {
    for prefix in ["prob_", "p_", "probability_", "proba_", "score_", "logit_"]
    where column.count > prefix.count && column.lowercased().hasPrefix(prefix) {
      return String(column.dropFirst(prefix.count))
    }
    return nil
  }
}
