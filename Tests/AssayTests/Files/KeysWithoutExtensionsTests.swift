import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct KeysWithoutExtensionsTests {
  private func paired(_ keys: [String], _ images: [String]) throws -> Pairing {
    try pairSpelled(
      keys: keys, lines: [Int32](2..<Int32(keys.count + 2)), of: "t", with: images
    ) { _, _ in true }
  }

  @Test func `identifiers meet the images that are called so, and are counted`() throws {
    let pairing = try paired(["b", "a", "x"], ["set/a.jpg", "set/b.PNG", "set/c.jpg"])
    #expect(pairing.rowOfImage == [1, 0, -1])
    #expect(pairing.withoutExtension == 2 && pairing.bySuffix == 2)
  }

  @Test func `an identifier of two images, or of one that is called so itself, meets neither`()
    throws
  {
    #expect(try paired(["a"], ["a.jpg", "a.png"]).imageOfRow == [-1])
    #expect(try paired(["a"], ["a", "a.jpg"]).imageOfRow == [0])
  }

  @Test func `a key of FiftyOne that is an image's whole key meets it, point and all`() throws {
    for images in [["run.1", "run.2"], ["run.1", "run.2.jpg"]] {
      let pairing = try pairSpelled(
        keys: ["run.1", "run.2"], lines: [1, 2], of: "t", with: images, isCertain: true
      ) { _, _ in true }
      #expect(pairing.imageOfRow == [0, 1])
    }
  }

  @Test func `where one key has an extension all are whole, and what differs in it is a choice`()
    throws
  {
    let pairing = try paired(["a.jpg", "b"], ["a.jpg", "b.jpg"])
    #expect(pairing.imageOfRow == [0, 1] && pairing.withoutExtension == 0)
    #expect(pairing.choices.map(\.kind) == [.keys])
  }

  @Test func `a point in a name is no extension`() throws {
    let pairing = try paired(["run.1", "run.2"], ["run.1.jpg", "run.2"])
    #expect(pairing.imageOfRow == [0, 1] && pairing.withoutExtension == 1)
  }

  @Test(arguments: ["id", "image_id", "Image ID", "name"])
  func `an identifier is the key where no column is a path`(name: String) throws {
    func keys(_ text: String) throws -> [String] {
      let file = FileBytes(copying: Array(text.utf8), name: "t")
      return try readLabels(
        from: openTable(file, valueName: "label"), options: ImportOptions()
      ).keys
    }
    #expect(try keys("\(name),label\n7,cat\n") == ["7"])
    #expect(try keys("\(name),label,file\n7,cat,a.jpg\n") == ["a.jpg"])
  }
}
