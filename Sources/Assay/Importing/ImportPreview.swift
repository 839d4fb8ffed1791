package import Dataset
package import Foundation
package import Tables

/// What making a project would find, without making it.
package struct ImportPreview: Sendable {
  /// What lies in the image folder.
  package let scan: ImageScan
  /// Which images would get a label; `nil` if there is no file and the folders name no classes.
  package let labels: Reconciliation?
  /// The names of the classes.
  package let classes: [String]

  /// Looks at a folder of images and at labels; writes nothing.
  ///
  /// - Parameters:
  ///   - root: the folder of images.
  ///   - file: the labels; the class folders where `nil`.
  ///   - options: what the file's own words do not say.
  /// - Throws: ``ImportError`` about the folder or the file.
  package init(images root: URL, labels file: URL?, options: ImportOptions) throws(ImportError) {
    scan = try scanImages(in: root)
    let keys = scan.images.map(\.key)
    var table =
      if let file { try readLabels(from: file, options: options) } else {
        readFolderLabels(keys: keys)
      }
    if let file { table?.takeFolders(metadataFolders(of: file, below: root)) }
    classes = table?.classNames ?? []
    guard let table else {
      labels = nil
      return
    }
    labels = Reconciliation(
      labels: table, pairing: try pair(table, with: keys, allowing: options.keyVariants),
      images: keys, knownClasses: nil)
  }

  /// For a person, a line a fact.
  package var lines: [String] {
    var lines = ["\(scan.images.count) images, \(classes.count) classes; nothing was written"]
    lines += scan.notes
    return lines
      + (labels.map { $0.lines + $0.readingLines } ?? [
        "no labels: no file was named, and the folders name no classes"
      ])
  }

  /// As JSON.
  package var json: JSON {
    .object([
      ("images", .int(scan.images.count)), ("classes", .strings(classes)),
      ("other_files", scan.otherFiles.json), ("unreadable", scan.unreadable.json),
      ("repeated_links", scan.repeatedLinks.json), ("links_outside", scan.linksOutside.json),
      ("reconciliation", labels?.json ?? .null),
    ])
  }
}
