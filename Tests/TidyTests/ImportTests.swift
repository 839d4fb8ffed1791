import Foundation
import TestSupport
import Testing

/// What each target may import besides the standard library: the arrows of ARCHITECTURE.md.
private let allowed: [String: Set<String>] = [
  "Kernels": [],
  "Imaging": ["CImageCodecs", "CPixelKernels", "CXXHash", "Kernels"],
  "Dataset": system.union(["Imaging", "Kernels"]),
  "Tables": system.union(["CZlib", "Dataset", "Imaging"]),
  "Analysis": system.union(["Dataset", "Imaging", "Kernels"]),
  "Assay": system.union(["Analysis", "Dataset", "Imaging", "Kernels", "Tables"]),
  "AssayServer": system.union([
    "Assay", "CZlib", "HTTPTypes", "Hummingbird", "HummingbirdCore", "Imaging", "Kernels",
    "Logging", "NIOCore", "NIOHTTPTypes",
  ]),
  "AssayCommand": system.union(["ArgumentParser", "Assay", "AssayServer", "Kernels"]),
]

/// Foundation, and what stands beside it on every system.
private let system: Set<String> = [
  "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Synchronization",
]

/// Imports that only some files may write, each with the only place where it may stand.
private let confined: [(module: String, target: String, place: String)] = [
  ("Glibc", "Kernels", "Sources/Kernels/Elementary.swift"),
  ("Darwin", "Kernels", "Sources/Kernels/Elementary.swift"),
  ("Musl", "Kernels", "Sources/Kernels/Elementary.swift"),
  ("GRDB", "Assay", "Sources/Assay/Storage/"),
  ("CMatrixKernels", "Analysis", "Sources/Analysis/Neighbors/MatrixProducts.swift"),
]

@Suite struct ImportTests {
  @Test(arguments: allowed.keys.sorted())
  func `a target imports only what its layer may know`(_ target: String) throws {
    let files = SourceFiles.below("Sources/\(target)", endings: ["swift"])
    #expect(!files.isEmpty)
    for file in files {
      let path = SourceFiles.path(of: file)
      for (number, line) in try SourceFiles.lines(of: file) {
        guard line.contains("import "),
          let match = line.firstMatch(
            of:
              /^ *(?:(?:@\w+|public|package|internal|fileprivate|private) )*import (?:struct |class |enum |func )?(\w+)/
          )
        else { continue }
        let module = String(match.1)
        let isConfined = confined.contains {
          $0.module == module && $0.target == target && path.hasPrefix($0.place)
        }
        #expect(
          isConfined || allowed[target, default: []].contains(module),
          "\(path):\(number): \(target) may not import \(module) here")
      }
    }
  }
}
