package import Dataset
package import Foundation

/// The images found below a folder.
public struct ImageScan: Sendable {
  /// The images, in the order of their keys' UTF-8 bytes, with size and time of change.
  package var images: [ImageRecord] = []
  /// Files that are no images by name or content: how many, and the first few.
  package var otherFiles = Tally()
  /// Files and folders whose name begins with a point.
  package var hidden = 0
  /// Folders and files that could not be read: how many, and the first few.
  package var unreadable = Tally()
  /// Links to a folder that was walked already, and so not again.
  package var repeatedLinks = Tally()
  /// Links that lead out of the root, and were not followed.
  package var linksOutside = Tally()

  /// What operating systems and drives leave there: thumbnails, bins, indices.
  package var systemFiles = Tally()

  /// Nothing found yet.
  package init() {}

  /// What was passed over and why, a line a reason; empty if every file is an image.
  package var notes: [String] {
    let tallies = [
      (otherFiles, "other files"), (systemFiles, "files or folders of the system"),
      (unreadable, "unreadable files or folders"),
      (repeatedLinks, "links to folders seen before"),
      (
        linksOutside,
        "links out of the image folder, not followed (copy the files, or name the "
          + "folder they lead to)"
      ),
    ]
    return tallies.filter { $0.0.count > 0 }.map { tally, what in
      "passed over: \(tally.count) \(what): \(tally.examples.joined(separator: ", "))"
    }
  }
}

/// A count, with the first few of what was counted.
package struct Tally: Hashable, Sendable {
  /// How many there are.
  package private(set) var count = 0
  /// The first few, in the order in which they were counted.
  package private(set) var examples: [String] = []
  /// How many examples are kept.
  package static let exampleLimit = 5

  /// Nothing counted yet.
  package init() {}

  /// A count of `names`.
  package init(_ names: some Sequence<String>) {
    for name in names { add(name) }
  }

  /// Counts one more.
  package mutating func add(_ name: @autoclosure () -> String) {
    count += 1
    if examples.count < Self.exampleLimit { examples.append(name()) }
  }
}

/// Finds all images below a folder.
///
/// Every regular file that is not hidden counts as an image if its extension is that of an image
/// or its first bytes are; what it really is, decoding decides. Links are followed as long as they
/// stay in the root, and a folder is walked once, under its own place rather than a link's. What
/// cannot be read is counted, never fatal.
///
/// - Throws: ``ImportError/unreadable(_:)`` if the root itself is no readable folder.
/// - Complexity: O(n log n), one `stat` a file.
package func scanImages(in root: URL) throws(ImportError) -> ImageScan {
  var walk = try FolderWalk(root)
  walk.run()
  var scan = walk.scan
  scan.images.sort { $0.key.precedesInUTF8($1.key) }
  return scan
}
