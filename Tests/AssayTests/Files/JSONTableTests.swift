import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct JSONTableTests {
  @Test(
    arguments: [
      (#"[{"path": "a", "label": "cat"}, {"label": "dog", "path": "b"}]"#, "a=cat b=dog"),
      (
        "{\"path\": \"a\", \"label\": \"cat\"}\n\n{\"path\": \"b\", \"label\": \"dog\"}\n",
        "a=cat b=dog"
      ),
      (#"{"path": "a", "label": "cat"}"#, "a=cat"),
      (#"{"a": "cat", "b": "dog"}"#, "a=cat b=dog"),
      (#"[{"p\u0061th": "a", "\u006cabel": "cat"}]"#, "a=cat"),
      (#"{"a": "cat", "a": "cat"}"#, "a=cat"),
      (#"{"a": {"label": "cat"}, "b": {"label": null}}"#, "a=cat b="),
      (#"[{"path": "a", "label": 3}, {"path": "b", "label": true}]"#, "a=3 b=true"),
      (#"[{"path": "\u0061\/\ud83d\ude00\n", "label": "\"cat\""}]"#, "a/😀\n=cat"),
      (#"[{"path": "a", "label": "cat", "box": [1, [2, {"x": []}], {}], "o": {}}]"#, "a=cat"),
    ] as [(String, String)])
  func `good JSON is read`(text: String, expected: String) {
    #expect(labels(text) == expected)
    #expect(labels("\u{FEFF} \n" + text) == expected)
  }

  @Test(
    arguments: [
      ("[]", "t:1: found no objects, expected an object for each image, write the file again"),
      ("{}", "t:1: found no objects, expected an object for each image, write the file again"),
      ("[[\"a\", \"cat\"]]", "t:1: found a list of lists, without the names of columns"),
      ("[1]", "t:1: found \"1]\", expected an object such as"),
      ("[{\"path\": \"a\", \"label\": \"cat\"},\n]", "t:2: found \"]\", expected an object"),
      (
        "[{\"path\": \"a\", \"label\": \"cat\",\n}]",
        """
        t:2: found "}", expected a name in double quotes, remove the comma before it, \
        or write what is missing
        """
      ),
      (
        "[{\"path\": \"a\"\n \"label\": \"cat\"}]",
        "t:2: found \"\\\"label\\\":\", expected a comma"
      ),
      (
        "[{\"path\": \"a\", \"label\": \"cat\"}",
        """
        t:1: found the end of the file, expected a comma or "]", write the file again: \
        it is cut off
        """
      ),
      (
        "[{\"path\": \"a\", \"label\": \"cat\"}]\nx",
        "t:2: found \"x\", expected the end of the file"
      ),
      (
        "[{\"path\": \"a\",\n\"label\": \"cat\",\n\"label\": \"cat\"}]",
        """
        t:3: found "label" twice in one object, expected every name once, remove one of \
        the two
        """
      ),
      ("[{path: \"a\"}]", "t:1: found \"path:\", expected a name in double quotes"),
      (
        "[{'path': 'a'}]",
        """
        t:1: found a single quote, expected a name in double quotes, use double quotes
        """
      ),
      ("[{1: \"a\"}]", "t:1: found \"1:\", expected a name in double quotes"),
      (
        "[{\"path\": \"a\", \"label\": NaN}]",
        """
        t:1: found "NaN}]", expected a JSON value, write null or leave the image out
        """
      ),
      ("[{\"path\": \"a\", \"label\": 01}]", "t:1: found \"01}]\", expected a JSON value"),
      ("[{\"path\": \"a\", \"label\": +1}]", "t:1: found \"+1}]\", expected a JSON value"),
      ("[{\"path\": \"a\", \"label\": nul}]", "t:1: found \"nul}]\", expected a JSON value"),
      (
        "[{\"path\": \"a\nb\", \"label\": \"c\"}]", "t:1: found a control character inside a string"
      ),
      ("[{\"path\": \"a\\x\"}]", "t:1: found the escape \"\\\\x\", expected one of"),
      ("[{\"path\": \"\\u12g4\"}]", "t:1: found \"\\\\u12g4\", expected four hexadecimal digits"),
      ("[{\"path\": \"\\udc00\"}]", "t:1: found half of a surrogate pair (\\udc00)"),
      ("[{\"path\": \"\\ud800\\u0041\"}]", "t:1: found half of a surrogate pair (\\ud800)"),
      (
        "[{\"path\": \"\\u0000\", \"label\": \"c\"}]",
        "t:1: found a NUL character in column \"path\""
      ),
      (
        "[\n{\"path\": \"a\", \"label\": \"c\"},\n{\"path\": 12, \"label\": \"c\"}]",
        """
        t:3: found "12" in column "path", expected the path of an image, write it as a \
        text in quotes
        """
      ),
      (
        "[{\"path\": \"a\",\n\"label\": [\"cat\", \"dog\"]}]",
        """
        t:2: found a list or an object in column "label", expected the name of a class, \
        one class an image is read; write its name
        """
      ),
      (
        "{\"a\": [], \"b\": []}",
        "t:1: found a list or an object in column \"label\""
      ),
      (
        "{\"a\": \"cat\",\n\"a\": \"dog\"}",
        "t:2: found the label \"dog\" for \"a\", expected \"cat\""
      ),
      (
        "{\"path\": \"a\", \"label\": \"c\"} {\"path\": \"b\", \"label\": \"c\"}",
        "t:1: found \"{\"path\":\", expected a line end behind an object"
      ),
      (
        "{\"path\": \"a\", \"label\": \"c\"}\n{\"path\": \"b\", \"la",
        "t:2: found a string that is never"
      ),
      ("{\"path\": \"a\", \"label\": \"c\"}\n7", "t:2: found \"7\", expected an object"),
      ("{\"path\": \"a\", // no\n\"label\": \"c\"}", "t:1: found \"//\", expected a name"),
      (
        "[{\"path\": \"a\", \"label\": \"c\", \"x\": " + String(repeating: "[", count: 200_000),
        "t:1: found more than 100 nested lists and objects, expected a flat table"
      ),
    ] as [(String, String)])
  func `bad JSON is refused at its line`(text: String, expected: String) {
    let found = labels(text)
    #expect(found.replacing("\\\"", with: "\"").hasPrefix(expected.replacing("\\\"", with: "\"")))
  }

  @Test func `nested values are left out and named`() throws {
    let text = #"[{"path": "a", "label": "cat", "box": [1], "size": 2}]"#
    let table = try readLabels(
      from: openTable(FileBytes(copying: Array(text.utf8), name: "t"), valueName: "label"),
      options: ImportOptions())
    #expect(table.metrics.keys.sorted() == ["size"])
    #expect(table.categories.isEmpty)
    #expect(table.ignoredColumns == ["box"])
  }
}
