package import Analysis
package import Dataset

/// Images as lines of text, in a given order: CSV, JSON Lines, or the corrections alone.
///
/// The same project, images and order give the same bytes. Lines are made piece by piece, so that a
/// million images need not be one text.
package struct ImageExport: Sendable {
  /// What the lines are.
  package enum Format: String, Hashable, Sendable, CaseIterable {
    /// A row an image, with every metric and category, and a header.
    case csv
    /// The same as an object a line.
    case jsonl
    /// Only images with a correction: key, label, given, status.
    case corrections
  }

  /// The images that have a line, in order.
  package let ids: [UInt32]
  /// What the lines are.
  package let format: Format
  private let rows: ExportRows

  /// The lines of images.
  ///
  /// - Parameters:
  ///   - ids: images of the project, in the order of their lines.
  ///   - explorer: the project, with the labels that the lines shall give.
  ///   - model: the model whose predictions and metrics they give.
  ///   - format: what the lines are.
  package init(
    of ids: [UInt32], in explorer: Explorer, model: ModelPredictions?, as format: Format
  ) {
    let corrections = explorer.snapshot.corrections
    self.ids = format == .corrections ? ids.filter { corrections[Int32($0)] != nil } : ids
    self.format = format
    rows = ExportRows(of: explorer, model: model, tagged: format == .corrections ? [] : ids)
  }

  /// The first line with its line break; empty for JSON Lines.
  package var head: String {
    switch format {
    case .csv: rows.titles.map(csvCell).joined(separator: ",") + "\n"
    case .corrections: "key,label,given,status\n"
    case .jsonl: ""
    }
  }

  /// The lines of some of ``ids``, each with its line break.
  package func lines(_ range: Range<Int>) -> String {
    var text = ""
    for id in ids[range] {
      let image = Int(id)
      switch format {
      case .csv: text += rows.cells(of: image).map(csvCell).joined(separator: ",")
      case .jsonl: text += String(decoding: rows.json(of: image).bytes, as: UTF8.self)
      case .corrections: text += rows.correctionCells(of: image).map(csvCell).joined(separator: ",")
      }
      text += "\n"
    }
    return text
  }

  /// All lines in pieces of at most a thousand, the head first.
  package var pieces: Pieces { Pieces(export: self) }
}

extension ImageExport {
  /// The text of an export, a thousand lines at a time.
  package struct Pieces: Sequence, IteratorProtocol, Sendable {
    private let export: ImageExport
    private var start = -1

    fileprivate init(export: ImageExport) { self.export = export }

    /// The next piece; `nil` after the last one.
    package mutating func next() -> String? {
      guard start >= 0 else {
        start = 0
        return export.head.isEmpty ? next() : export.head
      }
      guard start < export.ids.count else { return nil }
      let end = Swift.min(start + 1_000, export.ids.count)
      defer { start = end }
      return export.lines(start..<end)
    }
  }
}
