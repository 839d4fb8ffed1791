package import Dataset

/// A choice that was made because a file could be read in more than one way, or not as it stands.
///
/// Every choice is reported, and `--strict` refuses each.
package struct ImportChoice: Hashable, Sendable {
  /// What was chosen; the raw value names it in JSON.
  package enum Kind: String, Sendable, CaseIterable {
    /// Two spellings of a class were taken for one: blanks, case, quotes, number forms.
    case spelling = "class_spelling"
    /// Numbers were taken for places in a list of classes, or for names.
    case places = "class_numbers"
    /// A word was taken for no label.
    case noLabel = "no_label"
    /// Keys were paired although they differ: case, extension, folders, zeros, blanks.
    case keys = "key_spelling"
    /// Rows were left out because a person allowed it.
    case skipped = "skipped_rows"
    /// Numbers were rescaled, or taken for something else than probabilities of one distribution.
    case numbers = "numbers"
    /// A column was read otherwise than its name or a part of its cells says.
    case column = "column"
    /// Folders were taken for splits, or left out.
    case folders = "folders"
    /// A file was told to be of a format by its form.
    case format = "format"
  }

  /// What was chosen.
  package var kind: Kind
  /// The choice as a sentence without an end, such as `"cat " is read as "cat"`.
  package var text: String
  /// How many rows, cells or names it is about.
  package var count: Int

  /// A choice about `count` rows, cells or names.
  package init(_ kind: Kind, _ text: String, count: Int) {
    self.kind = kind
    self.text = text
    self.count = count
  }

  /// As JSON.
  package var json: JSON {
    .object([
      ("kind", .string(kind.rawValue)), ("text", .string(text)), ("count", .int(count)),
    ])
  }
}
