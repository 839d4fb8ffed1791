import Dispatch
import Foundation
import TestSupport

/// The built program, run as a person would run it.
enum Program {
  /// What a run wrote and how it ended.
  struct Outcome {
    let output: String
    let errors: String
    let code: Int32
  }

  /// The program beside the bundle of the tests.
  static let url: URL = {
    let builds = Folders.package.appending(path: ".build/debug/assay")
    let near = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "assay")
    return FileManager.default.isExecutableFile(atPath: near.path) ? near : builds
  }()

  /// Runs the program in a folder and waits for its end.
  static func run(_ arguments: String..., in folder: URL) throws -> Outcome {
    try run(arguments, in: folder)
  }

  /// Runs the program in a folder and waits for its end.
  static func run(_ arguments: [String], in folder: URL) throws -> Outcome {
    try run(url, arguments, in: folder)
  }

  /// Runs some program in a folder and waits for its end.
  static func run(_ program: URL, _ arguments: [String], in folder: URL) throws -> Outcome {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let written = folder.appending(path: ".out-\(UUID().uuidString)")
    let complained = folder.appending(path: ".err-\(UUID().uuidString)")
    for file in [written, complained] {
      _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    }
    process.standardOutput = try FileHandle(forWritingTo: written)
    process.standardError = try FileHandle(forWritingTo: complained)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // A run that does not end by itself is a failure, not a reason to wait for ever; on a machine
    // with much else to do the demo has taken minutes.
    let deadline = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + 900, execute: deadline)
    process.waitUntilExit()
    deadline.cancel()
    defer {
      try? FileManager.default.removeItem(at: written)
      try? FileManager.default.removeItem(at: complained)
    }
    return Outcome(
      output: try String(contentsOf: written, encoding: .utf8),
      errors: try String(contentsOf: complained, encoding: .utf8), code: process.terminationStatus)
  }

  /// Compares text with a file of `Snapshots`; with `ASSAY_RECORD=1` it writes the file instead.
  static func matches(_ text: String, snapshot name: String) throws -> Bool {
    let file = Folders.package.appending(path: "Tests/AssayCommandTests/Snapshots/\(name)")
    if ProcessInfo.processInfo.environment["ASSAY_RECORD"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return try String(contentsOf: file, encoding: .utf8) == text
  }
}

/// A small set of labels and predictions, written by hand.
struct SmallTables {
  static let labels = """
    filename,label,weight
    1.jpg,cat,1
    2.jpg,cat,2
    3.jpg,dog,3
    4.jpg,dog,4
    5.jpg,dog,
    6.jpg,horse,6

    """
  static let predictions = """
    filename,predicted,prob_cat,prob_dog,prob_horse
    1.jpg,cat,0.8,0.1,0.1
    2.jpg,dog,0.3,0.6,0.1
    3.jpg,dog,0.2,0.7,0.1
    4.jpg,dog,0.1,0.8,0.1
    5.jpg,cat,0.5,0.4,0.1
    6.jpg,horse,0.2,0.2,0.6

    """

  static func write(in folder: URL) throws {
    try labels.write(
      to: folder.appending(path: "labels.csv"), atomically: true, encoding: .utf8)
    try predictions.write(
      to: folder.appending(path: "preds.csv"), atomically: true, encoding: .utf8)
  }
}
