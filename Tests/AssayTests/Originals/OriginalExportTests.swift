import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// A labels file before and after corrections.
struct OriginalCase: Sendable, CustomTestStringConvertible {
  var name: String
  var before: String
  /// The keys of the project's images.
  var images: [String]
  /// What was corrected; `nil` for "no valid class".
  var corrections: [Int32: String?]
  var after: String
  var left: [String] = []
  var reading = LabelFile.Reading()

  var testDescription: String { name }

  func file(_ text: String) -> LabelFile {
    LabelFile(FileBytes(copying: Array(text.utf8), name: "folder/t"), reading: reading)
  }

  /// The class of every image after reading a text.
  func labels(of text: String) throws -> [String?] {
    let table = try file(text).labels()
    return try pair(table, with: images).rowOfImage.map {
      $0 < 0 || table.codes[Int($0)] < 0 ? nil : table.classNames[Int(table.codes[Int($0)])]
    }
  }
}

extension OriginalCase {
  /// Writes the corrections, compares the text, and reads it back.
  func check() throws {
    let export = try OriginalExport(file(before), images: images, corrections: corrections)
    let text = export.pieces.joined()
    #expect(text == after)
    #expect(export.name == "t" && export.leftOut == left)
    var wanted = try labels(of: before)
    for (image, correction) in corrections where !left.contains(images[Int(image)]) {
      wanted[Int(image)] = correction
    }
    #expect(try labels(of: text) == wanted)
  }

  /// Writes nothing, and what the file says already.
  func checkUnchanged() throws {
    let confirmed = try labels(of: before).enumerated().filter { $1 != nil }
    for corrections in [[:], Dictionary(uniqueKeysWithValues: confirmed.map { (Int32($0), $1) })] {
      let export = try OriginalExport(file(before), images: images, corrections: corrections)
      #expect(Array(export.pieces.joined().utf8) == Array(before.utf8))
      #expect(export.changed == 0 && export.added == 0 && export.leftOut.isEmpty)
    }
  }
}

private func classes(_ names: String...) -> LabelFile.Reading {
  var reading = LabelFile.Reading()
  reading.classes = names
  return reading
}

/// Three images: the first becomes a dog, the second has no valid class, the third stays; a fourth
/// and a fifth are in no file and become a dog and nothing.
private let images = ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg"]
private let corrections: [Int32: String?] = [0: "dog", 1: nil, 2: "cat", 3: "dog", 4: nil]

