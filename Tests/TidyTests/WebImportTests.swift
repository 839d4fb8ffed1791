import Foundation
import TestSupport
import Testing

/// What each folder of the page's sources may import besides itself; no page imports another.
private let allowed: [String: Set<String>] = [
  "lib": [],
  "parts": ["lib"],
  "charts": ["lib", "parts"],
  "grid": ["lib", "parts"],
  "map": ["charts", "lib", "parts"],
  "pages": ["charts", "grid", "lib", "map", "parts"],
  "shell": ["lib", "pages", "parts"],
  "main.tsx": ["shell", "styles"],
]

/// The only file that knows the pages.
private let registry = "shell/pages.ts"

/// One import of a file by another, both relative to `Web/src`.
private struct WebImport {
  let file: String
  let line: Int
  let imported: String

  /// All of the page's sources, in the order of files and lines.
  static func all() throws -> [WebImport] {
    var found: [WebImport] = []
    for source in SourceFiles.below("Web/src", endings: ["ts", "tsx"]) {
      let file = String(SourceFiles.path(of: source).dropFirst("Web/src/".count))
      for (number, line) in try SourceFiles.lines(of: source) {
        guard
          line.hasSuffix("\";"),
          let match = line.firstMatch(of: /(?:\bfrom |^import )"(\.[^"]+)"/)
        else { continue }
        found.append(
          WebImport(file: file, line: number, imported: path(String(match.1), seenFrom: file)))
      }
    }
    return found
  }

  /// A path as an import writes it, from the root of the sources.
  private static func path(_ written: String, seenFrom file: String) -> String {
    var parts = file.split(separator: "/").dropLast()
    for step in written.split(separator: "/") where step != "." {
      if step == ".." { parts = parts.dropLast() } else { parts.append(step) }
    }
    return parts.joined(separator: "/")
  }

  /// Whether the arrow points down.
  var isAllowed: Bool {
    let from = file.split(separator: "/"), to = imported.split(separator: "/")
    if to[0] == "pages", from[0] == "shell" { return file == registry }
    if from[0] != to[0] { return allowed[String(from[0]), default: []].contains(String(to[0])) }
    return from[0] != "pages" || from[1] == to[1]
  }
}

@Suite struct WebImportTests {
  @Test func `a folder of the page imports only what lies below it, and no page another`() throws {
    let imports = try WebImport.all()
    #expect(imports.count > 100)
    for one in imports {
      #expect(one.isAllowed, "Web/src/\(one.file):\(one.line) may not import \(one.imported)")
    }
  }

  @Test func `an arrow that points up is found`() {
    func isAllowed(_ file: String, _ imported: String) -> Bool {
      WebImport(file: file, line: 1, imported: imported).isAllowed
    }
    #expect(!isAllowed("pages/data/Sizes.tsx", "pages/overview/Models.tsx"))
    #expect(isAllowed("pages/data/Sizes.tsx", "pages/data/sizes.ts"))
    #expect(!isAllowed("pages/data/Sizes.tsx", "shell/theme.ts"))
    #expect(!isAllowed("parts/Link.tsx", "charts/axis.ts"))
    #expect(!isAllowed("lib/api.ts", "parts/view.ts"))
    #expect(!isAllowed("shell/App.tsx", "pages/data/Sizes.tsx"))
    #expect(isAllowed(registry, "pages/data/DataQuality.tsx"))
  }

  @Test func `no two files of the page import each other, however far around`() throws {
    var below: [String: [String]] = [:]
    for one in try WebImport.all() { below[one.file, default: []].append(one.imported) }
    var isDone: Set<String> = []
    func visit(_ file: String, by way: [String]) {
      if let start = way.firstIndex(of: file) {
        Issue.record("\((way[start...] + [file]).joined(separator: " → "))")
      } else if !isDone.contains(file) {
        for next in below[file, default: []] { visit(next, by: way + [file]) }
        isDone.insert(file)
      }
    }
    for file in below.keys.sorted() { visit(file, by: []) }
  }
}
