public import Foundation

/// The files of `Tools/hostile_files.py`: images, tables and arrays that are damaged, misnamed, in
/// odd encodings, bombs, or of forged sizes.
///
/// They are made once a run, when the first test asks for them, and removed at its end.
public enum HostileFiles {
  /// The kinds of files, each a folder of its own.
  public enum Kind: String {
    case images
    case tables
    case arrays
  }

  /// The files could not be made.
  public struct Failure: Error, CustomStringConvertible {
    /// What went wrong, in the words of the script.
    public let description: String
  }

  /// The folder that holds the files of a kind and nothing else.
  ///
  /// - Throws: A `Failure` if `python3` is not there or the script fails; a test without its files
  ///   must fail.
  public static func folder(of kind: Kind) throws -> URL {
    try made.get().appending(path: kind.rawValue)
  }

  /// The names of the files of a kind.
  public static func names(of kind: Kind) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder(of: kind).path))
  }

  /// The bytes of a file.
  public static func bytes(of name: String, _ kind: Kind) throws -> [UInt8] {
    Array(try Data(contentsOf: folder(of: kind).appending(path: name)))
  }

  private static let made: Result<URL, any Error> = Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "assay-hostile-\(UUID().uuidString)")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", Folders.package.appending(path: "Tools/hostile_files.py").path, folder.path,
    ]
    let complaints = Pipe()
    process.standardError = complaints
    process.standardInput = FileHandle.nullDevice
    atexit {
      if case .success(let folder) = HostileFiles.made {
        try? FileManager.default.removeItem(at: folder)
      }
    }
    try process.run()
    let said = try complaints.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        description: "Tools/hostile_files.py needs python3 (3.9 or newer) and failed: "
          + String(decoding: said, as: UTF8.self))
    }
    return folder
  }
}
