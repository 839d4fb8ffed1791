import Foundation
import GRDB
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct EditTroubleTests {
  @Test func `a project of schema 1 keeps its tags and can be edited`() async throws {
    try await withTemporaryFolder { folder in
      let place = try olderProject(in: folder, schema: 1, images: 3) { db in
        try db.execute(
          sql: """
            INSERT INTO tag (id, name) VALUES (1, 'old');
            INSERT INTO image_tag (tag_id, image_id) VALUES (1, 2);
            """)
      }
      let store = try ProjectStore.open(place)
      #expect(try store.read { try Schema.number(in: $0) } == Schema.current.number)
      #expect(FileManager.default.fileExists(atPath: place.copy(beforeMigratingFrom: 1).path))
      #expect(try store.snapshot().tags == ["old": [2]])
      #expect(try store.edit(.tag("old"), images: [0, 2]).changed == 1)
      #expect(try store.edit(.label(nil), images: [1]).changed == 1)
      _ = try store.undo()
      _ = try store.undo()
      #expect(try store.snapshot().tags == ["old": [2]])
      #expect(try store.snapshot().corrections.isEmpty)
    }
  }

  @Test(arguments: [1, 2, 3])
  func `a process killed in the middle of an edit leaves no half of it`(edits: Int) async throws {
    try await withTemporaryFolder { folder in
      let place = try emptyProject(in: folder, images: 20_000).url.path
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [place = place as String, edits = edits as Int] in
        let store = try ProjectStore.open(ProjectFolder(url: URL(filePath: place)))
        let all = (0..<20_000).map { Int32($0) }
        for number in 1..<edits { _ = try store.edit(.tag("t\(number)"), images: all) }
        // Everything of the last edit is written, and nothing of it is committed.
        try store.write("being killed") { db in
          try TagTables.add("t\(edits)", to: all, in: db)
          _ = try EditSteps.append(
            .tag("t\(edits)"), parts: [EditTables.Part(before: nil, images: all)], by: nil,
            secondsSince1970: 0, in: db)
          kill(getpid(), SIGKILL)
        }
      }
      let store = try ProjectStore.open(ProjectFolder(url: URL(filePath: place)))
      #expect(try store.snapshot().tags.keys.sorted() == (1..<edits).map { "t\($0)" })
      #expect(try store.history(limit: 10).edits.count == edits - 1)
      #expect(try store.edit(.tag("t9"), images: [5]).changed == 1)
    }
  }
}
