import Foundation
import TestSupport
import Testing

@Suite struct FileTests {
  static let sources =
    SourceFiles.below("Sources", endings: ["swift", "c", "h"])
    + SourceFiles.below("Tests", endings: ["swift"])
    + SourceFiles.below("Web/src", endings: ["ts", "tsx", "css"])

  @Test func `no file is longer than 400 lines`() throws {
    #expect(Self.sources.count > 50)
    // The page's types are generated, in one file.
    for file in Self.sources where file.lastPathComponent != "wire.ts" {
      let count = try SourceFiles.lines(of: file).count - 1
      #expect(count <= 400, "\(SourceFiles.path(of: file)) has \(count) lines")
    }
  }

  @Test func `no file is called after nothing`() {
    let empty = ["util", "utils", "helper", "helpers", "common", "manager", "misc"]
    for file in Self.sources {
      let name = file.deletingPathExtension().lastPathComponent.lowercased()
      #expect(!empty.contains { name.hasSuffix($0) }, "\(SourceFiles.path(of: file))")
    }
  }

  @Test func `every kernel has its test of the same name, and every test its kernel`() throws {
    func names(_ folder: String, ending: String) -> Set<String> {
      let paths = SourceFiles.below(folder, endings: ["swift"]).map { SourceFiles.path(of: $0) }
      return Set(
        paths.filter { $0.hasSuffix(ending) }
          .map { String($0.dropFirst(folder.count + 1).dropLast(ending.count)) })
    }
    let kernels = names("Sources/Kernels", ending: ".swift")
    // What other files of the tests hold, cases and plain versions, is not called a test.
    let tests = names("Tests/KernelsTests", ending: "Tests.swift")
    #expect(kernels.count > 50)
    for name in kernels.subtracting(tests).sorted() {
      Issue.record("Tests/KernelsTests/\(name)Tests.swift is missing")
    }
    for name in tests.subtracting(kernels).sorted() {
      Issue.record("Sources/Kernels/\(name).swift is missing, which its test speaks of")
    }
    for name in tests {
      let path = "Tests/KernelsTests/\(name)Tests.swift"
      let text = try String(contentsOf: Folders.package.appending(path: path), encoding: .utf8)
      let suite = "@Suite struct \(name.split(separator: "/").last ?? "")Tests {"
      #expect(text.contains(suite) && text.contains("@Test"), "\(path) has no \(suite)")
    }
  }

  @Test func `only the command prints and reads arguments`() throws {
    for file in SourceFiles.below("Sources", endings: ["swift"])
    where !SourceFiles.path(of: file).hasPrefix("Sources/AssayCommand/") {
      for (number, line) in try SourceFiles.lines(of: file) {
        let code = line.drop { $0 == " " }
        // A regular expression a line would take most of a minute.
        guard ["rint(", "exit(", "CommandLine."].contains(where: { code.contains($0) }),
          !code.hasPrefix("//")
        else { continue }
        #expect(
          !code.contains(/\b(print|debugPrint|exit)\(|CommandLine\./),
          "\(SourceFiles.path(of: file)):\(number): \(code)")
      }
    }
  }

  @Test func `only api.ts fetches`() throws {
    let files = SourceFiles.below("Web/src", endings: ["ts", "tsx"])
    #expect(!files.isEmpty)
    for file in files where file.lastPathComponent != "api.ts" {
      for (number, line) in try SourceFiles.lines(of: file) where line.contains("(") {
        #expect(
          !line.contains(/\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\(/),
          "\(SourceFiles.path(of: file)):\(number): \(line)")
      }
    }
  }

  @Test func `nothing is left to do in the sources`() throws {
    for file in Self.sources {
      for (number, line) in try SourceFiles.lines(of: file) {
        let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
        #expect(
          !words.contains { line.contains($0) }, "\(SourceFiles.path(of: file)):\(number): \(line)")
      }
    }
  }
}
