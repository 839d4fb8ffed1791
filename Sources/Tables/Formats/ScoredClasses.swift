import Dataset

/// What a model says of one image: some classes, each with its score.
struct ScoredClasses {
  var key: String
  var line: Int
  /// The classes with their scores as written.
  var scores: [(className: String, score: String)]
  /// The class that the model itself says it predicts.
  var top: String?

  /// The most probable class with its score; of several the first.
  var best: (className: String, score: String)? {
    var best: (className: String, score: String, value: Double)?
    for (name, score) in scores {
      let value = score.withUTF8Bytes { DecimalNumber($0)?.value } ?? -.infinity
      if best.map({ value > $0.value }) ?? true { best = (name, score, value) }
    }
    return best.map { ($0.className, $0.score) }
  }
}

/// How much of the classes a list of scores a row gives.
struct ScoreCoverage {
  private(set) var classes = ClassNames()
  /// The least and the greatest number of scores of a row that has any.
  private var counts: (least: Int, greatest: Int)?
  /// Whether each row adds up to one, as far as it is written.
  private var addUp = true
  /// Whether a row adds up to more than one, as independent outputs do.
  private var exceed = false

  /// Takes the scores of a row, whose classes are different ones.
  mutating func take(_ scores: [(className: String, score: String)]) {
    guard !scores.isEmpty else { return }
    var (sum, places) = (0.0, 0)
    for (name, score) in scores {
      _ = name.withUTF8Bytes { classes.add($0) }
      guard let number = score.withUTF8Bytes({ DecimalNumber($0) }) else { continue }
      sum += number.value
      places = max(places, number.places)
    }
    let half = places > 15 ? 0 : DecimalNumber.halfDigits[max(0, places)]
    // One decimal place would hide a tenth, and so a class that is not in the list.
    let rounding = places == 0 ? 0 : Double(scores.count) * half
    let tolerance = max(1e-3, min(0.02, rounding)) + 1e-12
    addUp = addUp && abs(sum - 1) <= tolerance
    exceed = exceed || sum > 1 + tolerance
    let old = counts ?? (scores.count, scores.count)
    counts = (min(old.least, scores.count), max(old.greatest, scores.count))
  }

  /// Whether every row has a score for each class, and no further class can have any: all rows add up
  /// to one, or the outputs are independent.
  var isComplete: Bool {
    classes.count > 1 && counts?.least == classes.count && counts?.greatest == classes.count
      && (addUp || exceed)
  }

  /// What is said where only some of the classes have scores.
  func choice(_ what: String, count: Int) -> ImportChoice {
    let most = counts?.greatest ?? 0
    return ImportChoice(
      .numbers,
      "\(what): at most \(most) of the model's classes \(most == 1 ? "has its score" : "have scores") "
        + "in a row, so class and confidence of the best are read and the other probabilities are "
        + "unknown", count: count)
  }
}

extension AnnotationContent {
  /// What a model says of images, class by class: all probabilities where every row has them, else
  /// the best class and its confidence.
  ///
  /// - Parameters:
  ///   - answers: one for each image.
  ///   - what: what they are, for the choice.
  ///   - document: for complaints.
  /// - Throws: ``ImportError/conflict(_:)`` if a class stands twice in a row.
  init(
    scored answers: [ScoredClasses], what: String, in document: AnnotationDocument
  ) throws(ImportError) {
    var coverage = ScoreCoverage()
    for answer in answers {
      var seen: Set<String> = []
      for (name, _) in answer.scores where !seen.insert(name).inserted {
        throw .conflict(
          Complaint(
            file: document.file, place: .line(answer.line),
            found: "the class \(quoted(name)) twice for \(quoted(answer.key))",
            expected: "every class once", advice: "remove one of the two"))
      }
      coverage.take(answer.scores)
    }
    let isComplete = coverage.isComplete
    rows = answers.map { answer in
      let best = answer.best
      let name = answer.top ?? best?.className ?? ""
      var row = AnnotationTable.Row(key: answer.key, className: name, line: answer.line)
      let scores = Dictionary(
        answer.scores.map { ($0.className, $0.score) }, uniquingKeysWith: { first, _ in first })
      if isComplete, !scores.isEmpty {
        row.probabilities = coverage.classes.names.map { scores[$0] ?? "" }
      } else {
        row.confidence = scores[name] ?? ""
      }
      return row
    }
    if isComplete {
      probabilityClasses = coverage.classes.names
    } else if coverage.classes.count > 0 {
      choices = [coverage.choice(what, count: answers.count)]
    }
  }
}
