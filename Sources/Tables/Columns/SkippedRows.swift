import Dataset

/// Rows that cannot be read: refused with the offer to leave them out, or left out and counted.
struct SkippedRows {
  /// Whether a person allowed to leave them out.
  let isAllowed: Bool
  private(set) var count = 0
  private var examples: [String] = []

  init(_ options: ImportOptions) { isAllowed = options.skipBad }

  /// Reads a row, or leaves it out.
  ///
  /// - Throws: the ``ImportError`` of the row, with the offer, where leaving out is not allowed or is
  ///   no help since the file itself is broken.
  mutating func read(_ body: () throws(ImportError) -> Void) throws(ImportError) {
    do throws(ImportError) { try body() } catch {
      guard error.isOfOneRow else { throw error }
      guard isAllowed else { throw error.offeringToSkip }
      count += 1
      if examples.count < 3 { examples.append(error.place) }
    }
  }

  /// What to say of the rows that were left out.
  var choices: [ImportChoice] {
    guard count > 0 else { return [] }
    let more = count > examples.count ? ", …" : ""
    return [
      ImportChoice(
        .skipped,
        "\(count) row\(count == 1 ? "" : "s") that cannot be read left out: "
          + examples.joined(separator: "; ") + more, count: count)
    ]
  }
}

extension ImportError {
  /// Whether the fault is that of one row, and the rest can be read without it.
  fileprivate var isOfOneRow: Bool {
    switch self {
    case .value, .conflict: complaint.place != .file
    case .unreadable, .encoding, .syntax, .columns: false
    }
  }

  /// The line and what is wrong there.
  fileprivate var place: String {
    switch complaint.place {
    case .file: complaint.found
    case .line(let line): "line \(line): \(complaint.found)"
    case .row(let row): "row \(row): \(complaint.found)"
    }
  }

  /// The same error with the offer to leave such rows out.
  var offeringToSkip: ImportError {
    var complaint = complaint
    complaint.advice += "; --skip-bad leaves such rows out and counts them"
    return switch self {
    case .value: .value(complaint)
    case .conflict: .conflict(complaint)
    case .unreadable, .encoding, .syntax, .columns: self
    }
  }
}