private let tables = [
  OriginalCase(
    name: "CSV with a byte order mark, CRLF, quotes, spaces and other columns",
    before: "\u{FEFF}# made by hand\r\nfile, label ,note\r\n"
      + "a.jpg,  cat ,\"x, y\"\r\n\r\n\"b.jpg\",\"cat\",\"\"\"\"\r\nc.jpg,cat,\r\n",
    images: images, corrections: corrections,
    after: "\u{FEFF}# made by hand\r\nfile, label ,note\r\n"
      + "a.jpg,  dog ,\"x, y\"\r\n\r\n\"b.jpg\",\"\",\"\"\"\"\r\nc.jpg,cat,\r\nd.jpg,dog,\r\n"),
  OriginalCase(
    name: "TSV without a last line end; a class that needs quotes",
    before: "file\tlabel\na.jpg\tcat\nb.jpg\tcat\nc.jpg\t\"a \"\"cat\"\"\"",
    images: images, corrections: [0: "a \"cat\"", 1: nil, 2: "cat\t2", 3: "dog"],
    after: "file\tlabel\na.jpg\t\"a \"\"cat\"\"\"\nb.jpg\t\nc.jpg\t\"cat\t2\"\nd.jpg\tdog"),
  OriginalCase(
    name: "semicolons, an empty cell that is filled, a row twice",
    before: "label;file\ncat;a.jpg\ncat;a.jpg\n;b.jpg\n", images: images,
    corrections: [0: "dog", 1: "bird"],
    after: "label;file\ndog;a.jpg\ndog;a.jpg\nbird;b.jpg\n"),
  OriginalCase(
    name: "CSV of class numbers", before: "file,y\na.jpg,0\nb.jpg,0\nc.jpg,0\n", images: images,
    corrections: corrections, after: "file,y\na.jpg,1\nb.jpg,\nc.jpg,0\nd.jpg,1\n",
    reading: classes("cat", "dog")),
  OriginalCase(
    name: "a list of objects",
    before: "[\n  {\"path\": \"a.jpg\", \"n\": [1, {}], \"label\": \"cat\"},\n"
      + "  {\"label\" : \"cat\" ,\"path\":\"b.jpg\"},\n  {\"path\": \"c.jpg\", \"label\": \"cat\"}\n]\n",
    images: images, corrections: corrections,
    after: "[\n  {\"path\": \"a.jpg\", \"n\": [1, {}], \"label\": \"dog\"},\n"
      + "  {\"label\" : null ,\"path\":\"b.jpg\"},\n  {\"path\": \"c.jpg\", \"label\": \"cat\"},\n"
      + "  {\"path\": \"d.jpg\", \"label\": \"dog\"}\n]\n"),
  OriginalCase(
    name: "JSON Lines of digits",
    before: "{\"path\": \"a.jpg\", \"label\": 7}\n\n{\"path\": \"b.jpg\", \"label\": 7}",
    images: images, corrections: [0: "1", 1: nil, 2: "2"],
    after: "{\"path\": \"a.jpg\", \"label\": 1}\n\n{\"path\": \"b.jpg\", \"label\": null}\n"
      + "{\"path\": \"c.jpg\", \"label\": 2}"),
  OriginalCase(
    name: "an object of images and classes",
    before: "{\"a.jpg\": \"cat\",\n\"b.jpg\": \"cat\",\n\"c.jpg\": \"cat\"}",
    images: images, corrections: corrections,
    after: "{\"a.jpg\": \"dog\",\n\"b.jpg\": null,\n\"c.jpg\": \"cat\",\n\"d.jpg\": \"dog\"}"),
  OriginalCase(
    name: "an object of images and objects",
    before: "{\"a.jpg\": {\"label\": \"cat\"}, \"b.jpg\": {\"x\": 1, \"label\": \"cat\"}}",
    images: images, corrections: [0: "dog", 1: nil, 2: "é\nx"],
    after: "{\"a.jpg\": {\"label\": \"dog\"}, \"b.jpg\": {\"x\": 1, \"label\": null}, "
      + "\"c.jpg\": {\"label\": \"é\\nx\"}}"),
  OriginalCase(
    name: "Hugging Face metadata below a folder",
    before: "{\"file_name\": \"a.jpg\", \"label\": \"cat\"}\n",
    images: ["train/a.jpg", "train/b.jpg", "test/c.jpg"],
    corrections: [0: "dog", 1: "cat", 2: "cat"],
    after: "{\"file_name\": \"a.jpg\", \"label\": \"dog\"}\n"
      + "{\"file_name\": \"b.jpg\", \"label\": \"cat\"}\n",
    left: ["test/c.jpg"],
    reading: LabelFile.Reading(folders: ["train"])),
]

