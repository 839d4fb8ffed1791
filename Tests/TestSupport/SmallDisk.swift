public import Foundation

/// A file system of a few megabytes in memory, for tests that fill a disk; on Linux alone, and only
/// where it can be mounted.
public enum SmallDisk {
  /// Whether this process can mount one where it can see it, which takes the rights of root.
  public static let isMountable: Bool = {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "assay-disk-\(UUID().uuidString)")
    guard
      (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true))
        != nil
    else { return false }
    defer { try? FileManager.default.removeItem(at: folder) }
    guard mount(at: folder, megabytes: 1) else { return false }
    unmount(folder)
    return true
  }()

  /// The words that start a program in a namespace of its own, in which it may mount: those of
  /// root, else those of a user who plays root; `nil` where neither can mount.
  public static let namespace: [String]? = [["unshare", "-m"], ["unshare", "-r", "-m"]]
    .first { run($0 + ["mount", "-t", "tmpfs", "-o", "size=1m", "assay-test", "/mnt"]) }

  /// Gives `body` a folder on a disk of so many megabytes.
  ///
  /// - Throws: `CocoaError` if it cannot be mounted, and what `body` throws.
  public static func mounted<Result>(
    in folder: URL, megabytes: Int, _ body: (URL) async throws -> Result
  ) async throws -> Result {
    let disk = folder.appending(path: "disk")
    try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
    guard mount(at: disk, megabytes: megabytes) else { throw CocoaError(.fileWriteUnknown) }
    defer { unmount(disk) }
    return try await body(disk)
  }

  private static func mount(at folder: URL, megabytes: Int) -> Bool {
    run(["mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "assay-test", folder.path])
  }

  private static func unmount(_ folder: URL) { _ = run(["umount", "-l", folder.path]) }

  /// Whether a command can be run and succeeds.
  private static func run(_ words: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
