/// A kind of thing that an import can find besides what it matched; the raw value names it in JSON.
package enum ImportFinding: String, CaseIterable, Sendable {
  case imagesWithout = "images_without"
  case withoutImage = "without_image"
  case ambiguous
  case duplicateRows = "duplicate_rows"
  case emptyRows = "empty_rows"
  case unknownClasses = "unknown_classes"
  case undecodable
  case labelDisagreements = "label_disagreements"
  case respelled
  case bySuffix = "by_suffix"
  case byEquivalence = "by_equivalence"
  case withoutExtension = "without_extension"
  case argmaxDisagreements = "argmax_disagreements"
  case confidenceDisagreements = "confidence_disagreements"
  case classesWithoutLabels = "classes_without_labels"
  case classesWithoutProbability = "classes_without_probability"

  /// Whether what it counts has no part in what was imported.
  package var isLeftOut: Bool {
    switch self {
    case .imagesWithout, .withoutImage, .ambiguous, .duplicateRows, .emptyRows, .undecodable: true
    default: false
    }
  }

  /// The finding in words, such as `2 images without a label`.
  package func words(_ count: Int, of subject: Reconciliation.Subject) -> String {
    let (one, many) = names(subject)
    return "\(count) \(count == 1 ? one : many)"
  }

  private func names(_ subject: Reconciliation.Subject) -> (one: String, many: String) {
    switch self {
    case .imagesWithout: ("image without \(subject.one)", "images without \(subject.one)")
    case .withoutImage:
      ("\(subject.singular) without an image", "\(subject.plural) without an image")
    case .ambiguous: ("row that could mean several images", "rows that could mean several images")
    case .duplicateRows: ("row given twice, counted once", "rows given twice, counted once")
    case .emptyRows:
      switch subject {
      case .embeddings: ("row without a vector", "rows without a vector")
      case .metadata: ("row without a value", "rows without a value")
      case .labels, .predictions: ("row that predicts nothing", "rows that predict nothing")
      }
    case .unknownClasses: ("unknown class", "unknown classes")
    case .undecodable: ("undecodable image", "undecodable images")
    case .labelDisagreements: ("image with another label there", "images with other labels there")
    case .respelled: ("key respelled (\\, ./)", "keys respelled (\\, ./)")
    case .bySuffix: ("key met by its ending", "keys met by their endings")
    case .byEquivalence: ("key met after NFC", "keys met after NFC")
    case .withoutExtension:
      ("key met without its extension", "keys met without their extensions")
    case .argmaxDisagreements:
      (
        "prediction that is not the most probable class",
        "predictions that are not the most probable class"
      )
    case .confidenceDisagreements:
      (
        "confidence that is not the predicted class's probability",
        "confidences that are not the predicted class's probability"
      )
    case .classesWithoutLabels: ("class without labels", "classes without labels")
    case .classesWithoutProbability:
      ("class without probabilities", "classes without probabilities")
    }
  }
}
