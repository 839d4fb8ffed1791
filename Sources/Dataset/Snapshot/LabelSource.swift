/// Which labels numbers are about.
public enum LabelSource: String, Hashable, Sendable, CaseIterable {
  /// The imported ones.
  case given
  /// The imported ones with the corrections in their place.
  case corrected
}
