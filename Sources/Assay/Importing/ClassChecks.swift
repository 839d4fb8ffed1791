import Dataset
import Tables

/// Whether labels and predictions speak of the same classes at all.
struct ClassChecks {
  /// The classes that an image has as its label.
  private let labelled: [String]
  /// The words that were read as no label.
  private let missingWords: [String]

  /// Labels in image order, as indices into `classes`.
  init(labels: [Int32], classes: [String], missingWords: [String]) {
    var isLabelled = [Bool](repeating: false, count: classes.count)
    for label in labels where label >= 0 { isLabelled[Int(label)] = true }
    labelled = classes.indices.filter { isLabelled[$0] }.map { classes[$0] }
    self.missingWords = missingWords
  }

  /// Refuses predictions that know no class of the labels, or that have a class which the labels
  /// were read without.
  ///
  /// - Throws: ``ImportError``, with the classes of both sides and the likeliest way out.
  func check(_ predictions: PredictionTable, file: String) throws(ImportError) {
    let used = Set(predictions.predicted)
    let predicted = predictions.classNames.enumerated()
      .filter { used.contains(Int32($0.offset)) }.map(\.element)
    try checkWords(predicted + predictions.declaredClasses, file: file)
    let known = Set(labelled)
    guard !labelled.isEmpty, !known.contains(where: { Set(predicted).contains($0) }),
      !predictions.declaredClasses.contains(where: known.contains)
    else { return }
    throw .value(
      Complaint(
        file: file, found: "no predicted class among the labels: predicted \(listed(predicted))",
        expected: "classes of the labels (\(listed(labelled)))", advice: wayOut(predicted)))
  }

  /// Refuses labels of which no model knows a class; `models` are the classes of the predictions.
  func check(models: [String], file: String) throws(ImportError) {
    let known = Set(models)
    guard !models.isEmpty, !labelled.isEmpty, !labelled.contains(where: known.contains) else {
      return
    }
    throw .value(
      Complaint(
        file: file, found: "no label among the classes of the models: labels \(listed(labelled))",
        expected: "classes of the models (\(listed(models)))",
        advice: "check that both are about the same classes, or say with --classes what numbers "
          + "mean"))
  }

  private func checkWords(_ classes: [String], file: String) throws(ImportError) {
    let words = Set(missingWords.map { $0.lowercased() })
    guard let word = classes.first(where: { words.contains($0.lowercased()) }) else { return }
    throw .value(
      Complaint(
        file: file,
        found: "the class \(quoted(word)), which the labels were read without: there "
          + "it was taken for no label",
        expected: "to know whether it is a class",
        advice: "read the labels with --every-word if it is a class, or with --no-label "
          + "\(word) and predictions without it if it is none"))
  }

  private func wayOut(_ predicted: [String]) -> String {
    if predicted.allSatisfy({ $0.hasPrefix("LABEL_") && Int($0.dropFirst(6)) != nil }) {
      return "give the classes in the order of the model's outputs with --classes: LABEL_0 is the "
        + "first"
    }
    if predicted.allSatisfy({ Int($0) != nil }) {
      return "give the classes in the order of the model's outputs with --classes, as numbers are "
        + "places in it"
    }
    if labelled.allSatisfy({ Int($0) != nil }) {
      return "say what the numbers of the labels mean with --classes"
    }
    return "check that both files are about the same classes, or rename those of one"
  }
}
