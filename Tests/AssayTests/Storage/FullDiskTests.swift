import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

#if os(Linux)
  /// Needs a disk of its own, which only root can mount; `Benchmarks/steel.sh` does more.
  @Suite(.enabled(if: getuid() == 0, "only root can mount a small disk"))
  struct FullDiskTests {
    @Test func `a full disk is called full, and the project is as it was`() async throws {
      try await withTemporaryFolder { folder in
        try await withSmallDisk(in: folder) { disk in
          let place = try emptyProject(in: disk, images: 2_000)
          let before = try ProjectStore.open(place).snapshot()
          let filler = disk.appending(path: "filler")
          // Down to the last block, so that not even the index of the log has room.
          _ = FileManager.default.createFile(atPath: filler.path, contents: nil)
          let handle = try FileHandle(forWritingTo: filler)
          for size in [65_536, 4_096] {
            let block = Data(repeating: 1, count: size)
            while (try? handle.write(contentsOf: block)) != nil {}
          }
          try handle.close()
          let error = #expect(throws: StoreError.self) {
            _ = try ProjectStore.open(place).edit(.tag("t"), images: Array(0..<2_000))
          }
          #expect(
            error == .diskFull(path: place.database.path)
              || error == .diskFull(path: place.lock.path))
          try FileManager.default.removeItem(at: filler)
          let store = try ProjectStore.open(place)
          #expect(try store.snapshot().revision == before.revision)
          _ = try store.edit(.tag("t"), images: [0])
          #expect(try store.snapshot().tags == ["t": [0]])
        }
      }
    }

    /// Gives `body` a disk of a megabyte; where none can be mounted, as in some containers, it
    /// says so and checks nothing.
    private func withSmallDisk(
      in folder: URL, _ body: (URL) async throws -> Void
    ) async throws {
      let disk = folder.appending(path: "disk")
      try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
      guard
        try run("/usr/bin/mount", "-t", "tmpfs", "-o", "size=2m", "assay-test", disk.path) == 0
      else {
        print("skipped: no disk can be mounted here")
        return
      }
      defer { _ = try? run("/usr/bin/umount", "-l", disk.path) }
      try await body(disk)
    }

    private func run(_ program: String, _ arguments: String...) throws -> Int32 {
      let process = Process()
      process.executableURL = URL(filePath: program)
      process.arguments = arguments
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }
  }
#endif
