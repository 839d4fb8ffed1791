import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct EditedSnapshotTests {
  private func labelled(in folder: URL) throws -> ProjectStore {
    let store = try ProjectStore.open(try emptyProject(in: folder, images: 3))
    try store.save(
      PairedLabels(
        classes: ["cat", "dog"], labels: [0, 0, 1],
        columns: PairedColumns(metrics: ["size": Column(values: [1, 2, 9])])),
      replace: false, report: report(ofModel: nil))
    return store
  }

  @Test func `after edits only what people changed is read`() async throws {
    try await withTemporaryFolder { folder in
      let store = try labelled(in: folder)
      var known = try store.snapshot()
      // Something that no project holds: whoever reads everything loses it.
      known.images[0].key = "remembered"
      _ = try store.edit(.tag("odd"), images: [0, 2])
      _ = try store.edit(.label("dog"), images: [1])
      try store.save(SavedView(name: "all"))
      let edited = try store.snapshot(knowing: known)
      #expect(edited.images[0].key == "remembered")
      let revision = try store.revision()
      #expect(edited.revision == revision)
      #expect(edited.tags == ["odd": [0, 2]])
      #expect(edited.corrections == [1: 1])
      #expect(edited.views.map(\.name) == ["all"])
      _ = try store.undo()
      let removed = try store.removeView(named: "all")
      #expect(removed)
      let undone = try store.snapshot(knowing: edited)
      #expect(undone.images[0].key == "remembered")
      #expect(undone.corrections.isEmpty && undone.views.isEmpty)
    }
  }

  @Test func `after anything else all is read again, also if an edit came last`() async throws {
    try await withTemporaryFolder { folder in
      let store = try labelled(in: folder)
      var known = try store.snapshot()
      known.images[0].key = "remembered"
      try store.save(
        PairedLabels(classes: ["cat", "dog"], labels: [1, 1, 1]), replace: true,
        report: report(ofModel: nil))
      _ = try store.edit(.tag("odd"), images: [0])
      let newer = try store.snapshot(knowing: known)
      #expect(newer.images[0].key == "0.jpg")
      #expect(newer.labels == [1, 1, 1])
      #expect(newer.tags == ["odd": [0]])
    }
  }

  @Test func `an explorer after an edit knows what the one before computed`() async throws {
    try await withTemporaryFolder { folder in
      let store = try labelled(in: folder)
      let given = try store.snapshot()
      let before = Explorer(given)
      let corrected = Explorer(given.corrected())
      _ = try store.edit(.label("dog"), images: [0])
      let edited = try store.snapshot(knowing: given)
      #expect(Explorer(edited, after: before).derived === before.derived)
      // Other labels are shown now, and with them losses.
      #expect(Explorer(edited.corrected(), after: corrected).derived !== corrected.derived)
      #expect(Explorer(edited.corrected(), after: before).derived !== before.derived)
      // What no project holds is never taken for the same.
      let loose = Explorer(ProjectSnapshot(images: []))
      #expect(Explorer(loose.snapshot, after: loose).derived !== loose.derived)
      _ = try store.write("anything") { _ in true }
      let other = try store.snapshot(knowing: edited)
      #expect(Explorer(other, after: before).derived !== before.derived)
    }
  }

  @Test func `what a rule makes of the numbers is remembered, also that it finds nothing`() throws {
    let derived = DerivedNumbers()
    let rule = try #require(PictureRule.all.first { $0.id == "odd_size" })
    let detail = try #require(PictureRule.all.first { $0.id == "blurred" })
    var snapshot = ProjectSnapshot(images: (0..<3).map { ImageRecord(key: "\($0).jpg") })
    snapshot.metrics["area"] = Column(values: [10, 20, 900])
    #expect(derived.filter(of: rule, in: snapshot)?.description == "area < 2 or area > 200")
    #expect(derived.filter(of: detail, in: snapshot) == nil)
    // Others are not asked for their numbers again.
    snapshot.metrics["area"] = Column(values: [1, 2, 3])
    #expect(derived.filter(of: rule, in: snapshot)?.description == "area < 2 or area > 200")
  }
}
