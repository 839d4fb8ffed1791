import Dataset

/// Why a file or folder was not imported, in words for the person who must act.
///
/// Printed, every error reads `file:line: found …, expected …, what to do`; the line is left out
/// where the whole file is at fault, and is `row n` in arrays, which have no lines.
package enum ImportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder cannot be opened or read.
  case unreadable(Complaint)
  /// The bytes are not the text that was expected: another encoding, a NUL byte.
  case encoding(Complaint)
  /// The file breaks the rules of its own format.
  case syntax(Complaint)
  /// A column that is needed is missing, or two claim one role.
  case columns(Complaint)
  /// A value cannot be what it stands for: not a number, no probability, an unknown class.
  case value(Complaint)
  /// Two rows about one image contradict each other.
  case conflict(Complaint)

  /// What was found where, what was expected, and what to do.
  package var complaint: Complaint {
    switch self {
    case .unreadable(let complaint), .encoding(let complaint), .syntax(let complaint),
      .columns(let complaint), .value(let complaint), .conflict(let complaint):
      complaint
    }
  }

  /// The text of the complaint.
  package var description: String { complaint.description }
}

/// What was found where, what was expected, and what to do about it.
package struct Complaint: Hashable, Sendable, CustomStringConvertible {
  /// Where in the file.
  package enum Place: Hashable, Sendable {
    /// The file as a whole.
    case file
    /// A line of a text, counted from 1, line ends inside quotes included.
    case line(Int)
    /// A row of an array, counted from 1.
    case row(Int)
  }
  /// The file, as the person named it.
  package var file: String
  /// Where in the file.
  package var place: Place
  /// What is there.
  package var found: String
  /// What should be there.
  package var expected: String
  /// What the person can do.
  package var advice: String

  /// A complaint about one place of a file.
  package init(
    file: String, place: Place = .file, found: String, expected: String, advice: String
  ) {
    self.file = file
    self.place = place
    self.found = found
    self.expected = expected
    self.advice = advice
  }

  /// `file:line: found …, expected …, what to do`.
  package var description: String {
    let location =
      switch place {
      case .file: file
      case .line(let line): "\(file):\(line)"
      case .row(let row): "\(file): row \(row)"
      }
    return "\(location): found \(found), expected \(expected), \(advice)"
  }
}

/// A few names as they are shown in a message: `"a", "b" and 7 more`.
package func listed(_ names: some Collection<String>, limit: Int = 6) -> String {
  if names.isEmpty { return "none" }
  let shown = names.prefix(limit).map { quoted($0) }.joined(separator: ", ")
  return names.count > limit ? "\(shown) and \(names.count - limit) more" : shown
}
