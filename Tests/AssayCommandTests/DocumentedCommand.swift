import Foundation
import TestSupport

/// A command that README.md or a page of docs/ shows in a code block, as a reader would type it.
struct DocumentedCommand: CustomStringConvertible {
  /// The page, relative to the package.
  let page: String
  /// The line of the page, from 1.
  let line: Int
  /// The command, its continued lines joined, without the remark behind it.
  let text: String

  var description: String { "\(page):\(line): \(text)" }

  /// Its words, as far as no quotes matter.
  var words: [Substring] { text.split(separator: " ") }

  /// The pages in the order in which they are read.
  static var pages: [String] {
    get throws {
      let docs = Folders.package.appending(path: "docs").path
      let names = try FileManager.default.subpathsOfDirectory(atPath: docs)
      return ["README.md"] + names.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
    }
  }

  /// The commands of a page's code blocks, in their order.
  static func commands(of page: String) throws -> [DocumentedCommand] {
    try codeLines(of: page).compactMap { line, code in
      // A remark stands behind two blanks or more, so that `#` may be part of a command.
      let text = code.replacing(/\s{2,}#.*$/, with: "").trimmingCharacters(in: .whitespaces)
      guard let first = text.split(separator: " ").first(where: { !$0.contains("=") }) else {
        return nil
      }
      let file = Folders.package.appending(path: String(first)).path
      let isCommand =
        programs.contains(String(first))
        || first.contains("/") && FileManager.default.isExecutableFile(atPath: file)
      return isCommand ? DocumentedCommand(page: page, line: line, text: text) : nil
    }
  }

  /// The commands `assay …` in the running text of a page: most of them only begun, or with words
  /// in capitals that stand for what a reader puts there.
  static func mentions(on page: String) throws -> [DocumentedCommand] {
    let code = Set(try codeLines(of: page).map(\.line))
    return try text(of: page).split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated().filter { !code.contains($0.offset + 1) }
      .flatMap { place, line in
        line.matches(of: /`(assay [^`]+)`/).map {
          DocumentedCommand(page: page, line: place + 1, text: String($0.1))
        }
      }
  }

  private static let programs: Set<String> = [
    "assay", "cd", "curl", "docker", "git", "make", "pip", "python3", "sudo", "swift",
  ]

  private static func text(of page: String) throws -> String {
    try String(contentsOf: Folders.package.appending(path: page), encoding: .utf8)
  }

  /// The lines of code: in fences, or indented by four blanks after an empty line; lines that end in
  /// a backslash are joined with the next.
  private static func codeLines(of page: String) throws -> [(line: Int, code: String)] {
    var found: [(line: Int, code: String)] = []
    var (isFenced, isIndented, isContinued) = (false, false, false)
    var before: Substring = ""
    for (place, line) in try text(of: page).split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() {
      defer { before = line }
      if line.hasPrefix("```") {
        isFenced.toggle()
        isContinued = false
        continue
      }
      isIndented = line.hasPrefix("    ") && (isIndented || before.isEmpty)
      guard isFenced || isIndented else { continue }
      let code = line.hasSuffix("\\") ? String(line.dropLast()) : String(line)
      if isContinued {
        found[found.count - 1].code += code.trimmingCharacters(in: .whitespaces)
      } else {
        found.append((place + 1, code))
      }
      isContinued = line.hasSuffix("\\")
    }
    return found
  }
}
