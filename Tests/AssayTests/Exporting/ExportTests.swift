import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct ExportTests {
  private func text(_ export: ImageExport) -> String { export.pieces.joined() }

  @Test func `CSV has a row an image in the given order, with metrics and categories`() {
    var snapshot = SmallProject.snapshot
    snapshot.images[4].key = "b/\"lion\", é.jpg"
    snapshot.corrections = [1: 1, 4: -1]
    let explorer = Explorer(snapshot)
    let export = ImageExport(
      of: [4, 1], in: explorer, model: snapshot.model(named: "strong"), as: .csv)
    let lines = text(export).split(separator: "\n").map(String.init)
    #expect(
      lines[0].hasPrefix(
        "key,label,correction,split,predicted,confidence,outcome,tags,brightness,"))
    #expect(lines[0].hasSuffix(",camera,taken at"))
    #expect(
      lines[1].hasPrefix(
        "\"b/\"\"lion\"\", é.jpg\",sea lion,(no valid class),,sea lion,0.5,correct,odd,0.5,"))
    #expect(lines[1].hasSuffix(",Canon EOS,"))
    #expect(lines[2].hasPrefix("a/cat2.jpg,cat,dog,test,dog,0.8,wrong,,0.2,"))
    #expect(lines.count == 3)
    let corrected = ImageExport(
      of: [1], in: Explorer(snapshot.corrected()), model: snapshot.model(named: "strong"), as: .csv)
    #expect(text(corrected).contains("a/cat2.jpg,dog,dog,test,dog,0.8,correct,"))
  }

  @Test func `JSON Lines say the same, with null for what is missing`() throws {
    let export = ImageExport(
      of: [2, 7], in: SmallProject.explorer, model: SmallProject.model, as: .jsonl)
    let lines = text(export).split(separator: "\n")
    let rows = try lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(rows.count == 2)
    #expect(rows[0]["tags"] as? [String] == ["odd", "reviewed"])
    #expect((rows[0]["metrics"] as? [String: Any])?["brightness"] as? Double == 0.3)
    #expect((rows[0]["categories"] as? [String: Any])?["camera"] as? String == "Canon")
    #expect(rows[1]["label"] is NSNull && rows[1]["outcome"] is NSNull)
  }

  @Test func `corrections name the given and the corrected class, and what was said`() {
    var snapshot = SmallProject.snapshot
    snapshot.corrections = [0: 0, 1: 1, 3: -1, 6: 2]
    let wanted = """
      key,label,given,status
      b/none.jpg,sea lion,,relabelled
      a/dog2.png,,dog,no_valid_class
      a/cat2.jpg,dog,cat,relabelled
      a/cat1.jpg,cat,cat,confirmed

      """
    for source in LabelSource.allCases {
      let export = ImageExport(
        of: [7, 6, 5, 4, 3, 2, 1, 0], in: Explorer(snapshot.with(source)), model: nil,
        as: .corrections)
      #expect(text(export) == wanted)
    }
  }

  @Test func `a long export comes in pieces that join to the whole`() {
    let count = 2_500
    let snapshot = ProjectSnapshot(images: (0..<count).map { ImageRecord(key: "\($0).png") })
    let export = ImageExport(
      of: (0..<UInt32(count)).map { $0 }, in: Explorer(snapshot), model: nil, as: .csv)
    let pieces = Array(export.pieces)
    #expect(pieces.count == 4)
    let lines = pieces.joined().split(separator: "\n")
    #expect(lines.count == count + 1)
    #expect(lines.last?.hasPrefix("2499.png,") == true)
  }

  @Test func `names in class folders are safe and unique whatever the order`() {
    let keys = ["a/1.jpg", "b/1.jpg", "b/1.JPG", "a__1.jpg", "c/2.jpg", "d/2.jpg"]
    var snapshot = ProjectSnapshot(
      images: keys.map { ImageRecord(key: $0) }, classes: ["../up", "..", "Cat", "cat"],
      labels: [0, 0, 0, 0, 2, 3])
    let places = exportPaths(of: [0, 1, 2, 3, 4, 5], in: snapshot)
    #expect(places.map(\.folder) == ["_.._up", "_.._up", "_.._up", "_.._up", "Cat", "cat-2"])
    #expect(
      places.map(\.name)
        == ["a__1-2.jpg", "b__1.jpg", "b__1-2.JPG", "a__1.jpg", "2.jpg", "2.jpg"])
    let reversed = exportPaths(of: [5, 4, 3, 2, 1, 0], in: snapshot)
    #expect(reversed.map(\.name) == places.map(\.name).reversed())
    snapshot.labels = [1, 1, 1, 1, 1, 1]
    #expect(Set(exportPaths(of: [0, 1, 2, 3, 4, 5], in: snapshot).map(\.folder)) == ["_.."])
  }
}
