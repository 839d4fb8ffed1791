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

  @Test func `every kernel's folder has tests of the same name`() throws {
    let kernels = Folders.package.appending(path: "Sources/Kernels")
    for folder in try FileManager.default.contentsOfDirectory(atPath: kernels.path)
    where !folder.hasSuffix(".swift") && !folder.hasPrefix(".") {
      let tests = SourceFiles.below("Tests/KernelsTests/\(folder)", endings: ["swift"])
      #expect(!tests.isEmpty, "Tests/KernelsTests/\(folder) is missing")
    }
  }

  @Test func `only the command prints and reads arguments`() throws {
    for file in SourceFiles.below("Sources", endings: ["swift"])
    where !SourceFiles.path(of: file).hasPrefix("Sources/AssayCommand/") {
      for (number, line) in try SourceFiles.lines(of: file) {
        let code = line.drop { $0 == " " }
        guard !code.hasPrefix("//") else { continue }
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
      for (number, line) in try SourceFiles.lines(of: file) {
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
