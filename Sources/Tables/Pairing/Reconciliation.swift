import Dataset

/// What an import found: who met whom, and everything that did not go plainly.
package struct Reconciliation: Sendable, Hashable {
  /// What was imported.
  package enum Subject: String, Sendable, Hashable, CaseIterable {
    /// Labels.
    case labels
    /// The predictions of a model.
    case predictions
    /// Embeddings.
    case embeddings
    /// Further columns.
    case metadata

    /// One of them: `label`, `prediction`, `embedding`, `row of metadata`.
    package var singular: String {
      self == .metadata ? "row of metadata" : String(rawValue.dropLast())
    }
    /// Many of them: `labels`, `predictions`, `embeddings`, `rows of metadata`.
    var plural: String { self == .metadata ? "rows of metadata" : rawValue }
    /// What an image has: one of them with its article.
    var one: String {
      switch self {
      case .labels, .predictions: "a " + singular
      case .embeddings: "an " + singular
      case .metadata: rawValue
      }
    }
  }
  /// What was imported.
  package var subject: Subject
  /// The file it came from.
  package var file: String
  /// The number of images.
  package var imageCount: Int
  /// Images that have a label or a prediction now.
  package var matched: Int
  /// Images without a label or prediction.
  package var imagesWithout = Tally()
  /// Labels or predictions whose image is not there.
  package var withoutImage = Tally()
  /// Rows that could mean several images, and were left unpaired.
  package var ambiguous = Tally()
  /// Rows that repeat another; counted once.
  package var duplicateRows = 0
  /// Rows of predictions that predict nothing, of embeddings without a vector, of metadata without
  /// a value.
  package var emptyRows = 0
  /// Classes that were neither known before nor declared, each with the nearest known name.
  package var unknownClasses = Tally()
  /// Classes that the predictions declare and no image has as its label.
  package var classesWithoutLabels = Tally()
  /// Files no pixels could be read from; filled by measuring.
  package var undecodable = Tally()
  /// Rows paired only after `\` became `/` and `./` was dropped.
  package var respelled = 0
  /// Rows paired because one key is the end of the other.
  package var bySuffix = 0
  /// Rows paired because the keys are equal after NFC.
  package var byEquivalence = 0
  /// Images whose row names them without their extension.
  package var withoutExtension = 0
  /// Rows whose probabilities were divided by their sum.
  package var renormalizedRows = 0
  /// Rows whose predicted class is not the most probable one.
  package var argmaxDisagreements = 0
  /// Rows whose confidence is not the probability of the predicted class.
  package var confidenceDisagreements = 0
  /// Images whose label in the predictions file is not the project's.
  package var labelDisagreements = Tally()
  /// Classes without a column of probabilities.
  package var classesWithoutProbability = Tally()
  /// Columns of the file that were not read.
  package var ignoredColumns: [String] = []
  /// How rows without an image would meet one.
  package var hint: String?
  /// How each column was understood.
  package var columns: [ColumnReading] = []
  /// The classes of the labels, or of the model; empty for what has none.
  package var classes: [String] = []
  /// The words that were read as no label.
  package var missingWords: [String] = []
  /// What was chosen in reading and pairing the file.
  package var choices: [ImportChoice] = []

  private init(_ subject: Subject, _ file: String, _ pairing: Pairing, _ keys: [String]) {
    self.subject = subject
    self.file = file
    imageCount = pairing.rowOfImage.count
    matched = pairing.matched
    respelled = pairing.respelled
    bySuffix = pairing.bySuffix
    byEquivalence = pairing.byEquivalence
    withoutExtension = pairing.withoutExtension
    choices = pairing.choices
    hint = pairing.hint
    duplicateRows = pairing.repeatedRows
    let ambiguousRows = Set(pairing.ambiguousRows)
    for (row, image) in pairing.imageOfRow.enumerated() where image < 0 {
      if ambiguousRows.contains(Int32(row)) {
        ambiguous.add(keys[row])
      } else {
        withoutImage.add(keys[row])
      }
    }
  }

  /// The report on labels paired with images.
  ///
  /// An image whose label is empty counts as one without a label. Classes are unknown if
  /// `knownClasses` is given and does not have them.
  package init(
    labels: LabelTable, pairing: Pairing, images: [String], knownClasses: [String]? = nil
  ) {
    self.init(.labels, labels.file, pairing, labels.keys)
    for (image, row) in pairing.rowOfImage.enumerated() {
      if row >= 0, labels.codes[Int(row)] >= 0 { continue }
      imagesWithout.add(images[image])
      if row >= 0 { matched -= 1 }
    }
    duplicateRows += labels.duplicateRows
    ignoredColumns = labels.ignoredColumns
    choices += labels.choices
    columns = labels.columns
    missingWords = labels.missingWords
    classes = labels.classNames
    if let knownClasses {
      let known = ClassNames(knownClasses)
      for name in labels.classNames where known.find(name) == nil {
        unknownClasses.add(name + didYouMean(name, in: knownClasses))
      }
    }
  }

  /// The report on predictions paired with images.
  ///
  /// `labels` are the project's, in image order, as indices into `classes`; they are compared with
  /// the label column of the predictions file, if it has one. Where no image has a label, no class
  /// is said to be without.
  package init(
    predictions: PredictionTable, pairing: Pairing, images: [String], labels: [Int32],
    classes: [String]
  ) {
    self.init(.predictions, predictions.file, pairing, predictions.keys)
    duplicateRows += predictions.duplicateRows
    emptyRows = predictions.emptyRows
    renormalizedRows = predictions.renormalizedRows
    argmaxDisagreements = predictions.argmaxDisagreements
    confidenceDisagreements = predictions.confidenceDisagreements
    ignoredColumns = predictions.ignoredColumns
    choices += predictions.choices
    columns = predictions.columns
    self.classes = predictions.classNames
    classesWithoutProbability = Tally(predictions.classesWithoutProbability)
    if predictions.knownClassCount > 0 {
      unknownClasses = Tally(
        predictions.newClasses.map { name, nearest in
          name + (nearest.map { " (did you mean \(quoted($0))?)" } ?? "")
        })
    }
    let known = ClassNames(classes)
    var isLabelled = [Bool](repeating: false, count: classes.count)
    for label in labels where label >= 0 { isLabelled[Int(label)] = true }
    if isLabelled.contains(true) {
      classesWithoutLabels = Tally(
        predictions.declaredClasses.filter { name in
          !(known.find(name).map { isLabelled[Int($0)] } ?? false)
        })
    }
    let codes = predictions.labels?.names.map { known.find($0) ?? -2 } ?? []
    for (image, row) in pairing.rowOfImage.enumerated() {
      guard row >= 0 else {
        imagesWithout.add(images[image])
        continue
      }
      guard let code = predictions.labels?.codes[Int(row)], code >= 0, labels[image] >= 0 else {
        continue
      }
      if codes[Int(code)] != labels[image] { labelDisagreements.add(images[image]) }
    }
  }

  /// The report on embeddings paired with images.
  ///
  /// An image whose row has no vector counts as one without.
  package init(embeddings: EmbeddingTable, pairing: Pairing, images: [String]) {
    self.init(.embeddings, embeddings.file, pairing, embeddings.keys)
    emptyRows = embeddings.emptyRows
    for (image, row) in pairing.rowOfImage.enumerated() {
      if row >= 0, embeddings[row: Int(row)].contains(where: { $0 != 0 }) { continue }
      imagesWithout.add(images[image])
      if row >= 0 { matched -= 1 }
    }
  }

  /// The report on metadata paired with images.
  ///
  /// An image whose row has no value counts as one without.
  package init(metadata: MetadataTable, pairing: Pairing, images: [String]) {
    self.init(.metadata, metadata.file, pairing, metadata.keys)
    duplicateRows += metadata.duplicateRows
    ignoredColumns = metadata.ignoredColumns
    choices += metadata.choices
    columns = metadata.columns
    emptyRows = metadata.keys.indices.count(where: metadata.isEmpty)
    for (image, row) in pairing.rowOfImage.enumerated() {
      if row >= 0, !metadata.isEmpty(row: Int(row)) { continue }
      imagesWithout.add(images[image])
      if row >= 0 { matched -= 1 }
    }
  }

  /// Whether `--strict` refuses this import: something is missing on one side, said twice,
  /// ambiguous, unknown, undecodable, or contradicts the labels, or the file was read by a choice.
  package var hasProblems: Bool {
    imagesWithout.count + withoutImage.count + ambiguous.count + duplicateRows + emptyRows
      + unknownClasses.count + undecodable.count + labelDisagreements.count + choices.count > 0
  }

  /// The report in words, a finding a line; what did not happen is not mentioned.
  package var lines: [String] {
    var lines = ["\(file): \(matched) of \(imageCount) images have \(subject.one)"]
    func add(_ tally: Tally, _ finding: ImportFinding) {
      guard tally.count > 0 else { return }
      let more = tally.count > tally.examples.count ? ", …" : ""
      lines.append(
        finding.words(tally.count, of: subject) + ": "
          + tally.examples.map { printable($0) }.joined(separator: ", ") + more)
    }
    func add(_ count: Int, _ finding: ImportFinding) {
      if count > 0 { lines.append(finding.words(count, of: subject)) }
    }
    add(imagesWithout, .imagesWithout)
    add(withoutImage, .withoutImage)
    add(ambiguous, .ambiguous)
    add(duplicateRows, .duplicateRows)
    add(emptyRows, .emptyRows)
    add(unknownClasses, .unknownClasses)
    add(undecodable, .undecodable)
    add(labelDisagreements, .labelDisagreements)
    add(respelled, .respelled)
    add(bySuffix, .bySuffix)
    add(byEquivalence, .byEquivalence)
    add(withoutExtension, .withoutExtension)
    add(argmaxDisagreements, .argmaxDisagreements)
    add(confidenceDisagreements, .confidenceDisagreements)
    add(classesWithoutLabels, .classesWithoutLabels)
    add(classesWithoutProbability, .classesWithoutProbability)
    if let hint { lines.append("hint: " + printable(hint)) }
    lines += choices.map { "chosen: " + printable($0.text) }
    if !ignoredColumns.isEmpty {
      lines.append(
        "not read: "
          + ignoredColumns.map {
            $0.isEmpty ? "a column without a name" : printable($0)
          }.joined(separator: ", "))
    }
    return lines
  }

  /// What was read, in words: the classes and the columns.
  package var readingLines: [String] {
    var lines: [String] = []
    if !classes.isEmpty {
      lines.append("\(grouped(classes.count)) classes: \(listed(classes, limit: 12))")
    }
    if !columns.isEmpty { lines.append("columns: " + columns.line) }
    return lines
  }
}

/// A name without control characters, which could speak to the terminal.
package func printable(_ name: String) -> String {
  name.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
    ? quoted(name) : name
}
