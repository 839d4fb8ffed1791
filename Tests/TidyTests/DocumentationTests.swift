import Assay
import Foundation
import TestSupport
import Testing

@Suite struct DocumentationTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOf: Folders.package.appending(path: path), encoding: .utf8)
  }

  @Test func `every metric has its entry in the documentation`() throws {
    let page = try text("docs/metrics.md")
    for info in MetricCatalog.all {
      #expect(page.contains("### `\(info.id)`"), "docs/metrics.md lacks \(info.id)")
      #expect(page.contains(info.title), "docs/metrics.md does not name \(info.title)")
    }
  }

  @Test func `every local link in the documentation leads somewhere`() throws {
    let pages =
      ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].map {
        Folders.package.appending(path: $0)
      } + SourceFiles.below("docs", endings: ["md"])
    for page in pages {
      let body = try String(contentsOf: page, encoding: .utf8)
      for match in body.matches(of: /\]\(([^)#]+)(#[^)]*)?\)/) {
        let target = String(match.1)
        guard !target.contains("://") else { continue }
        let file = page.deletingLastPathComponent().appending(path: target)
        #expect(
          FileManager.default.fileExists(atPath: file.path),
          "\(SourceFiles.path(of: page)) links to \(target)")
      }
    }
  }

  @Test func `every folder that the architecture names is there, and every folder is named`()
    throws
  {
    let page = try text("ARCHITECTURE.md")
    let sources = Folders.package.appending(path: "Sources")
    func folders(of target: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(
        at: sources.appending(path: target), includingPropertiesForKeys: [.isDirectoryKey]
      ).filter { $0.hasDirectoryPath && $0.pathExtension.isEmpty }.map(\.lastPathComponent)
    }
    let targets = ["Dataset", "Tables", "Analysis", "Assay", "Imaging", "AssayServer"]
    for target in targets {
      // The target's entry in the list of folders: from its name to the next one.
      let entry = try #require(
        page.firstMatch(of: try Regex("(?m)^    \(target) +((?:.*←.*\n)+)")), "\(target)")
      let named = Set(String(page[entry.range]).matches(of: /\b[A-Z]\w+/).map { String($0.0) })
      for folder in try folders(of: target) {
        #expect(named.contains(folder), "ARCHITECTURE.md does not name \(target)/\(folder)")
      }
    }
    for match in page.matches(of: /`(Dataset|Tables|Analysis|Assay|Imaging)\/(\w+)\/`/) {
      #expect(
        try folders(of: String(match.1)).contains(String(match.2)), "there is no \(match.0)")
    }
  }

  @Test func `the project speaks of itself only`() throws {
    let files =
      SourceFiles.below("Sources", endings: ["swift", "c", "h"])
      + SourceFiles.below("docs", endings: ["md"])
      + SourceFiles.below("Tools", endings: ["py", "sh", "md", "txt"])
    for file in files {
      let body = try String(contentsOf: file, encoding: .utf8)
      #expect(!body.contains("/" + "work/"), "\(SourceFiles.path(of: file)) names a machine's path")
    }
  }
}
