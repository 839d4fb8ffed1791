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
