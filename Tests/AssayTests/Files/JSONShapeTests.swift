import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

private func choices(_ text: String) throws -> [ImportChoice.Kind] {
  try readLabels(
    from: openTable(FileBytes(copying: Array(text.utf8), name: "t"), valueName: "label"),
    options: ImportOptions()
  ).choices.map(\.kind)
}

/// JSON that holds a table otherwise than as an object an image, and what only looks like it.
@Suite struct JSONShapeTests {
  @Test(
    arguments: [
      (
        #"{"columns": ["path", "label"], "index": [0, 1], "data": [["a", "cat"], ["b", null]]}"#,
        "a=cat b="
      ),
      (#"{"columns": ["label"], "index": ["a.jpg"], "data": [["cat"]]}"#, "a.jpg=cat"),
      (#"{"path": {"0": "a", "1": "b"}, "label": {"0": "cat", "1": "dog"}}"#, "a=cat b=dog"),
      (
        #"{"label": {"a.jpg": "cat", "b.jpg": "dog"}, "age": {"a.jpg": 1, "b.jpg": 2}}"#,
        "a.jpg=cat b.jpg=dog"
      ),
      (#"{"0": {"path": "a", "label": "cat"}, "1": {"path": "b", "label": "dog"}}"#, "a=cat b=dog"),
      (
        #"{"schema": {"fields": []}, "data": [{"index": 0, "path": "a", "label": "cat"}]}"#, "a=cat"
      ),
      (
        #"{"version": 1, "data": [{"image": "a", "label": "cat"}, {"image": "b", "label": "dog"}]}"#,
        "a=cat b=dog"
      ),
      (#"{"results": [{"id": "a", "label": "cat"}]}"#, "a=cat"),
      (#"{"annotations": [{"image": "a", "label": "cat"}]}"#, "a=cat"),
      (#"{"samples": [{"image": "a", "label": "cat"}]}"#, "a=cat"),
      (
        #"{"train": [{"image": "a", "label": "cat"}], "val": [{"label": "dog", "image": "b"}]}"#,
        "a=cat b=dog"
      ),
      (#"{"filenames": ["a", "b"], "labels": ["cat", "dog"]}"#, "a=cat b=dog"),
      (
        #"{"files": ["a", "b"], "labels": [1, 0], "classes": ["dog", "cat", "owl"]}"#, "a=cat b=dog"
      ),
      (
        #"{"images": ["a", "b"], "labels": ["cat", "dog"], "categories": ["cat", "dog"]}"#,
        "a=cat b=dog"
      ),
      (#"[{"image": {"bytes": null, "path": "a"}, "label": "cat"}]"#, "a=cat"),
      (
        #"{"a.jpg": {"label": "cat", "path": "x"}, "b.jpg": {"label": "dog", "path": "x"}}"#,
        "a.jpg=cat b.jpg=dog"
      ),
      (
        #"{"k1": {"label": "cat", "file": "a.jpg"}, "k2": {"label": "dog", "file": "b.jpg"}}"#,
        "a.jpg=cat b.jpg=dog"
      ),
    ])
  func `tables of other shapes are read`(text: String, expected: String) {
    #expect(labels(text) == expected)
    #expect(labels("\u{FEFF}\n" + text) == expected)
  }

  @Test(
    arguments: [
      (
        #"{"columns": ["path", "label"], "data": [["a", "cat"], ["b"]]}"#,
        """
        t:1: found a row of 1 values, expected a list of 2, one for each of "columns", \
        write the table again
        """
      ),
      (
        #"[["a", "cat"]]"#,
        """
        t:1: found a list of lists, without the names of columns, expected an object such as \
        {"path": …, "label": …} for each image, write the names too (of a data frame: to_json with \
        orient="records")
        """
      ),
      (
        #"{"filenames": ["a", "b"], "labels": ["cat"]}"#,
        """
        t:1: found 1 values in "labels" and 2 in "filenames", expected lists of one length, a value \
        an image, write the lists again
        """
      ),
      (
        #"{"a": [{"image": "x", "label": "cat"}], "b": [{"image": "x", "label": "dog"}]}"#,
        """
        t:1: found 2 lists of objects with images ("a", "b"), expected one, write the one that is \
        meant into a file of its own
        """
      ),
      (
        #"{"k1": {"label": "cat", "file": "x1"}, "k2": {"label": "dog", "file": "x2"}}"#,
        """
        t:1: found records called "k1", with "file" "x1" inside, expected one of the two to be the \
        image, name the path inside with --key-column file, or remove it from the records
        """
      ),
      (
        #"[{"image": {"bytes": null, "path": null}, "label": "cat"}]"#,
        "t:1: found nothing in column \"image\", expected the path of an image, write the path or remove the object"
      ),
    ])
  func `what can be read in two ways, or in none, is refused`(text: String, message: String) {
    #expect(labels(text) == message)
  }

  @Test func `an object with a list inside is still a line of its own`() throws {
    let line = #"{"path": "a", "label": "cat", "objects": [{"image": "x", "label": "dog"}]}"#
    #expect(labels(line) == "a=cat")
    #expect(labels(line + "\n" + line.replacing("\"a\"", with: "\"b\"")) == "a=cat b=cat")
    #expect(try choices(line).isEmpty)
    // Objects for images, whose members only look like columns.
    #expect(
      labels(#"{"a.jpg": {"label": "cat"}, "b.jpg": {"label": "dog"}}"#) == "a.jpg=cat b.jpg=dog")
    #expect(try choices(#"{"a.jpg": {"label": "cat"}}"#).isEmpty)
  }

  @Test func `what was chosen is said`() throws {
    #expect(try choices(#"{"data": [{"image": "a", "label": "cat"}]}"#) == [.format])
    #expect(
      try choices(#"{"files": ["a"], "labels": [1], "classes": ["dog", "cat"]}"#) == [
        .format, .places,
      ])
    #expect(try choices(#"[{"image": {"bytes": null, "path": "a"}, "label": "cat"}]"#) == [.column])
    #expect(try choices(#"{"a.jpg": {"label": "cat", "path": "x"}}"#) == [.column])
  }

  @Test func `the key column by hand decides between names and paths inside`() {
    let text = #"{"k1": {"label": "cat", "file": "x1"}, "k2": {"label": "dog", "file": "x2"}}"#
    let options = options { $0.keyColumn = "file" }
    #expect(
      outcome {
        let table = try readLabels(
          from: openTable(
            FileBytes(copying: Array(text.utf8), name: "t"), valueName: "label", options: options),
          options: options)
        return table.keys.joined(separator: " ")
      } == "x1 x2")
  }

  @Test func `probabilities in a logged table are taken apart`() {
    let two = options { $0.classes = ["cat", "dog"] }
    #expect(
      predictions(
        #"{"columns": ["image", "probs"], "data": [["a", [0.9, 0.1]], ["b", [0.25, 0.75]]]}"#, two)
        == "a=cat(0.9 0.1) b=dog(0.25 0.75)")
    #expect(
      predictions(#"{"paths": ["a"], "preds": ["dog"], "probs": [{"dog": 0.75, "cat": 0.25}]}"#)
        == "a=dog(0.25 0.75)")
  }
}
