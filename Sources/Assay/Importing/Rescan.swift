import Tables

/// What a new look at the image folder found.
package struct RescanReport: Hashable, Sendable {
  /// Images that the project did not know; they have the last places in the order of images.
  package var added = 0
  /// Images whose file has another size or time; measuring tells whether its bytes changed.
  package var changed = 0
  /// Images whose file is gone; they stay in the project, with an issue.
  package var missing = 0
  /// Images whose file was gone and is there again.
  package var returned = 0
  /// Images that are there.
  package var present = 0
}

extension Project {
  /// Looks at the image folder again: new, changed and missing files.
  ///
  /// - Returns: what is different from the last look, except ``RescanReport/missing`` and
  ///   ``RescanReport/present``, which are in all.
  /// - Throws: ``StoreError/noImageRoot(path:)`` or ``StoreError/noImages(path:)`` if the folder or
  ///   all of its images are gone, as when a disk is unplugged: nothing is marked as missing then.
  @concurrent
  @discardableResult
  package func rescan() async throws -> RescanReport { try lookAgain().report }

  /// Looks at the image folder again; gives the report and all files as they are known then.
  func lookAgain() throws -> (report: RescanReport, files: [ImageTables.KnownFile]) {
    let root = try ImageFolder(try store.imageRoot())
    let known = try store.knownFiles()
    // By bytes, because two names that are one to Unicode can be two files.
    var places = KeyIndex(capacity: known.count)
    for file in known { _ = file.seen.key.withUTF8Bytes { places.insert($0) } }

    var changes = ScanChanges()
    var isPresent = [Bool](repeating: false, count: known.count)
    var report = RescanReport()
    for image in try scanImages(in: try imageRoot).images {
      let seen = ImageTables.SeenFile(scanned: image)
      guard let place = seen.key.withUTF8Bytes({ places.find($0) }) else {
        changes.added.append(seen)
        continue
      }
      isPresent[place] = true
      report.present += 1
      let isReturned = known[place].missing
      if isReturned { changes.returned.append(place) }
      if isReturned || known[place].seen != seen { changes.changed.append((place, seen)) }
      if known[place].seen != seen { report.changed += 1 }
    }
    guard report.present > 0 || known.isEmpty else {
      throw StoreError.noImages(path: root.path)
    }
    for image in known.indices where !isPresent[image] {
      report.missing += 1
      if !known[image].missing { changes.gone.append(image) }
    }
    report.added = changes.added.count
    report.present += changes.added.count
    report.returned = changes.returned.count
    if changes.isEmpty { return (report, known) }
    try store.save(changes)
    return (report, try store.knownFiles())
  }
}
