import Foundation
import GRDB
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct EditHistoryTests {
  /// Six images without labels, of a project with the classes cat and dog.
  private func project(in folder: URL) async throws -> Project {
    let root = folder.appending(path: "images")
    try writePictures(6, in: root)
    let project = try await Project.create(at: folder.appending(path: "p"), images: root)
    try project.store.save(
      PairedLabels(classes: ["cat", "dog"], labels: [0, 0, 0, 0, 0, 0]), replace: false,
      report: report(ofModel: nil))
    return project
  }

  private func conflict(_ body: () async throws -> EditOutcome) async throws -> EditConflict? {
    do {
      _ = try await body()
      return nil
    } catch EditError.unseen(let conflict) { return conflict }
  }

  private func refusal(_ body: () async throws -> EditOutcome) async throws -> EditConflict? {
    do {
      _ = try await body()
      return nil
    } catch EditError.changedSince(_, let conflict) { return conflict }
  }

  @Test func `an edit of images that others changed since is refused, with the state now`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      #expect(try await project.edit(.label("dog"), images: [0, 1], by: "tab a").edit?.id == 1)
      let revision = try project.revision
      let found = try #require(
        try await conflict {
          try await project.edit(.label("cat"), images: [1, 2], by: "tab b", seen: 0)
        })
      #expect(found.edit.id == 1 && found.edit.author == "tab a" && found.count == 1)
      #expect(found.now == [EditConflict.State(change: .label("dog"), count: 1)])
      #expect(try project.revision == revision)
      #expect(try await project.snapshot().corrections == [0: 1, 1: 1])
      // Seen, it is no conflict, nor where nothing is said of what was seen.
      #expect(
        try await project.edit(.label("cat"), images: [1, 2], by: "tab b", seen: 1).changed == 2)
      #expect(try await project.edit(.label("dog"), images: [1], by: "tab c").changed == 1)
    }
  }

  @Test
  func `one's own edits, other images, another respect and what changes nothing are no conflict`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      _ = try await project.edit(.label("dog"), images: [0, 1], by: "tab a")
      for (change, image, author) in [
        (.label("cat"), 0, "tab a"), (.label("cat"), 2, "tab b"), (.tag("odd"), 1, "tab b"),
      ] as [(Edit.Change, Int32, String)] {
        #expect(
          try await project.edit(change, images: [image], by: author, seen: 0).changed == 1)
      }
      #expect(
        try await project.edit(.label("dog"), images: [1], by: "tab b", seen: 0).edit == nil)
      // Another word is another respect.
      #expect(try await project.edit(.tag("even"), images: [1], by: "tab c", seen: 0).changed == 1)
      let tagged = try await conflict {
        try await project.edit(.untag("odd"), images: [0, 1], by: "tab c", seen: 3)
      }
      #expect(tagged?.now == [EditConflict.State(change: .tag("odd"), count: 1)])
    }
  }

  @Test func `what others did and undid is no conflict; what they undid of one's own is`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      _ = try await project.edit(.label("dog"), images: [0], by: "tab a")
      _ = try await project.undo(1, by: "tab a")
      #expect(
        try await project.edit(.label(nil), images: [0], by: "tab b", seen: 0).changed == 1)
      _ = try await project.undo(3, by: "tab a")
      let found = try await conflict {
        try await project.edit(.label("cat"), images: [0], by: "tab b", seen: 0)
      }
      #expect(found?.edit.id == 4)
      #expect(found?.now == [EditConflict.State(change: .unlabel, count: 1)])
    }
  }

  @Test func `undoing an earlier edit appends its inverse and leaves what came since`() async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      _ = try await project.edit(.label("cat"), images: [0])
      _ = try await project.edit(.label("dog"), images: [0, 1], by: "tab a")
      _ = try await project.edit(.label("dog"), images: [2], by: "tab b")
      _ = try await project.edit(.tag("odd"), images: [0, 1])
      let outcome = try await project.undo(2, by: "tab b")
      #expect(outcome.edit?.text == "undone: labelled 2 images \"dog\"")
      #expect(outcome.edit?.undoes == 2 && outcome.edit?.author == "tab b")
      #expect(outcome.undone?.author == "tab a" && outcome.changed == 2)
      #expect(try await project.snapshot().corrections == [0: 0, 2: 1])
      let history = try await project.history(limit: 10).edits
      #expect(history.map(\.id) == [5, 4, 3, 2, 1])
      #expect(history.map(\.isUndone) == [false, false, false, true, false])
      // The inverse can be undone as any other.
      #expect(try await project.undo(5).edit?.text == "done again: labelled 2 images \"dog\"")
      #expect(try await project.snapshot().corrections == [0: 1, 1: 1, 2: 1])
      await #expect(throws: EditError.unknownEdit(9)) { try await project.undo(9) }
    }
  }

  @Test func `an edit whose images were changed since is not undone, and the later one is named`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      _ = try await project.edit(.label("dog"), images: [0, 1, 2], by: "tab a")
      _ = try await project.edit(.label(nil), images: [2, 3], by: "command line")
      _ = try await project.edit(.label("cat"), images: [4])
      let found = try #require(try await refusal { try await project.undo(1) })
      #expect(found.edit.id == 2 && found.count == 1)
      #expect(found.now == [EditConflict.State(change: .label(nil), count: 1)])
      let words = "\(EditError.changedSince(found.edit, found))"
      #expect(
        words.contains(
          "1 image was changed since by edit 2 (said of 2 images that no class is valid, by the "
            + "command line at "), "\(words)")
      #expect(try await project.snapshot().corrections == [0: 1, 1: 1, 2: -1, 3: -1, 4: 0])
      // Once the later one is undone it can be; a second time is refused, naming the first.
      _ = try await project.undo(2)
      #expect(try await project.undo(1).changed == 3)
      #expect(try await project.snapshot().corrections == [4: 0])
      #expect(try await refusal { try await project.undo(1) }?.edit.undoes == 1)
      // What was undone in between can not come back over it.
      _ = try await project.edit(.label("dog"), images: [3])
      #expect(try await refusal { try await project.undo(4) }?.edit.id == 6)
    }
  }

  @Test func `the last edit that holds is undone, whoever made it, and redone until a new one`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      _ = try await project.edit(.tag("a"), images: [0], by: "tab a")
      _ = try await project.edit(.tag("b"), images: [0], by: "tab b")
      _ = try await project.undo(1)
      #expect(try await project.undo().undone?.author == "tab b")
      #expect(try await project.undo().edit == nil)
      #expect(try await project.redo().undone?.undoes == 2)
      #expect(try await project.redo().undone?.undoes == 1)
      #expect(try await project.redo().edit == nil)
      #expect(try await project.snapshot().tags == ["a": [0], "b": [0]])
      _ = try await project.undo()
      _ = try await project.edit(.tag("c"), images: [1])
      #expect(try await project.redo().edit == nil)
      let history = try await project.history(limit: 100)
      #expect(history.canUndo && !history.canRedo && history.edits.count == 8)
      #expect(try project.lastEdit == 8)
      #expect(try await project.snapshot().lastEdit == 8)
    }
  }

  @Test func `of many edits made on one state at once, one is made and all others are told of it`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let project = try await project(in: folder)
      let told = try await withThrowingTaskGroup(of: Int64?.self) { group in
        for tab in 0..<8 {
          group.addTask {
            let change = Edit.Change.label(tab.isMultiple(of: 2) ? "cat" : nil)
            do {
              let made = try await project.edit(change, images: [3], by: "tab \(tab)", seen: 0)
              // The same as another made is no change.
              return made.edit == nil ? 1 : nil
            } catch EditError.unseen(let conflict) { return conflict.edit.id }
          }
        }
        return try await group.reduce(into: [Int64?]()) { $0.append($1) }
      }
      #expect(told.count { $0 == nil } == 1)
      #expect(told.compactMap(\.self) == [1, 1, 1, 1, 1, 1, 1])
      #expect(try await project.history(limit: 10).edits.count == 1)
    }
  }

  @Test func `edits that were undone before schema 9 are undone by edits`() async throws {
    try await withTemporaryFolder { folder in
      let place = try olderProject(in: folder, schema: 8, images: 3) { db in
        try db.execute(
          sql: """
            INSERT INTO tag (id, name) VALUES (1, 'a');
            INSERT INTO image_tag (tag_id, image_id) VALUES (1, 0);
            INSERT INTO edit (id, made, kind, value, image_count, undone) VALUES
              (1, 10, 'tag', 'a', 1, 0), (2, 20, 'tag', 'b', 1, 1), (5, 30, 'label', NULL, 1, 1);
            INSERT INTO edit_part (edit_id, was_corrected, class, image_count, images) VALUES
              (1, 0, NULL, 1, X'00000000'), (2, 0, NULL, 1, X'01000000'),
              (5, 0, NULL, 1, X'02000000');
            """)
      }
      let store = try ProjectStore.open(place)
      let edits = try store.history(limit: 10).edits
      #expect(edits.map(\.id) == [7, 6, 5, 2, 1])
      #expect(edits.map(\.undoes) == [2, 5, nil, nil, nil])
      #expect(edits.map(\.isUndone) == [false, false, true, true, false])
      #expect(edits.allSatisfy { $0.author == nil })
      #expect(try store.redo().edit?.text == "done again: tagged 1 image \"b\"")
      #expect(try store.redo().edit?.text == "done again: said of 1 image that no class is valid")
      #expect(try store.snapshot().tags == ["a": [0], "b": [1]])
      #expect(try store.snapshot().corrections == [2: -1])
    }
  }
}
