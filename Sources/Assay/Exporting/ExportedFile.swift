package import Analysis
package import Dataset

/// Chosen images as one file, in any format that is a file, made piece by piece.
package struct ExportedFile: Sendable {
  /// How many images are in it.
  package let written: Int
  /// How many are left out, because the format has no place for one without a class.
  package let leftOut: Int
  /// The text in pieces.
  package let pieces: Pieces
  /// Its type in HTTP.
  package let mediaType: String

  /// The images in a format; `nil` for a format that is no file of chosen images, see ``ExportFormat/files``.
  ///
  /// - Parameters:
  ///   - ids: images of the project, in the order in which they are written.
  ///   - explorer: the project, with the labels that are written.
  ///   - model: the model of the project, `nil` if it has none.
  ///   - isNamed: whether somebody named the model: the labels files of other tools have predictions only
  ///     then, but those for relabelling always.
  ///   - format: the format.
  ///   - address: what stands before a key in Label Studio's addresses.
  package init?(
    of ids: [UInt32], in explorer: Explorer, model: ModelPredictions?, isNamed: Bool,
    as format: ExportFormat, address: String = DatasetExport.localFiles
  ) {
    switch format.way {
    case .lines(let lines):
      let export = ImageExport(of: ids, in: explorer, model: model, as: lines)
      written = export.ids.count
      leftOut = 0
      pieces = Pieces(export.pieces)
    case .labels(let tool):
      let export = DatasetExport(
        of: ids, in: explorer, model: isNamed || tool.isForRelabelling ? model : nil, as: tool,
        address: address)
      written = ids.count - export.leftOut
      leftOut = export.leftOut
      pieces = Pieces(export.pieces)
    case .original, .folder, .project: return nil
    }
    mediaType =
      switch format.fileName?.split(separator: ".").last {
      case "jsonl": "application/x-ndjson"
      case "json": "application/json"
      case "xml": "application/xml"
      default: "text/csv; charset=utf-8"
      }
  }

  /// The text of any format, piece by piece.
  package struct Pieces: Sequence, IteratorProtocol, Sendable {
    private var source: any IteratorProtocol<String> & Sendable

    fileprivate init(_ source: any IteratorProtocol<String> & Sendable) { self.source = source }

    /// The next piece; `nil` after the last one.
    package mutating func next() -> String? { source.next() }
  }
}