private let annotations = [
  OriginalCase(
    name: "FiftyOne of places in a list",
    before: "{\"classes\": [\"cat\"], \"labels\": {\"a\": 0, \"b\": {\"label\": 0}, \"c\": null}}",
    images: images, corrections: [0: "dog", 1: nil, 2: "cat", 3: "dog"],
    after: "{\"classes\": [\"cat\", \"dog\"], \"labels\": {\"a\": 1, \"b\": {\"label\": null}, "
      + "\"c\": 0, \"d\": 1}}"),
  OriginalCase(
    name: "FiftyOne of names and whole paths",
    before: "{\"classes\": null, \"labels\": {\"/x/a.jpg\": \"cat\", \"/x/b.jpg\": \"cat\"}}",
    images: images, corrections: [0: "dog", 1: nil],
    after: "{\"classes\": null, \"labels\": {\"/x/a.jpg\": \"dog\", \"/x/b.jpg\": null}}"),
  OriginalCase(
    name: "FiftyOne, a whole dataset: names, a list of one, a field that is null or not there",
    before: """
      {"samples": [{"filepath": "data/a.jpg", "ground_truth": {"_cls": "Classification",
         "label": "cat", "confidence": null}, "other": {"_cls": "Classification", "label": "cat"}},
       {"filepath": "data/b.jpg", "ground_truth": {"_cls": "Classifications", "classifications": [
         {"_cls": "Classification", "label": "cat"}]}},
       {"filepath": "data/c.jpg", "ground_truth": null}, {"filepath": "data/e.jpg", "tags": []}]}
      """,
    images: images, corrections: [0: "dog", 1: nil, 2: "cat", 3: "dog", 4: "owl"],
    after: """
      {"samples": [{"filepath": "data/a.jpg", "ground_truth": {"_cls": "Classification",
         "label": "dog", "confidence": null}, "other": {"_cls": "Classification", "label": "cat"}},
       {"filepath": "data/b.jpg", "ground_truth": {"_cls": "Classifications", "classifications": [
         {"_cls": "Classification", "label": null}]}},
       {"filepath": "data/c.jpg", "ground_truth": {"_id": {"$oid": "45f583ab4cbfc80c6aa50c0c"}, \
      "_cls": "Classification", "tags": [], "label": "cat"}}, {"filepath": "data/e.jpg", \
      "tags": [], "ground_truth": {"_id": {"$oid": "f6cf6f5bef135be7a6d0fb39"}, "_cls": "Classification", "tags": [], \
      "label": "owl"}}]}
      """,
    left: ["d.jpg"]),
  OriginalCase(
    name: "Label Studio",
    before: """
      [{"data": {"image": "a.jpg"}, "annotations": [
         {"result": [{"type": "choices", "from_name": "k", "to_name": "i", "value": {"choices": ["cat"]}}]},
         {"result": [{"type": "choices", "from_name": "k", "value": {"choices": [ "cat" ]}}]}]},
       {"data": {"image": "b.jpg"}, "annotations": [{"result": [{"type": "choices",
         "from_name": "k", "value": {"choices": ["cat"]}}]}]},
       {"data": {"image": "c.jpg"}, "annotations": []},
       {"data": {"image": "e.jpg"}, "predictions": []}]
      """,
    images: images, corrections: [0: "dog", 1: nil, 2: "cat", 3: "dog", 4: "cat"],
    after: """
      [{"data": {"image": "a.jpg"}, "annotations": [
         {"result": [{"type": "choices", "from_name": "k", "to_name": "i", "value": {"choices": ["dog"]}}]},
         {"result": [{"type": "choices", "from_name": "k", "value": {"choices": [ "dog" ]}}]}]},
       {"data": {"image": "b.jpg"}, "annotations": [{"result": [{"type": "choices",
         "from_name": "k", "value": {"choices": []}}]}]},
       {"data": {"image": "c.jpg"}, "annotations": [{"result": [{"from_name": "k", "to_name": "i", \
      "type": "choices", "value": {"choices": ["cat"]}}]}]},
       {"data": {"image": "e.jpg"}, "predictions": []}]
      """,
    left: ["d.jpg", "e.jpg"]),
  OriginalCase(
    name: "Encord, whose answers are copied whole",
    before: """
      [{"data_units": {"u": {"data_title": "a.jpg", "labels": {"classifications":
         [{"classificationHash": "1"}]}}}, "classification_answers": {"1": {"classifications":
         [{"name": "Animal", "answers": [{"name": "cat", "value": "c", "featureHash": "f1"}]}]}}},
       {"data_units": {"u": {"data_title": "b.jpg", "labels": {"classifications":
         [{"classificationHash": "1"}]}}}, "classification_answers": {"1": {"classifications":
         [{"name": "Animal", "answers": [{"name": "dog", "value": "d", "featureHash": "f2"}]}]}}},
       {"data_units": {"u": {"data_title": "c.jpg", "labels": {}}}, "classification_answers": {}}]
      """,
    images: images, corrections: [0: "dog", 1: nil, 2: "cat"],
    after: """
      [{"data_units": {"u": {"data_title": "a.jpg", "labels": {"classifications":
         [{"classificationHash": "1"}]}}}, "classification_answers": {"1": {"classifications":
         [{"name": "Animal", "answers": [{"name": "dog", "value": "d", "featureHash": "f2"}]}]}}},
       {"data_units": {"u": {"data_title": "b.jpg", "labels": {"classifications":
         [{"classificationHash": "1"}]}}}, "classification_answers": {"1": {"classifications":
         [{"name": "Animal", "answers": []}]}}},
       {"data_units": {"u": {"data_title": "c.jpg", "labels": {}}}, "classification_answers": {}}]
      """,
    left: ["c.jpg"]),
  OriginalCase(
    name: "Encord, where one answer is about two images of a group",
    before: """
      {"data_units": {"u": {"data_title": "a.jpg", "labels": {"classifications":
         [{"classificationHash": "1"}]}}, "v": {"data_title": "b.jpg", "labels": {"classifications":
         [{"classificationHash": "1"}]}}}, "classification_answers": {"1": {"classifications":
         [{"name": "Animal", "answers": [{"name": "cat"}]}]}}}
      """,
    images: images, corrections: [0: "dog"],
    after: """
      {"data_units": {"u": {"data_title": "a.jpg", "labels": {"classifications":
         [{"classificationHash": "1"}]}}, "v": {"data_title": "b.jpg", "labels": {"classifications":
         [{"classificationHash": "1"}]}}}, "classification_answers": {"1": {"classifications":
         [{"name": "Animal", "answers": [{"name": "cat"}]}]}}}
      """,
    left: ["a.jpg"]),
  OriginalCase(
    name: "COCO, whose annotations are replaced, removed and added",
    before: """
      {"images": [{"id": 1, "file_name": "a.jpg"}, {"id": 2, "file_name": "b.jpg"},
        {"id": 5, "file_name": "c.jpg"}],
       "annotations": [{"id": 1, "image_id": 2, "category_id": 3},
         {"id": 4, "image_id": 1, "category_id": 3, "bbox": [1, 2, 3, 4]},
         {"id": 9, "image_id": 1, "category_id": 3}, {"id": 10, "image_id": 2, "category_id": 3}],
       "categories": [{"id": 3, "name": "cat"}]}
      """,
    images: images, corrections: [0: "dog", 1: nil, 2: "cat", 3: "bird"],
    after: """
      {"images": [{"id": 1, "file_name": "a.jpg"}, {"id": 2, "file_name": "b.jpg"},
        {"id": 5, "file_name": "c.jpg"},
        {"id": 6, "file_name": "d.jpg"}],
       "annotations": [{"id": 4, "image_id": 1, "category_id": 4, "bbox": [1, 2, 3, 4]},
         {"id": 9, "image_id": 1, "category_id": 4}, {"id": 11, "image_id": 5, "category_id": 3}, \
      {"id": 12, "image_id": 6, "category_id": 5}],
       "categories": [{"id": 3, "name": "cat"}, {"id": 4, "name": "dog"}, {"id": 5, "name": "bird"}]}
      """),
  OriginalCase(
    name: "COCO, when no annotation stays",
    before:
      "{\"images\": [{\"id\": 1, \"file_name\": \"a.jpg\"}, {\"id\": 2, \"file_name\": \"b.jpg\"}], "
      + "\"annotations\": [{\"image_id\": 1, \"category_id\": 1}], "
      + "\"categories\": [{\"id\": 1, \"name\": \"cat\"}]}",
    images: images, corrections: [0: nil, 1: "cat"],
    after:
      "{\"images\": [{\"id\": 1, \"file_name\": \"a.jpg\"}, {\"id\": 2, \"file_name\": \"b.jpg\"}], "
      + "\"annotations\": [{\"id\": 1, \"image_id\": 2, \"category_id\": 1}], "
      + "\"categories\": [{\"id\": 1, \"name\": \"cat\"}]}"),
]

