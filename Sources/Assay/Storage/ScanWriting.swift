import Dataset
import GRDB

/// What a scan found out about the files, compared with the scan before.
struct ScanChanges: Sendable {
  /// Files of images that the project does not know, in the order they shall have.
  var added: [ImageTables.SeenFile] = []
  /// Images whose file is new in size or time, or there again.
  var changed: [(image: Int, file: ImageTables.SeenFile)] = []
  /// Images whose file is gone since the last scan.
  var gone: [Int] = []
  /// Images whose file is there again.
  var returned: [Int] = []

  /// Whether nothing changed at all.
  var isEmpty: Bool { added.isEmpty && changed.isEmpty && gone.isEmpty && returned.isEmpty }
}

extension ProjectStore {
  /// The reason that the issue of a file that is gone gives.
  static let goneReason = "\(FileIssue.goneWords) from the image folder"

  /// All files in image order.
  func knownFiles() throws(StoreError) -> [ImageTables.KnownFile] {
    try read { try ImageTables.knownFiles(in: $0) }
  }

  /// Writes what a scan found out, in one transaction.
  func save(_ changes: ScanChanges) throws(StoreError) {
    guard !changes.isEmpty else { return }
    let replaced = try write("looking for new images") { db in
      let count = try ImageTables.count(in: db)
      try ImageTables.append(changes.added, from: count, in: db)
      for (image, file) in changes.changed { try ImageTables.setSeen(file, of: image, in: db) }
      for image in changes.returned { try ImageTables.setIssues([], of: image, in: db) }
      for image in changes.gone {
        try ImageTables.setMissing(image, in: db)
        try ImageTables.setIssues(
          [FileIssue(image: Int32(image), kind: .missingFile, reason: Self.goneReason)],
          of: image, in: db)
      }
      return try widenArrays(
        imageCount: count + changes.added.count, classCount: 0, in: db)
    }
    guard !replaced.isEmpty else { return }
    try syncToDisk()
    ArrayFiles.remove(replaced, from: folder.arrays)
  }
}
