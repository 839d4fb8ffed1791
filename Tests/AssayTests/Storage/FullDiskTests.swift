import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

#if os(Linux)
  /// Needs a disk of its own; `FullDiskCommandTests` do more, and `Benchmarks/steel.sh`.
  @Suite(.enabled(if: SmallDisk.isMountable, "no small disk can be mounted: it needs root"))
  struct FullDiskTests {
    @Test func `a full disk is called full, and the project is as it was`() async throws {
      try await withTemporaryFolder { folder in
        try await SmallDisk.mounted(in: folder, megabytes: 2) { disk in
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
  }
#endif
