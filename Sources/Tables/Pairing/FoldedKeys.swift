import Dataset
import Foundation

/// Keys as they are compared where they may differ in some ways.
struct FoldedKeys {
  /// What may differ; ``KeyVariant/folders`` is not looked at.
  let variants: Set<KeyVariant>

  /// The ways to compare, those that let the least differ first.
  static let ladder: [Set<KeyVariant>] = [
    [.blanks], [.letters], [.ending], [.zeros], [.letters, .ending], [.zeros, .ending],
    [.blanks, .letters, .ending, .zeros],
  ]

  /// What keys of one image share.
  func fold(_ key: String) -> String {
    var path = plainPath(labelStudioKey(key))
    if variants.contains(.blanks) {
      if let question = path.firstIndex(of: "?"), path[question...].contains("=") {
        path = String(path[..<question])
      }
      path = path.split(separator: "/").map {
        $0.trimmingCharacters(in: .whitespacesAndNewlines)
      }.joined(separator: "/")
    }
    if variants.contains(.letters) { path = path.lowercased() }
    guard variants.contains(.ending) || variants.contains(.zeros) else { return path }
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    var name = String(path[start...])
    var ending = ""
    if hasImageExtension(name), let point = name.lastIndex(of: ".") {
      ending = variants.contains(.ending) ? "" : String(name[point...])
      name = String(name[..<point])
    }
    if variants.contains(.zeros), !name.isEmpty, name.utf8.allSatisfy({ $0 &- 0x30 < 10 }) {
      name = String(name.drop { $0 == "0" })
      if name.isEmpty { name = "0" }
    }
    return path[..<start] + name + ending
  }

  /// The last components of a path; the whole path where it has fewer.
  static func ending(of path: String, components: Int) -> String {
    path.split(separator: "/").suffix(components).joined(separator: "/")
  }

  /// What stands in front of the last components of a path.
  static func front(of path: String, components: Int) -> String {
    path.split(separator: "/").dropLast(components).joined(separator: "/")
  }
}
