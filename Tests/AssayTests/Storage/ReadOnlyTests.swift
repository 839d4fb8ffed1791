import Foundation
import GRDB
import TestSupport
import Testing

@testable import Assay
@testable import Dataset

#if canImport(Glibc)
  import Glibc
#endif

/// Projects that cannot be written to.
@Suite struct ReadOnlyTests {
  @Test func `a database is read into memory with what its log has, and stays as it is`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let place = try emptyProject(in: folder, images: 2)
      let store = try ProjectStore.open(place)
      // In the log, not yet in the database.
      _ = try store.edit(.tag("x"), images: [1])
      let before = try Data(contentsOf: place.database)
      let memory = try MemoryCopy.read(place.database, Configuration())
      #expect(try await memory.read { try TagTables.tags(of: 2, in: $0) } == ["x": [1]])
      #expect(try await memory.read { try Schema.number(in: $0) } == Schema.current.number)
      #expect(try Data(contentsOf: place.database) == before)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write everywhere"))
  func `a project without the right to write is read, and a write says why not`() async throws {
    try await withTemporaryFolder { folder in
      let place = try emptyProject(in: folder, images: 2)
      let files = FileManager.default
      try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: place.url.path)
      defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.url.path) }
      let store = try ProjectStore.open(place)
      #expect(try store.snapshot().images.count == 2)
      #expect(throws: StoreError.readOnly(path: place.url.path)) {
        _ = try store.edit(.tag("x"), images: [1])
      }
    }
  }
}
