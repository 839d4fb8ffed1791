package import Foundation

/// Predictions whose classes stand in canonical order together with those of the labels.
///
/// Ties between probabilities go to the class that comes first, so the order must not depend on
/// which classes happen to have labels.
package struct PredictionsInOrder {
  /// The predictions; `table.classNames` begins with the project's classes, or reorders them.
  package let table: PredictionTable
  /// The same as it was read beside the labels' classes alone, which says what was new.
  package let reported: PredictionTable
  /// Whether `table.classNames` gives the project's classes new places.
  package let reorders: Bool

  /// Reads predictions; a second time if their new classes belong between the known ones.
  ///
  /// - Parameters:
  ///   - file: the predictions.
  ///   - options: what the file's own words do not say.
  ///   - classes: the classes known so far.
  ///   - mayReorder: whether nothing else refers to the classes by their place yet.
  /// - Throws: ``ImportError`` about the file.
  package init(
    from file: URL, options: ImportOptions, classes: [String], mayReorder: Bool
  ) throws(ImportError) {
    reported = try readPredictions(from: file, options: options, knownClasses: classes)
    let ordered = ClassNames(reported.classNames).ordered().names
    let isCanonical = ClassNames(classes).ordered().names == classes
    reorders =
      mayReorder && options.classes == nil && isCanonical && ordered != reported.classNames
    table =
      reorders
      ? try readPredictions(from: file, options: options, knownClasses: ordered) : reported
  }
}
