import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct EditTests {
  private func labelled(_ labels: [Int32], in folder: URL) throws -> ProjectStore {
    let store = try ProjectStore.open(try emptyProject(in: folder, images: labels.count))
    try store.save(
      PairedLabels(classes: ["cat", "dog"], labels: labels), replace: false,
      report: report(ofModel: nil))
    return store
  }

  @Test func `undo gives every image back what it had, and redo takes it away again`() async throws
  {
    try await withTemporaryFolder { folder in
      let store = try labelled([0, 0, 1, -1], in: folder)
      #expect(try store.edit(.label("dog"), images: [0, 1]).changed == 2)
      // Images 0 and 1 were corrected, 2 and 3 were not.
      #expect(try store.edit(.label(nil), images: [0, 1, 2, 3]).changed == 4)
      #expect(try store.edit(.label("dog"), images: [1, 2]).changed == 2)
      #expect(try store.edit(.unlabel, images: [0, 1]).changed == 2)
      let after: [[Int32: Int32]] = [
        [0: 1, 1: 1], [0: -1, 1: -1, 2: -1, 3: -1], [0: -1, 1: 1, 2: 1, 3: -1], [2: 1, 3: -1],
      ]
      for state in after.dropLast().reversed() {
        #expect(try store.undo().edit?.takesBack == true)
        #expect(try store.snapshot().corrections == state)
      }
      #expect(try store.undo().changed == 2)
      #expect(try store.snapshot().corrections.isEmpty)
      #expect(try store.undo().edit == nil)
      for state in after {
        #expect(try store.redo().edit?.takesBack == false)
        #expect(try store.snapshot().corrections == state)
      }
      #expect(try store.redo().edit == nil)
    }
  }

  @Test func `a tag counts and undoes only the images it was new to`() async throws {
    try await withTemporaryFolder { folder in
      let store = try labelled([0, 0, 1], in: folder)
      #expect(try store.edit(.tag("odd"), images: [1]).changed == 1)
      let second = try store.edit(.tag("odd"), images: [0, 1, 2])
      #expect(second.edit?.text == "tagged 2 images \"odd\"")
      let revision = try store.revision()
      #expect(second.revision == revision)
      #expect(
        try store.edit(.tag("odd"), images: [0, 1, 2]) == EditOutcome(edit: nil, revision: revision)
      )
      _ = try store.undo()
      #expect(try store.snapshot().tags == ["odd": [1]])
      #expect(try store.edit(.untag("odd"), images: [0, 1]).changed == 1)
      #expect(try store.snapshot().tags.isEmpty)
      // The new edit ended what could be done again.
      #expect(try store.redo().edit == nil)
      let history = try store.history(limit: 10)
      #expect(
        history.edits.map(\.text) == [
          "took the tag \"odd\" off 1 image", "undone: tagged 2 images \"odd\"",
          "tagged 2 images \"odd\"", "tagged 1 image \"odd\"",
        ])
      #expect(history.edits.map(\.isUndone) == [false, false, true, false])
      #expect(history.canUndo && !history.canRedo)
      #expect(try store.history(limit: 1).edits.count == 1)
    }
  }

  @Test func `corrected labels stand in place of the given ones, which stay`() async throws {
    try await withTemporaryFolder { folder in
      let store = try labelled([0, 0, 1, -1], in: folder)
      _ = try store.edit(.label("dog"), images: [0, 2, 3])
      _ = try store.edit(.label(nil), images: [1])
      let snapshot = try store.snapshot()
      #expect(snapshot.labels == [0, 0, 1, -1])
      let corrected = snapshot.corrected()
      #expect(corrected.labels == [1, -1, 1, 1])
      #expect(corrected.labelSource == .corrected && snapshot.labelSource == .given)
      #expect((0..<4).map(corrected.givenLabel) == [0, 0, 1, -1])
      for each in [snapshot, corrected, corrected.corrected()] {
        let counts = CorrectionCounts(of: each)
        #expect(counts.corrections == 4 && counts.confirmed == 1)
      }
    }
  }

  @Test func `corrections keep their class when labels are imported anew`() async throws {
    try await withTemporaryFolder { folder in
      let store = try labelled([0, 1], in: folder)
      _ = try store.edit(.label("dog"), images: [0])
      _ = try store.edit(.label("cat"), images: [0])
      try store.save(
        PairedLabels(classes: ["owl", "dog"], labels: [0, 1]), replace: true,
        report: report(ofModel: nil))
      // "cat" is a class still, as a correction gives it.
      #expect(try store.snapshot().classes == ["owl", "dog", "cat"])
      #expect(try store.snapshot().corrections == [0: 2])
      _ = try store.undo()
      #expect(try store.snapshot().corrections == [0: 1])
    }
  }

  @Test func `what can not be is refused and changes nothing`() async throws {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try writePictures(2, in: root)
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      try project.store.save(
        PairedLabels(classes: ["cat", "dog"], labels: [0, 1]), replace: false,
        report: report(ofModel: nil))
      let revision = try project.revision
      for (change, images, error) in [
        (.label("cta"), [0], EditError.unknownClass("cta", nearest: "cat")),
        (.tag(" "), [0], .badName(" ")), (.tag("a\nb"), [0], .badName("a\nb")),
        (.label("cat"), [0, 2], .unknownImage(2, count: 2)),
        (.label("cat"), [-1], .unknownImage(-1, count: 2)),
      ] as [(Edit.Change, [Int32], EditError)] {
        await #expect(throws: error) { try await project.edit(change, images: images) }
      }
      #expect(try project.revision == revision)
      #expect(try await project.edit(.tag("é"), images: [1, 1, 0]).changed == 2)
    }
  }

  @Test func `views are saved, replaced, checked and removed`() async throws {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try writePictures(3, in: root)
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      var view = SavedView(name: "all of them")
      view.filter = " "
      view.order = "-key"
      #expect(try await project.save(view).filter == nil)
      view.filter = "path ~ 1"
      try await project.save(view)
      var set = SavedView(name: "a set")
      set.images = [2, 0, 2]
      try await project.save(set)
      let explorer = Explorer(try await project.snapshot())
      #expect(explorer.snapshot.views.map(\.name) == ["a set", "all of them"])
      #expect(explorer.snapshot.view(named: "a set")?.images == [0, 2])
      #expect(
        try explorer.snapshot.views.map { try explorer.images(of: $0).ids } == [[0, 2], [1]])
      view.filter = "brigthness > 1"
      await #expect(throws: FilterError.self) { try await project.save(view) }
      #expect(try await project.removeView(named: "a set"))
      #expect(try await project.removeView(named: "a set") == false)
      #expect(try await project.snapshot().views.map(\.filter) == ["path ~ 1"])
    }
  }
}
