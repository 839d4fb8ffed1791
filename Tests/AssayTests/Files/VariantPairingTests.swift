import Testing

@testable import Assay
@testable import Tables

@Suite struct VariantPairingTests {
  private func paired(
    _ rows: [String], _ images: [String], allowing: Set<KeyVariant> = []
  ) throws -> Pairing {
    try pairSpelled(
      keys: rows, lines: [Int32](2..<Int32(rows.count + 2)), of: "t", with: images,
      allowing: allowing
    ) { _, _ in true }
  }

  @Test(
    arguments: [
      (["img_1.jpg", "img_2.jpg"], ["IMG_1.JPG", "IMG_2.JPG"], "case"),
      (["1.jpg", "2.jpg"], ["1.jpeg", "2.jpeg"], "extension"),
      (["a.png", "b.png"], ["a", "b"], "extension"),
      (["1", "2"], ["0001", "0002"], "zeros"),
      (["1.png", "2.png"], ["01.png", "02.png"], "zeros"),
      (["a.jpg ", " b.jpg"], ["a.jpg", "b.jpg"], "blanks"),
      (["s/a.jpg?sig=1", "s/b.jpg?sig=2"], ["s/a.jpg", "s/b.jpg"], "blanks"),
      (["/x/set/a.jpg", "/x/set/b.jpg"], ["/home/me/set/a.jpg", "/home/me/set/b.jpg"], "folders"),
      (["/x/A.jpg", "/x/B.jpg"], ["/y/a.jpg", "/y/b.jpg"], "case folders"),
    ] as [([String], [String], String)])
  func `keys that all differ in one way are paired, and that is said`(
    rows: [String], images: [String], what: String
  ) throws {
    let pairing = try paired(rows, images)
    #expect(pairing.imageOfRow == [0, 1])
    #expect(pairing.choices.map(\.kind) == [.keys] && pairing.choices.map(\.count) == [2])
  }

  @Test(
    arguments: [
      // Two images that a row may mean.
      (["a.png"], ["a.jpg", "a.jpeg"]), (["A.jpg"], ["a.jpg", "a.JPG"]),
      // Two rows that mean one image.
      (["a.png", "a.gif"], ["a.jpg"]),
      // Folders in front that name other splits, or are not the same for all.
      (["set/train/1.png", "set/train/2.png"], ["set/test/1.png", "set/test/2.png"]),
      (["x/cat/1.png", "x/dog/2.png"], ["y/dog/1.png", "y/cat/2.png"]),
      // Other numbers.
      (["10", "20"], ["1", "2"]),
    ] as [([String], [String])])
  func `keys that could mean others are not`(rows: [String], images: [String]) throws {
    #expect(try paired(rows, images).rowOfImage.allSatisfy { $0 < 0 })
  }

  @Test
  func `where some rows and some images are left, the way out is named and taken only if told`()
    throws
  {
    let (rows, images) = (["a.jpeg", "b.jpeg", "x.jpeg"], ["a.jpg", "b.jpg", "z.jpg"])
    let pairing = try paired(rows, images)
    #expect(pairing.matched == 0)
    #expect(pairing.hint?.contains("--match-keys extension") == true)
    #expect(try paired(rows, images, allowing: [.ending]).imageOfRow == [0, 1, -1])
  }

  @Test func `rows that meet plainly stay as they are`() throws {
    let pairing = try paired(["a.jpg", "A.jpg"], ["A.jpg", "a.jpg"])
    #expect(pairing.imageOfRow == [1, 0] && pairing.choices.isEmpty)
  }
}
