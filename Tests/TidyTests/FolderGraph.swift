import Foundation

/// Which folder of a target names whose types, read as text.
///
/// A folder's types are those that its files declare at the top; a name that several folders declare
/// counts for none. The files at the top of the target are the folder `.`.
struct FolderGraph {
  /// One name that a file of a folder takes from another folder.
  struct Use: Hashable {
    let file: String
    let name: String
  }

  /// For each folder the folders that it names, and where.
  private(set) var uses: [String: [String: Set<Use>]] = [:]

  /// - Parameter target: a folder below `Sources`.
  /// - Throws: the file system's error where a file cannot be read.
  init(of target: String) throws {
    let root = "Sources/\(target)/"
    var texts: [(folder: String, file: String, text: String)] = []
    for file in SourceFiles.below("Sources/\(target)", endings: ["swift"]) {
      let path = String(SourceFiles.path(of: file).dropFirst(root.count))
      let folder = path.contains("/") ? String(path.prefix { $0 != "/" }) : "."
      texts.append((folder, path, Self.bare(try String(contentsOf: file, encoding: .utf8))))
    }
    var owners: [Substring: Set<String>] = [:]
    let declaration =
      /(?m)^(?:@\w+(?:\([^)]*\))? +)*(?:(?:public|package|internal|final|indirect|nonisolated) )*(?:struct|enum|class|actor|protocol|typealias) ([A-Z]\w*)/
    for (folder, _, text) in texts {
      uses[folder] = [:]
      for match in text.matches(of: declaration) { owners[match.1, default: []].insert(folder) }
    }
    for (folder, file, text) in texts {
      for name in Set(text.matches(of: /\b[A-Z]\w*\b/).map(\.0)) {
        guard let owner = owners[name], owner.count == 1, let other = owner.first, other != folder
        else { continue }
        uses[folder]?[other, default: []].insert(Use(file: file, name: String(name)))
      }
    }
  }

  /// The text without comments and without what stands in quotes.
  private static func bare(_ text: String) -> String {
    text.replacing(/\/\/[^\n]*/, with: "").replacing(/"(?:\\.|[^"\\\n])*"/, with: "\"\"")
  }

  /// The folders in an order in which each names only earlier ones, as far as there is one; the
  /// others stand in circles.
  var floors: (order: [String], circles: [String]) {
    var order: [String] = []
    var left = uses.keys.sorted()
    while let next = left.first(where: { folder in
      uses[folder]?.keys.allSatisfy { order.contains($0) } ?? true
    }) {
      order.append(next)
      left.removeAll { $0 == next }
    }
    return (order, left)
  }

  /// Where a folder of a circle names another one of it, a sentence each.
  func arrows(among folders: [String]) -> [String] {
    folders.flatMap { folder in
      (uses[folder] ?? [:]).filter { folders.contains($0.key) }.flatMap { other, uses in
        uses.map { "\($0.file) (\(folder)) names \($0.name) (\(other))" }
      }.sorted()
    }
  }
}