@Suite struct OriginalExportTests {
  @Test(arguments: tables + annotations + originalsOfOtherPrograms)
  func `corrected labels alone change, and read back as they were corrected`(
    trial: OriginalCase
  ) throws { try trial.check() }

  @Test(arguments: tables + annotations + originalsOfOtherPrograms)
  func `a file without corrections is the same, byte for byte`(trial: OriginalCase) throws {
    try trial.checkUnchanged()
  }

  @Test func `a class that is not in the list the labels were read with is refused`() throws {
    for text in ["file,y\na.jpg,0\n", "file,y\na.jpg,cat\n", "[{\"file\":\"a.jpg\",\"y\":0}]"] {
      let trial = OriginalCase(
        name: "", before: text, images: images, corrections: [0: "fox"], after: "",
        reading: classes("cat", "dog"))
      #expect(throws: OriginalExportError.unknownClass("fox", file: "folder/t")) {
        try OriginalExport(
          trial.file(text), images: trial.images, corrections: trial.corrections)
      }
    }
  }

  @Test func `long texts come in pieces that end between characters`() {
    let text = String(repeating: "é", count: EditedText.pieceLength)
    let file = FileBytes(copying: Array("x\(text)".utf8), name: "t")
    let edited = EditedText(
      file, edits: [TextEdit(range: 5..<7, text: "ab"), TextEdit(range: 5..<5, text: "")])
    let pieces = Array(edited)
    #expect(pieces.count > 3 && !pieces.contains { $0.contains("\u{FFFD}") })
    #expect(pieces.joined() == "xéé" + "ab" + text.dropFirst(3))
  }
}
