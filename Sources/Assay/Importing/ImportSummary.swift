import Dataset
package import Foundation
package import Tables

/// What the stored report of an import says.
///
/// A report is text of a project's database, which anyone may have made: nothing of it is passed on
/// as it stands. A member of another shape is as if it were missing, lists are cut after
/// ``listLimit``, texts after 1,000 characters; a count that no project can have is missing too.
package struct ImportSummary: Sendable {
  /// Something that the import found.
  package struct Finding: Sendable {
    /// What was found.
    package let kind: ImportFinding
    /// How often; at least 1.
    package let count: Int
    /// The first few of them by name; none where they are only counted.
    package let examples: [String]
  }
  /// A choice that was made in reading the file.
  package struct Choice: Sendable {
    /// What was chosen; `nil` where this version does not know the word.
    package let kind: ImportChoice.Kind?
    /// The choice as a sentence without an end.
    package let text: String
    /// How many rows, cells or names it is about; `nil` where the report does not say.
    package let count: Int?
  }
  /// The first members of a list.
  package struct Beginning<Member: Sendable>: Sendable {
    /// How many members the list has.
    package let count: Int
    /// At most ``ImportSummary/listLimit`` of them.
    package let first: [Member]
  }

  /// At most so many members of a list.
  package static let listLimit = 100
  /// At most so many examples of a finding.
  package static let exampleLimit = Tally.exampleLimit

  /// What was imported.
  package let subject: Reconciliation.Subject
  /// The file, as the person named it; `folders` for labels by folder.
  package let file: String
  /// When; `nil` where the project says no time of the years 1970 to 9999.
  package let date: Date?
  /// The model, for predictions.
  package let model: String?
  /// The embedding, for embeddings.
  package let embedding: String?
  /// How many images the project had.
  package let imageCount: Int
  /// How many of them were matched.
  package let matched: Int
  /// What was found at least once, in the order of ``ImportFinding``.
  package let findings: [Finding]
  /// The choices; `nil` in a report of before there were any.
  package let choices: Beginning<Choice>?
  /// How each column was understood; `nil` in a report of before that was kept.
  package let columns: Beginning<ColumnReading>?
  /// The classes of the file; `nil` in a report of before they were kept.
  package let classes: Beginning<String>?
  /// The words that were read as no label.
  package let missingWords: [String]
  /// How rows without an image would meet one.
  package let hint: String?

  /// The summary of a report; `nil` if it is none: of an unknown kind, of no file, no JSON
  /// object, or without the numbers of images and of those matched.
  package init?(_ report: ImportReport) {
    guard let subject = Reconciliation.Subject(rawValue: report.subject), !report.source.isEmpty,
      report.json.utf8.count <= 64 << 20,
      let members = try? JSONDecoder().decode(StoredMembers.self, from: Data(report.json.utf8)),
      let images = members.count("images"), let matched = members.count("matched"),
      matched <= images
    else { return nil }
    self.subject = subject
    file = cut(report.source)
    date =
      (0...253_402_300_799).contains(report.importedSeconds)
      ? Date(timeIntervalSince1970: Double(report.importedSeconds)) : nil
    model = report.model.map { cut($0) }
    embedding = report.embedding.map { cut($0) }
    imageCount = images
    self.matched = matched
    findings = ImportFinding.allCases.compactMap { kind in
      let tally = members.value(kind.rawValue, as: StoredTally.self)
      guard let count = tally?.count ?? members.count(kind.rawValue), count > 0 else { return nil }
      let examples = (tally?.examples ?? []).prefix(Self.exampleLimit)
      return Finding(kind: kind, count: count, examples: examples.map { cut($0) })
    }
    choices = members.beginning("choices") { (stored: StoredChoice) in
      Choice(kind: stored.kind, text: cut(stored.text), count: stored.count)
    }
    columns = members.beginning("columns") { (stored: StoredColumn) in
      ColumnReading(cut(stored.name), stored.role, note: stored.note.map { cut($0) })
    }
    classes = members.beginning("classes") { (name: String) in cut(name) }
    missingWords = members.beginning("missing_words") { (word: String) in cut(word) }?.first ?? []
    hint = members.value("hint", as: String.self).map { cut($0) }
  }

  /// What has no part in what was imported.
  package var leftOut: [Finding] { findings.filter(\.kind.isLeftOut) }

  /// As JSON.
  package var json: JSON {
    func list(_ found: [Finding]) -> JSON {
      .array(
        found.map { finding in
          .object([
            ("kind", .string(finding.kind.rawValue)), ("text", .string(words(finding))),
            ("count", .int(finding.count)), ("examples", .strings(finding.examples)),
          ])
        })
    }
    func beginning<Member>(_ list: Beginning<Member>?, _ json: (Member) -> JSON) -> JSON {
      guard let list else { return .null }
      return .object([("count", .int(list.count)), ("first", .array(list.first.map(json)))])
    }
    return .object([
      ("subject", .string(subject.rawValue)), ("file", .string(file)),
      ("at", .optional(date?.formatted(.iso8601))), ("model", .optional(model)),
      ("embedding", .optional(embedding)), ("images", .int(imageCount)),
      ("matched", .int(matched)), ("left_out", list(leftOut)),
      ("findings", list(findings.filter { !$0.kind.isLeftOut })),
      (
        "choices",
        beginning(choices) { choice in
          .object([
            ("kind", .optional(choice.kind?.rawValue)), ("text", .string(choice.text)),
            ("count", .optional(choice.count)),
          ])
        }
      ), ("columns", beginning(columns) { $0.json }),
      ("classes", beginning(classes) { .string($0) }), ("missing_words", .strings(missingWords)),
      ("hint", .optional(hint)),
    ])
  }

  /// A finding in words, such as `2 images without a label`.
  package func words(_ finding: Finding) -> String {
    finding.kind.words(finding.count, of: subject)
  }
}

/// The imports of a project, the oldest first.
package struct ImportHistory: Sendable {
  /// What the stored reports say.
  package let imports: [ImportSummary]
  /// Stored reports that are none, and are left out.
  package let unreadable: Int

  /// The summaries of stored reports.
  package init(_ reports: [ImportReport]) {
    imports = reports.compactMap(ImportSummary.init)
    unreadable = reports.count - imports.count
  }
}

/// A text of at most 1,000 characters.
private func cut(_ text: String) -> String {
  let scalars = text.unicodeScalars
  guard let end = scalars.index(scalars.startIndex, offsetBy: 1_000, limitedBy: scalars.endIndex),
    end < scalars.endIndex
  else { return text }
  return String(scalars[..<end]) + "…"
}
