import Analysis
import Dataset
import Foundation
import Tables

/// The labels file as it was imported, with the corrected labels in it; every other byte is the same.
package struct OriginalExport: Sendable {
  /// The file's name, without its folder.
  package let name: String
  /// Images whose label reads otherwise now.
  package let changed: Int
  /// Images that the file did not name, and names now.
  package let added: Int
  /// Keys of corrected images that the file has no room for.
  package let leftOut: [String]
  private let text: EditedText

  /// Puts corrected labels into a labels file.
  ///
  /// - Parameters:
  ///   - file: the labels as they were imported.
  ///   - images: the keys of the project's images.
  ///   - corrections: the class of each corrected image; `nil` for "no valid class".
  /// - Throws: ``OriginalExportError/unknownClass(_:file:)``; ``ImportError`` where the rows no longer
  ///   fit the images.
  init(
    _ file: LabelFile, images: [String], corrections: [Int32: String?]
  ) throws {
    let table = try labelled(file.table(), options: file.reading.options)
    var labels = try readLabels(from: table, options: file.reading.options)
    var index = KeyIndex(capacity: labels.count)
    for key in labels.keys { _ = key.withUTF8Bytes { index.insert($0) } }
    labels.takeFolders(file.reading.folders)
    let pairing = try pair(
      labels, with: images, allowing: file.reading.options.keyVariants)

    var wanted: [Int: String?] = [:]
    for row in labels.keys.indices {
      guard pairing.imageOfRow[row] >= 0, let correction = corrections[pairing.imageOfRow[row]]
      else { continue }
      let code = labels.codes[row]
      if correction != (code < 0 ? nil : labels.classNames[Int(code)]) {
        wanted[row] = .some(correction.map { labels.spellings[$0] ?? $0 })
      }
    }
    var writing = LabelWriting(
      file: file, rows: index, keys: labels.keys, wanted: wanted,
      added: corrections.keys.sorted().compactMap { image in
        guard pairing.rowOfImage[Int(image)] < 0, let name = corrections[image] ?? nil else {
          return nil
        }
        return (images[Int(image)], labels.spellings[name] ?? name)
      })
    // A key with an extension among keys without would no longer be one of them.
    if !labels.keysLackExtensions, let stems = spelled(images, forRows: labels.keys) {
      writing.respell(zip(images, stems).map { ($0, hasImageExtension($1) ? nil : $1) })
    }
    if !wanted.isEmpty || !writing.added.isEmpty {
      if let table = table as? any WritableTable {
        try table.write(&writing, images: images)
      } else {
        writing.leaveOutAll()
      }
    }
    name = URL(filePath: file.bytes.name).lastPathComponent
    changed = writing.changed
    added = writing.addedCount
    leftOut = writing.leftOut.sorted { $0.precedesInUTF8($1) }
    text = EditedText(file.bytes, edits: writing.edits)
  }

  /// The file in pieces.
  package var pieces: some Sequence<String> & IteratorProtocol<String> & Sendable { text }

  /// What was done, in a sentence.
  package var sentence: String {
    var parts = ["\(changed) label\(changed == 1 ? "" : "s") changed"]
    if added > 0 { parts.append("\(added) added") }
    if !leftOut.isEmpty {
      let shown = leftOut.prefix(3).joined(separator: ", ") + (leftOut.count > 3 ? "…" : "")
      parts.append(
        "\(leftOut.count) left out, which the file has no room for (\(shown)): "
          + "`assay export --format corrections` has them")
    }
    return parts.joined(separator: "; ")
  }
}

extension Project {
  /// The labels file as it was imported, with the corrected labels in it.
  ///
  /// - Throws: ``OriginalExportError``, ``ImportError`` where images that were found since make the
  ///   rows contradict each other, ``StoreError``.
  /// - Complexity: O(bytes of the file).
  @concurrent
  package func originalLabels() async throws -> OriginalExport {
    guard let file = try store.labelFile() else {
      guard let source = try importReports().last(where: { $0.subject == "labels" })?.source else {
        throw OriginalExportError.noLabels
      }
      throw source == "folders"
        ? OriginalExportError.fromFolders : OriginalExportError.notKept(file: source)
    }
    let snapshot = try await snapshot()
    return try OriginalExport(
      file, images: snapshot.images.map(\.key),
      corrections: snapshot.corrections.mapValues { $0 < 0 ? nil : snapshot.classes[Int($0)] })
  }
}
