/// Why an evaluation cannot be made.
public enum EvaluationError: Error, Hashable {
  /// No predictions were imported.
  case noModel
  /// No model has this name.
  case unknownModel(String, known: [String])
  /// No class has this name.
  case unknownClass(String, nearest: String?)
  /// No split has this name.
  case unknownSplit(String, known: [String])
  /// The project has no labels.
  case noLabels
  /// Nothing that images could be grouped by has this name.
  case unknownMetric(String, nearest: String?)
}

extension EvaluationError: CustomStringConvertible {
  /// One line for the person who must act.
  public var description: String {
    switch self {
    case .noModel:
      "no predictions yet: import some with `assay import predictions FILE --model NAME`"
    case .unknownModel(let name, let known):
      "unknown model \"\(name)\": the project has \(known.joined(separator: ", "))"
    case .unknownClass(let name, let nearest):
      "unknown class \"\(name)\"" + (nearest.map { " (did you mean \"\($0)\"?)" } ?? "")
    case .unknownSplit(let name, let known):
      "unknown split \"\(name)\": "
        + (known.isEmpty
          ? "the project has no splits" : "the project has \(known.joined(separator: ", "))")
    case .noLabels:
      "no labels yet: import some with `assay import labels FILE`"
    case .unknownMetric(FieldName.split.rawValue, _):
      "the project has no splits: a column `split` of the labels file brings them"
    case .unknownMetric(FieldName.tag.rawValue, _):
      "no image carries a tag yet: put one on with `assay tag add WORD --where FILTER`"
    case .unknownMetric(let name, let nearest):
      "unknown metric \"\(name)\""
        + (nearest.map { " (did you mean \"\($0)\"?)" } ?? ": `assay metrics` lists all of them")
    }
  }
}
