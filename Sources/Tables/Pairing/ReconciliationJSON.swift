package import Dataset

extension Reconciliation {
  /// The report as JSON, every finding named, those that did not happen as zero.
  package var json: JSON {
    .object([
      ("subject", .string(subject.rawValue)),
      ("file", .string(file)),
      ("images", .int(imageCount)),
      ("matched", .int(matched)),
      ("images_without", imagesWithout.json),
      ("without_image", withoutImage.json),
      ("ambiguous", ambiguous.json),
      ("duplicate_rows", .int(duplicateRows)),
      ("empty_rows", .int(emptyRows)),
      ("unknown_classes", unknownClasses.json),
      ("classes_without_labels", classesWithoutLabels.json),
      ("undecodable", undecodable.json),
      ("respelled", .int(respelled)),
      ("by_suffix", .int(bySuffix)),
      ("by_equivalence", .int(byEquivalence)),
      ("without_extension", .int(withoutExtension)),
      ("renormalized_rows", .int(renormalizedRows)),
      ("argmax_disagreements", .int(argmaxDisagreements)),
      ("confidence_disagreements", .int(confidenceDisagreements)),
      ("label_disagreements", labelDisagreements.json),
      ("classes_without_probability", classesWithoutProbability.json),
      ("ignored_columns", .strings(ignoredColumns)),
      ("columns", .array(columns.map { $0.json })),
      ("classes", .strings(classes)),
      ("missing_words", .strings(missingWords)),
      ("hint", hint.map { .string($0) } ?? .null),
      ("choices", .array(choices.map { $0.json })),
    ])
  }
}

extension Tally {
  /// The count and the first few.
  package var json: JSON {
    .object([("count", .int(count)), ("examples", .strings(examples))])
  }
}
