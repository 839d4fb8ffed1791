import Foundation
import TestSupport
import Testing

@Suite struct ArticleTests {
  @Test func `the article's snippets are those that the tests of the front door compile`() throws {
    func text(_ path: String) throws -> String {
      try String(contentsOf: Folders.package.appending(path: path), encoding: .utf8)
    }
    func plain(_ code: Substring) -> [String] {
      code.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let article = try text("Sources/Assay/Assay.docc/Assay.md")
      .matches(of: /(?s)```swift\n(.*?)```/).map { plain($0.1) }
    let compiled = try text("Tests/DoorTests/DoorTests.swift")
      .matches(of: /(?s)\/\/ snippet: \w+\n(.*?)\n *\/\/ end/).map { plain($0.1) }
    #expect(article.count == 4)
    #expect(article == compiled)
  }
}
