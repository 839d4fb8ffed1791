/// What a column of a table can stand for, and the names by which it is known.
///
/// Names compare without regard to case; spaces and hyphens count as underscores.
enum ColumnRole: String {
  case key
  case label
  case predicted
  case confidence
  case split

  /// The names that give a column this role.
  var names: [String] {
    switch self {
    case .key:
      [
        "path", "file", "filename", "file_name", "filepath", "file_path", "image", "image_path",
        "image_file", "image_file_name", "image_name", "img", "img_path", "key",
      ]
    case .label:
      [
        "label", "class", "target", "ground_truth", "y", "category", "true_label", "label_name",
        "class_name", "y_true", "gt", "annotation", "choice",
      ]
    case .predicted:
      [
        "predicted", "prediction", "pred", "predicted_label", "predicted_class", "pred_label",
        "pred_class", "y_pred", "y_hat",
      ]
    case .confidence: ["confidence", "score", "conf", "probability", "prob"]
    case .split: ["split", "subset"]
    }
  }

  /// The names that give a column this role where none has one of ``names``: beside a path, an
  /// `id` is but a number.
  var weakNames: [String] {
    self == .key ? ["image_id", "img_id", "id", "fname", "name"] : []
  }

  /// The option that names the column by hand.
  var flag: String { "--\(rawValue)-column" }
}

/// A column's name as it is compared: lower case, underscores for spaces and hyphens.
func plainName(_ name: String) -> String {
  String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
}
