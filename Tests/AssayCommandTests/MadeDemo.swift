import Foundation
import TestSupport

/// The demo, made once for all tests of a run: the debug program works a minute on it.
enum MadeDemo {
  /// What the program said, and the folder that holds `d`, with all that the demo makes.
  private static let made = Result { () throws -> (outcome: Program.Outcome, folder: URL) in
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "assay-demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    place = folder.path
    atexit { try? FileManager.default.removeItem(atPath: MadeDemo.place) }
    return (try Program.run("demo", "d", "--no-serve", "--json", in: folder), folder)
  }

  /// Where it was made; written once, before the function that reads it at the end is known.
  nonisolated(unsafe) private static var place = ""

  /// Copies the demo into a folder, as `d`; its images are read where they were made.
  ///
  /// - Returns: what making it said.
  static func copy(into folder: URL) throws -> Program.Outcome {
    let (outcome, made) = try made.get()
    try FileManager.default.copyItem(
      at: made.appending(path: "d"), to: folder.appending(path: "d"))
    return outcome
  }
}
