import Foundation
import GRDB
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct TroubleTests {
  @Test func `a second writer is told who writes and what, readers are not stopped`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let place = try emptyProject(in: folder, images: 1)
      let first = try ProjectStore.open(place)
      let second = try ProjectStore.open(place)
      try first.lock.take(for: "measuring images")
      let busy = StoreError.busy(
        path: place.url.path, process: getpid(), activity: "measuring images")
      #expect(throws: busy) { try second.edit(.tag("t"), images: [0]) }
      #expect(
        busy.description
          == "\(place.url.path): process \(getpid()) is writing to this project "
          + "(measuring images); wait until it is done, or stop it, and try again")
      #expect(try second.snapshot().images.count == 1)
      #expect(try ProjectStore.open(place).snapshot().images.count == 1)
      _ = try first.edit(.tag("t"), images: [0])
      first.lock.release()
      _ = try second.edit(.tag("t"), images: [0])
    }
  }

  @Test func `a project of a newer schema is refused and left alone`() async throws {
    try await withTemporaryFolder { folder in
      let place = try emptyProject(in: folder, images: 1)
      let newer = Schema.current.number + 1
      try DatabaseQueue(path: place.database.path).write { db in
        try db.execute(
          sql: "PRAGMA user_version = \(newer); UPDATE project SET written_by = '9.0.0'")
      }
      let error = StoreError.newerSchema(
        path: place.url.path, schema: newer, known: Schema.current.number, writtenBy: "9.0.0")
      #expect(throws: error) { try ProjectStore.open(place) }
      #expect(
        error.description
          == "\(place.url.path): written by Assay 9.0.0 (schema \(newer)), newer than this program "
          + "(schema \(Schema.current.number)); update Assay to open it; nothing was changed")
    }
  }

  @Test func `a project of an older schema is migrated after a copy`() async throws {
    try await withTemporaryFolder { folder in
      let place = try emptyProject(in: folder, images: 3)
      let newer = Schema(
        steps: Schema.current.steps + [
          { db in try db.execute(sql: "ALTER TABLE tag ADD COLUMN color TEXT") }
        ])
      let store = try ProjectStore.open(place, schema: newer)
      let columns = try store.read { try $0.columns(in: "tag").map(\.name) }
      #expect(columns == ["id", "name", "color"])
      let copy = try DatabaseQueue(
        path: place.copy(beforeMigratingFrom: Schema.current.number).path)
      let (number, images, before) = try await copy.read { db in
        (
          try Schema.number(in: db), try Int.fetchOne(db, sql: "SELECT count(*) FROM image"),
          try db.columns(in: "tag").map(\.name)
        )
      }
      #expect(number == Schema.current.number)
      #expect(images == 3)
      #expect(before == ["id", "name"])
    }
  }

  @Test func `a migration that fails leaves the project as it was`() async throws {
    try await withTemporaryFolder { folder in
      let place = try emptyProject(in: folder, images: 3)
      let broken = Schema(
        steps: Schema.current.steps + [
          { db in
            try db.execute(sql: "DELETE FROM image")
            try db.execute(sql: "ALTER TABLE nothing ADD COLUMN color TEXT")
          }
        ])
      #expect(throws: StoreError.self) { try ProjectStore.open(place, schema: broken) }
      #expect(try ProjectStore.open(place).snapshot().images.count == 3)
    }
  }

  @Test func `a damaged or foreign database is named as such`() async throws {
    try await withTemporaryFolder { folder in
      let place = ProjectFolder(url: folder.appending(path: "bad.assay"))
      try FileManager.default.createDirectory(
        at: place.url, withIntermediateDirectories: true)
      #expect(throws: StoreError.noProject(path: place.url.path)) { try ProjectStore.open(place) }
      try Data("this is no database, but as long as a header must be".utf8)
        .write(to: place.database)
      #expect(
        throws: StoreError.damaged(
          path: place.database.path, detail: "not the database of a project")
      ) { try ProjectStore.open(place) }
      try FileManager.default.removeItem(at: place.database)
      let foreign = try DatabasePool(path: place.database.path)
      try await foreign.write { try $0.execute(sql: "CREATE TABLE image (id INTEGER)") }
      try foreign.close()
      #expect(
        throws: StoreError.damaged(
          path: place.database.path, detail: "not the database of a project")
      ) { try ProjectStore.open(place) }
    }
  }

  @Test func `a full disk stops an import and leaves the project as it was`() async throws {
    try await withTemporaryFolder { folder in
      let place = try emptyProject(in: folder, images: 5000)
      let store = try ProjectStore.open(place)
      let before = try store.snapshot()
      let pages = try store.pool.writeWithoutTransaction { db in
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        try db.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
        return pages
      }
      #expect(pages > 10)
      let many = predictions(
        of: "m", classes: ["a", "b"], predicted: [Int32](repeating: 0, count: 5000),
        probabilities: [Float](repeating: 0.5, count: 10_000))
      #expect(throws: StoreError.diskFull(path: place.database.path)) {
        try store.save(many, replace: false, report: report(ofModel: "m"))
      }
      let after = try ProjectStore.open(place).snapshot()
      #expect(after.revision == before.revision)
      #expect(after.models.isEmpty && after.classes.isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: place.arrays.path) == [])
    }
  }

  @Test func `arrays that a crash left are removed by the next import, others' files never`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let place = try emptyProject(in: folder, images: 1)
      let store = try ProjectStore.open(place)
      try store.save(
        predictions(of: "m", classes: ["a", "b"], predicted: [0], probabilities: [1, 0]),
        replace: false, report: report(ofModel: "m"))
      let named = try FileManager.default.contentsOfDirectory(atPath: place.arrays.path)
      let orphan = UUID().uuidString.lowercased() + ".f32"
      let others = ["notes.txt", "x.f32", UUID().uuidString + ".f32", "a.f32.partial"]
      for name in [orphan, orphan + ".partial"] + others {
        try Data([1, 2]).write(to: place.arrays.appending(path: name))
      }
      func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: place.arrays.path).sorted()
      }
      let again = try ProjectStore.open(place)
      _ = try again.snapshot()
      #expect(try names().count == 7)
      try again.save(
        predictions(of: "n", classes: ["a", "b"], predicted: [0], probabilities: [1, 0]),
        replace: false,
        report: report(ofModel: "n"))
      let left = Set(try names())
      #expect(left.isSuperset(of: named + others) && left.count == 6)
      #expect(!left.contains(orphan) && !left.contains(orphan + ".partial"))
    }
  }

  @Test func `models that are saved at the same time keep their arrays`() async throws {
    try await withTemporaryFolder { folder in
      let place = try emptyProject(in: folder, images: 1)
      let store = try ProjectStore.open(place)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<24 {
          group.addTask {
            try store.save(
              predictions(
                of: "m\(number)", classes: ["a", "b"], predicted: [0], probabilities: [1, 0]),
              replace: false, report: report(ofModel: "m\(number)"))
          }
        }
        try await group.waitForAll()
      }
      let models = try store.snapshot().models
      #expect(models.count == 24 && models.allSatisfy { $0.probabilities != nil })
    }
  }

  @Test func `an array that is gone or cut short is named, not read`() async throws {
    try await withTemporaryFolder { folder in
      let place = try emptyProject(in: folder, images: 1)
      let store = try ProjectStore.open(place)
      try store.save(
        predictions(of: "m", classes: ["a", "b"], predicted: [0], probabilities: [1, 0]),
        replace: false, report: report(ofModel: "m"))
      let name = try #require(
        try FileManager.default.contentsOfDirectory(atPath: place.arrays.path).first)
      let file = place.arrays.appending(path: name)
      try Data([0, 0, 0, 0]).write(to: file)
      #expect(
        throws: StoreError.damaged(
          path: file.path,
          detail:
            "a probability matrix that is missing, cut short, or with numbers that cannot be there")
      ) { try store.snapshot() }
    }
  }

  @Test func `thumbnails that are damaged are begun anew by the next write`() async throws {
    try await withTemporaryFolder { folder in
      let place = try emptyProject(in: folder, images: 1)
      try Data("no database at all, whatever its name may say".utf8).write(to: place.thumbnails)
      let thumbnails = ThumbnailStore(at: place.thumbnails)
      #expect(thumbnails.thumbnail(of: 0) == nil)
      try thumbnails.store([(0, Data([1, 2, 3]))])
      #expect(ThumbnailStore(at: place.thumbnails).thumbnail(of: 0) == Data([1, 2, 3]))
    }
  }
}
