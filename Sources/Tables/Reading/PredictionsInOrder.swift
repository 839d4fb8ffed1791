package import Foundation

/// Predictions whose classes stand in canonical order together with those of the labels.
///
/// Ties between probabilities go to the class that comes first, so the order must not depend on
/// which classes happen to have labels.
package struct PredictionsInOrder {
  /// The predictions; `table.classNames` begins with the project's classes, or reorders them.
  package let table: PredictionTable
  /// The same beside the labels' classes in their own order, which says what was new; where
  /// ``reorders``, it has no probabilities.
  package let reported: PredictionTable
  /// Whether `table.classNames` gives the project's classes new places.
  package let reorders: Bool

  /// Reads predictions, and puts their new classes between the known ones if they belong there.
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
    let isCanonical = ClassNames(classes).ordered().names == classes
    let (table, found) = try readPredictions(
      from: file, options: options, knownClasses: classes,
      sortsClasses: mayReorder && options.classes == nil && isCanonical)
    self.table = table
    reorders = table.classNames != found
    reported = reorders ? table.beside(found, knownCount: classes.count) : table
  }
}

extension PredictionTable {
  /// The table without probabilities, its classes in another order.
  fileprivate func beside(_ names: [String], knownCount: Int) -> PredictionTable {
    var result = self
    result.probabilities = nil
    result.knownClassCount = knownCount
    let codes = ClassNames(names)
    result.predictions = predictions.renumbered(
      classNames.map { codes.find($0) ?? -1 }, names: names)
    let without = Set(classesWithoutProbability)
    result.classesWithoutProbability = names.filter(without.contains)
    return result
  }
}
