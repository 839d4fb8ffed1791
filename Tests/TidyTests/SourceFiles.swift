import Foundation
import TestSupport
import Testing

/// The package's own source files, as the tidy tests read them.
enum SourceFiles {
  /// Every file below a folder of the package whose name ends in one of the endings; none at all
  /// is a failure.
  static func below(_ folder: String, endings: Set<String>) -> [URL] {
    let root = Folders.package.appending(path: folder)
    let ignored: Set<String> = ["node_modules", "dist", ".tools", ".cache", ".build"]
    let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var files: [URL] = []
    while let file = walk?.nextObject() as? URL {
      if ignored.contains(file.lastPathComponent) {
        walk?.skipDescendants()
      } else if endings.contains(file.pathExtension) {
        files.append(file)
      }
    }
    if files.isEmpty { Issue.record("nothing to look at below \(folder)") }
    return files.sorted { $0.path < $1.path }
  }

  /// The lines of a file, numbered from 1.
  static func lines(of file: URL) throws -> [(number: Int, text: Substring)] {
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { ($0 + 1, $1) }
  }

  /// The path of a file relative to the package.
  static func path(of file: URL) -> String {
    String(file.path.dropFirst(Folders.package.path.count + 1))
  }
}
