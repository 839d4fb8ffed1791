import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct PairingTests {
  private func paired(_ keys: [String], _ images: [String]) throws -> Pairing {
    try pair(
      keys: keys, lines: [Int32](2..<Int32(keys.count + 2)), of: "t", with: images
    ) { _, _ in true }
  }

  @Test func `equal keys meet, whatever their order`() throws {
    let pairing = try paired(["b", "a", "x"], ["a", "b", "c"])
    #expect(pairing.imageOfRow == [1, 0, -1])
    #expect(pairing.rowOfImage == [1, 0, -1])
    #expect(pairing.matched == 2)
    #expect(pairing.bySuffix + pairing.respelled + pairing.byEquivalence == 0)
    #expect(pairing.inImageOrder(["B", "A", "X"], missing: "") == ["A", "B", ""])
    #expect(pairing.inImageOrder([1, 2, 3, 4, 5, 6], width: 2) == [3, 4, 1, 2, 0, 0])
  }

  @Test(arguments: [
    ("./cat/1.jpg", "cat/1.jpg"), (#"cat\1.jpg"#, "cat/1.jpg"), ("cat//1.jpg", "cat/1.jpg"),
    (#".\cat\.\1.jpg"#, "cat/1.jpg"), ("/cat/1.jpg", "cat/1.jpg"), (#"C:\cat\1.jpg"#, "cat/1.jpg"),
  ])
  func `another spelling of a path meets and is counted`(key: String, image: String) throws {
    let pairing = try paired([key], [image, "1.jpg"])
    #expect(pairing.imageOfRow == [0])
    #expect(pairing.respelled == 1)
  }

  @Test(arguments: [
    ("/data/images/cat/1.jpg", "cat/1.jpg"), ("cat/1.jpg", "train/cat/1.jpg"),
    (#"D:\data\cat\1.jpg"#, "cat/1.jpg"), ("../images/cat/1.jpg", "cat/1.jpg"),
  ])
  func `a key that is the end of the other meets and is counted`(key: String, image: String) throws
  {
    let pairing = try paired([key], ["dog/1.jpg", image, "cat/11.jpg"])
    #expect(pairing.imageOfRow == [1])
    #expect(pairing.bySuffix == 1)
  }

  @Test(arguments: [
    ("dog/1.jpg", ["cat/1.jpg"]), ("t/1.jpg", ["cat/1.jpg"]), ("1.jpg", ["cat/11.jpg"]),
    ("cat/1.jpg", ["at/1.jpg"]), ("/etc/passwd", ["a.jpg"]), ("..", ["a.jpg"]), ("/", ["a.jpg"]),
  ])
  func `parts of components never meet`(key: String, images: [String]) throws {
    #expect(try paired([key], images).imageOfRow == [-1])
  }

  @Test(arguments: [
    ("1.jpg", ["cat/1.jpg", "dog/1.jpg"]), ("/x/cat/1.jpg", ["cat/1.jpg", "1.jpg"]),
    ("cat/1.jpg", ["a/cat/1.jpg", "1.jpg"]),
  ])
  func `what could mean several images is left unpaired`(key: String, images: [String]) throws {
    let pairing = try paired([key], images)
    #expect(pairing.imageOfRow == [-1])
    #expect(pairing.ambiguousRows == [0])
  }

  @Test func `keys that are equal after NFC meet and are counted`() throws {
    let pairing = try paired(["cafe\u{301}.jpg"], ["a.jpg", "caf\u{E9}.jpg"])
    #expect(pairing.imageOfRow == [1])
    #expect(pairing.byEquivalence == 1)
    let both = try paired(["cafe\u{301}.jpg"], ["caf\u{E9}.jpg", "cafe\u{301}.jpg"])
    #expect(both.imageOfRow == [1])
    #expect(both.byEquivalence == 0)
  }

  @Test func `two rows about one image must agree`() throws {
    let keys = ["cat/1.jpg", "/x/cat/1.jpg"]
    #expect(try paired(keys, ["cat/1.jpg"]).repeatedRows == 1)
    #expect(
      outcome {
        _ = try pair(keys: keys, lines: [2, 9], of: "t", with: ["cat/1.jpg"]) { _, _ in false }
        return "paired"
      } == "t:9: found another row for the image of line 2 (\"/x/cat/1.jpg\" and \"cat/1.jpg\" "
        + "are one image), expected one row an image, or rows that agree, remove one of the two")
  }

  @Test func `a hundred thousand files of one name pair in time`() throws {
    let images = (0..<100_000).map { "\($0)/image.jpg" }
    let pairing = try paired(images.map { "/data/" + $0 } + ["image.jpg"], images)
    #expect(pairing.matched == 100_000)
    #expect(pairing.bySuffix == 100_000)
    #expect(pairing.ambiguousRows == [100_000])
  }

  @Test func `the report names what is missing on each side`() throws {
    let images = ["a", "b", "c", "d"]
    let text =
      "path,label,predicted,conf,prob_cat,prob_dog,prob_cab\na,cat,dog,0.6,0.4005,0.6,0\n"
      + "./b,cat,cat,1,1,0,0\nx,cat,cat,1,1,0,0\na,cat,dog,0.6,0.4005,0.6,0"
    let table = try predictionTable(text)
    let report = Reconciliation(
      predictions: table, pairing: try pair(table, with: images), images: images,
      labels: [0, 1, -1, 0], classes: ["cat", "dog"])
    #expect(
      report.lines == [
        "t: 2 of 4 images have a prediction", "2 images without a prediction: c, d",
        "1 prediction without an image: x", "1 row given twice, counted once",
        "1 image with another label there: b", "1 key respelled (\\, ./)",
        "1 class without labels: cab",
        "chosen: probabilities that add up to 1.0005 are divided by their sums (1 row)",
      ])
    #expect(report.hasProblems)
  }

  @Test func `a predicted word that neither a column nor a label has is an unknown class`() throws {
    let table = try predictionTable("path,predicted\na,cta\nb,dog")
    let report = Reconciliation(
      predictions: table, pairing: try pair(table, with: ["a", "b"]), images: ["a", "b"],
      labels: [0, 1], classes: ["cat", "dog"])
    #expect(
      report.lines == [
        "t: 2 of 2 images have a prediction", "1 unknown class: cta (did you mean \"cat\"?)",
      ])
    #expect(report.hasProblems)
  }

  @Test(arguments: [[0, 0], [-1, -1]] as [[Int32]])
  func `a class of a column or a list is without labels and no problem`(labels: [Int32]) throws {
    let list = options { $0.classes = ["cat", "cab"] }
    for table in [
      try predictionTable("path,prob_cat,prob_cab\na,1,0\nb,1,0", known: ["cat"]),
      try predictionTable("path,predicted\na,cat\nb,cat", list, known: ["cat"]),
    ] {
      let report = Reconciliation(
        predictions: table, pairing: try pair(table, with: ["a", "b"]), images: ["a", "b"],
        labels: labels, classes: ["cat"])
      #expect(report.classesWithoutLabels.examples == (labels[0] < 0 ? [] : ["cab"]))
      #expect(report.unknownClasses.count == 0)
      #expect(!report.hasProblems)
    }
  }

  @Test func `a plain import has no problems`() throws {
    let file = FileBytes(copying: Array("path,label\na,cat\nb,dog".utf8), name: "t")
    let table = try readLabels(
      from: openTable(file, valueName: "label"), options: ImportOptions())
    let report = Reconciliation(
      labels: table, pairing: try pair(table, with: ["a", "b"]), images: ["a", "b"])
    #expect(report.lines == ["t: 2 of 2 images have a label"])
    #expect(!report.hasProblems)
  }

  @Test func `an image with an empty label is one without a label`() throws {
    let file = FileBytes(copying: Array("path,label\na,cat\nb,".utf8), name: "t")
    let table = try readLabels(
      from: openTable(file, valueName: "label"), options: ImportOptions())
    let report = Reconciliation(
      labels: table, pairing: try pair(table, with: ["a", "b"]), images: ["a", "b"])
    #expect(
      report.lines == ["t: 1 of 2 images have a label", "1 image without a label: b"])
  }
}
