import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// The examples in the documentation of the formats, each with what it says.
@Suite struct FormatExampleTests {
  /// An example with what it must be read as.
  private struct Example {
    let line: Int
    let areLabels: Bool
    let expected: String
    let text: String
  }

  private static func examples() throws -> [Example] {
    let file = Folders.package.appending(path: "docs/formats.md")
    let lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    var examples: [Example] = []
    for (number, line) in lines.enumerated() {
      guard let match = line.wholeMatch(of: /<!-- (labels|predictions): (.*) -->/),
        lines[number + 1] == "```"
      else { continue }
      let text = lines[(number + 2)...].prefix { $0 != "```" }.joined(separator: "\n") + "\n"
      examples.append(
        Example(
          line: number + 1, areLabels: match.1 == "labels", expected: String(match.2), text: text))
    }
    return examples
  }

  @Test func `every example in the documentation is read as it says`() throws {
    let examples = try Self.examples()
    #expect(examples.count >= 22)
    for example in examples {
      let found = example.areLabels ? labels(example.text) : predictions(example.text, known: [])
      #expect(found == example.expected, "docs/formats.md:\(example.line)")
    }
  }

  @Test func `a damaged example is an error or a table that holds together`() throws {
    let files = try Self.examples().map { Array($0.text.utf8) }
    var mutations = Mutations(seed: 11)
    for round in 0..<4000 {
      let bytes = mutations.damage(files[round % files.count])
      let text = String(decoding: bytes, as: UTF8.self)
      for found in [labels(bytes), predictions(text, known: [])] {
        #expect(found.contains("=") || found.hasPrefix("t:"), "\(text)")
      }
    }
  }
}
