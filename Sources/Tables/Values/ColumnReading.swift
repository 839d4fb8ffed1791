package import Dataset

/// How a column of a file was understood.
package struct ColumnReading: Hashable, Sendable {
  /// What a column holds.
  package enum Role: String, Sendable, CaseIterable {
    case key, label, predicted, confidence, split, probability, score
    /// Numbers, which became a metric.
    case number
    /// Words, which became a category.
    case words
    /// Nothing that was read.
    case ignored
  }
  /// The column as the file names it.
  package var name: String
  /// What it holds.
  package var role: Role
  /// The class whose probability it holds, or why it was read so, where that is not plain.
  package var note: String?

  /// A column and what it holds.
  package init(_ name: String, _ role: Role, note: String? = nil) {
    self.name = name
    self.role = role
    self.note = note
  }

  /// As JSON.
  package var json: JSON {
    .object([
      ("name", .string(name)), ("role", .string(role.rawValue)),
      ("note", note.map { .string($0) } ?? .null),
    ])
  }
}

extension [ColumnReading] {
  /// The columns in words, on one line; those of probabilities as one.
  package var line: String {
    func named(_ reading: ColumnReading) -> String {
      reading.name.isEmpty ? "one without a name" : quoted(reading.name)
    }
    var parts: [String] = []
    for role in [
      ColumnReading.Role.key, .label, .predicted, .confidence, .split, .score, .probability,
      .number, .words, .ignored,
    ] {
      let these = filter { $0.role == role }
      guard let first = these.first else { continue }
      let what =
        switch role {
        case .number: these.count == 1 ? "a number" : "numbers"
        case .probability: these.count == 1 ? "a probability" : "probabilities"
        case .ignored: "not read"
        case .score: "the score"
        default: role.rawValue
        }
      var text = "\(what): " + these.prefix(6).map(named).joined(separator: ", ")
      if these.count > 6 { text += " and \(these.count - 6) more" }
      if these.count == 1, let note = first.note {
        text += " (\(note))"
      } else {
        let notes = these.compactMap { reading in
          role == .probability ? nil : reading.note.map { "\(named(reading)) \($0)" }
        }
        if !notes.isEmpty { text += " (\(notes.joined(separator: ", ")))" }
      }
      parts.append(text)
    }
    return parts.joined(separator: "; ")
  }
}
