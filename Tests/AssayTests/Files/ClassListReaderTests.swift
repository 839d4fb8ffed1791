import Testing

@testable import Assay
@testable import Tables

@Suite struct ClassListReaderTests {
  private func read(_ text: String) -> String {
    outcome {
      let list = try readClassList(in: FileBytes(copying: Array(text.utf8), name: "t"))
      let names = list.names.joined(separator: "|")
      return list.first == 0 ? names : "\(names) from \(list.first)"
    }
  }

  @Test(
    arguments: [
      "cat\ndog\nbird", "cat\r\ndog\r\nbird\r\n", "\"cat\"\n\"dog\"\n\"bird\"",
      "'cat',\n'dog',\n'bird'",
      "0 cat\n1 dog\n2 bird", "0: cat\n1: dog\n2: bird", "0,cat\n1,dog\n2,bird",
      "2\tbird\n0\tcat\n1\tdog",
      "cat,0\ndog,1\nbird,2", "id,name\n0,cat\n1,dog\n2,bird",
      "class_name;index\ncat;0\ndog;1\nbird;2",
      #"["cat", "dog", "bird"]"#, #"{"0": "cat", "1": "dog", "2": "bird"}"#,
      #"{"cat": 0, "dog": 1, "bird": 2}"#, #"{"bird": 2, "dog": 1, "cat": 0}"#,
      #"{"model_type": "vit", "id2label": {"0": "cat", "1": "dog", "2": "bird"}, "label2id": {"cat": 0}}"#,
      #"{"names": ["cat", "dog", "bird"], "nc": 3}"#,
      #"{"categories": [{"id": 0, "name": "cat"}, {"id": 2, "name": "bird"}, {"id": 1, "name": "dog"}]}"#,
      #"[{"id": 0, "name": "cat"}, {"id": 1, "name": "dog"}, {"id": 2, "name": "bird"}]"#,
      "path: ../set\nnames: [cat, 'dog', \"bird\"]  # three\n",
      "names: [\n  cat,  # meows\n  \"dog\", bird,\n]\nnc: 3\n",
      "nc: 3\n\nnames:\n  - cat\n  - dog\n  - bird\n",
      "names:\n  0: cat\n  1: dog\n  2: bird\nother: 1\n",
    ])
  func `lists of classes are read in every form that names places`(text: String) {
    #expect(read(text) == "cat|dog|bird")
  }

  @Test(arguments: ["1 cat\n2 dog", #"{"1": "cat", "2": "dog"}"#, "cat,1\ndog,2"])
  func `a list that counts from one says so`(text: String) {
    #expect(read(text) == "cat|dog from 1")
  }

  @Test(
    arguments: [
      // Numbers that belong to the names.
      ("1 euro\n2 euro", "1 euro|2 euro"), ("5 euro\n10 euro\n20 euro", "5 euro|10 euro|20 euro"),
      ("boeing 737\nboeing 747", "boeing 737|boeing 747"), ("7up\ncola", "7up|cola"),
      ("names: ['a, b', \"c]\", \"d #1\"]", "a, b|c]|d #1"),
      ("0\n1\n10\n2", "0|1|10|2"), ("rock 'n' roll\njazz", "rock 'n' roll|jazz"),
    ])
  func `numbers that are part of names stay there`(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    arguments: [
      ("label\ncat\ndog", ":1: found the first line \"label\", which may be a header or a class"),
      ("cat, dog, bird", ":1: found one line with commas"),
      ("cat\n\ndog", ":2: found a blank line between others"),
      ("cat\ncat", ":2: found \"cat\" again"),
      (#"{"0": "cat", "2": "dog"}"#, ":1: found no class numbered 1"),
      (#"{"a": {"b": 1}}"#, ":1: found a JSON object that numbers no classes"),
      (#"["cat", 3]"#, ":1: found \"3\", expected a class in double quotes"),
      ("[]", "an empty list"),
      ("names: 3\n", ":1: found \"names:\" without a list"), ("", "an empty list"),
      ("names: \u{FEFF} \"]\"[", ":1: found \"names:\" without a list"),
      ("names: ['it''s', cat]", ":1: found \"names:\" without a list"),
      ("names: [cat, dog", ":1: found \"names:\" without a list"),
      ("names: x [cat, dog]", ":1: found \"names:\" without a list"),
      ("names: [cat, dog] x", ":1: found \"names:\" without a list"),
      ("cat\n\u{1C}\ndog", "found a name that cannot be seen"),
    ])
  func `what may be read in two ways, or says no classes, is refused`(text: String, found: String) {
    #expect(read(text).contains(found))
  }
}
