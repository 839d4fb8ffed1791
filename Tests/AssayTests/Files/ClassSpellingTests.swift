import Testing

@testable import Assay
@testable import Tables

@Suite struct ClassSpellingTests {
  @Test(
    arguments: [
      ("cat", "cat"), (" cat\t", "cat"), ("cat\u{A0}", "cat"), ("\u{200B}cat\u{FEFF}", "cat"),
      ("['cat']", "cat"), (#"["cat"]"#, "cat"), ("[0]", "0"), ("('cat',)", "cat"),
      ("tensor(3)", "3"), ("tensor(3, device='cuda:0')", "3"), ("tensor([3])", "3"),
      ("b'cat'", "cat"), ("'cat'", "cat"), (#""cat""#, "cat"), ("\u{201C}cat\u{201D}", "cat"),
      ("np.str_('cat')", "cat"),
      // What is no wrapping stays.
      ("['cat', 'dog']", "['cat', 'dog']"), ("[cat dog]", "[cat dog]"),
      ("cat (small)", "cat (small)"),
      ("'t", "'t"), ("rock 'n' roll", "rock 'n' roll"), ("tensor(1, 2)", "tensor(1, 2)"),
      ("[]", "[]"),
      ("", ""), ("  ", ""),
    ])
  func `a name is freed of blanks, quotes and what programs print`(text: String, name: String) {
    #expect(ClassSpelling.cleaned(text) == name)
  }

  @Test(
    arguments: [
      ("Cat", "cat"), ("1.0", "1"), ("1", "1."), ("TRUE", "true"), ("caf\u{E9}", "cafe\u{301}"),
      ("a  b", "A b"), ("-1.0", "-1"),
    ])
  func `spellings of one class fold to one text`(a: String, b: String) {
    #expect(ClassSpelling.folded(a) == ClassSpelling.folded(b))
  }

  @Test(arguments: [("1", "01"), ("1.5", "1"), ("a_b", "a b"), ("1e3", "1000"), ("", "0")])
  func `names that mean other things do not`(a: String, b: String) {
    #expect(ClassSpelling.folded(a) != ClassSpelling.folded(b))
  }
}

@Suite struct ClassAliasTests {
  private func read(
    _ labels: String, _ predictions: String, _ change: (inout ImportOptions) -> Void = { _ in }
  ) -> String {
    outcome {
      var options = ImportOptions()
      change(&options)
      let truth = try labelTable(labels, options)
      let table = try predictionTable(predictions, options, known: truth.classNames)
      let names = table.predicted.map { table.classNames[Int($0)] }
      let kinds = table.choices.map(\.kind.rawValue)
      return names.joined(separator: " ")
        + (kinds.isEmpty ? "" : " | \(kinds.joined(separator: " "))")
    }
  }

  @Test(
    arguments: [
      ("Cat", "cat", "Cat"), ("cat", "CAT", "cat"), ("0.0", "0", "0.0"), ("1", "1.0", "1"),
      ("True", "true", "True"), ("cat", "['cat']", "cat"), ("0", "tensor(0)", "0"),
      ("cat", "cat\u{A0}", "cat"), ("caf\u{E9}", "Cafe\u{301}", "caf\u{E9}"),
    ])
  func `a prediction in another spelling is of the only class that it can be, and that is said`(
    label: String, predicted: String, expected: String
  ) {
    let text = read(
      "path,label\na,\(label)\nb,zebra", "path,predicted\na,\"\(predicted)\"\nb,zebra")
    #expect(text == "\(expected) zebra | class_spelling")
  }

  @Test func `a class of the very name goes before one in another spelling`() {
    let labels = "path,label\na,A\nb,a"
    let asked = read(labels, "path,predicted\na,A\nb,a")
    #expect(asked.hasPrefix("t:3: found the class \"a\", and \"A\" on line 2"))
    #expect(asked.contains("--spellings one") && asked.contains("--spellings apart"))
    #expect(read(labels, "path,predicted\na,A\nb,a") { $0.spellings = .apart } == "A a")
    // A list that has both says that they are two.
    #expect(read(labels, "path,predicted\na,A\nb,a") { $0.classes = ["A", "a"] } == "A a")
    #expect(
      read(labels, "path,predicted\na,A\nb,a") { $0.spellings = .one } == "A A | class_spelling")
  }

  @Test func `two spellings in the predictions alone are asked about, too`() {
    let text = read("path,label\na,A\nb,zebra", "path,predicted\na,A\nb,a")
    #expect(text.contains("--spellings"))
  }

  @Test func `labels in another spelling take the names that a model has`() throws {
    let table = try labelTable(
      "path,label\na,Cat\nb,dog", options { $0.modelClasses = ["cat", "dog"] })
    #expect(table.classNames == ["cat", "dog"])
    #expect(table.choices.map(\.kind) == [.spelling])
  }
}

@Suite struct MissingLabelTests {
  private func read(_ words: [String], _ change: (inout ImportOptions) -> Void = { _ in }) -> String
  {
    outcome {
      var options = ImportOptions()
      change(&options)
      let rows = words.enumerated().map { "\($0),\"\($1)\"" }.joined(separator: "\n")
      let table = try labelTable("path,label\n\(rows)", options)
      return table.codes.map { $0 < 0 ? "-" : table.classNames[Int($0)] }.joined(separator: " ")
        + " of \(table.classNames.count), \(table.choices.reduce(0) { $0 + $1.count })"
    }
  }

  @Test(
    arguments: [
      "unlabeled", "Unlabelled", "None", "nan", "NaN", "null", "N/A", "?", "  ", "<NA>", "\u{A0}",
    ])
  func `words for no label are none, counted and said`(word: String) {
    #expect(read(["cat", word, "dog", word]) == "cat - dog - of 2, 2")
  }

  @Test func `minus one is no label beside numbers that are not negative`() {
    #expect(read(["0", "-1", "1", "-1"]) == "0 - 1 - of 2, 2")
    #expect(read(["0", "-1", "1", "-1"]) { $0.everyWord = true } == "0 -1 1 -1 of 3, 0")
  }

  @Test func `minus one is a class beside one alone, other negative numbers, or words`() {
    #expect(read(["1", "-1", "1"]) == "1 -1 1 of 2, 0")
    #expect(read(["1", "-1", "-2", "0"]) == "1 -1 -2 0 of 4, 0")
    #expect(read(["cat", "-1", "dog"]) == "cat -1 dog of 3, 0")
  }

  @Test func `a word that a list or a model has is a class`() {
    #expect(read(["none", "crack"]) { $0.classes = ["none", "crack"] } == "none crack of 2, 0")
    #expect(
      read(["none", "crack"]) { $0.modelClasses = ["crack", "none"] } == "none crack of 2, 0")
    #expect(read(["none", "crack"]) { $0.everyWord = true } == "none crack of 2, 0")
  }

  @Test func `a word that is named as no label is none`() {
    #expect(read(["later", "cat", "dog"]) { $0.noLabel = ["LATER"] } == "- cat dog of 2, 0")
  }

  @Test func `words that only begin so are classes`() {
    #expect(read(["nantes", "nonet", "?!"]) == "nantes nonet ?! of 3, 0")
  }
}

@Suite struct SeveralClassesTests {
  @Test(arguments: ["cat|dog", "cat; dog", "['cat', 'dog']", "cat+dog"])
  func `a label that may be several classes of the file is asked about`(label: String) {
    let text = "path,label\na,\"\(label)\"\nb,dog\nc,cat"
    let found = labels(text)
    #expect(found.hasPrefix("t:2: found the label") && found.contains("--every-word"))
    #expect(labels(text, options { $0.everyWord = true }).hasPrefix("a=\(label)"))
  }

  @Test func `a name with such a sign that a list has is the class of the list`() {
    let given = options { $0.classes = ["cat", "cat+dog", "dog"] }
    #expect(labels("path,label\na,cat+dog\nb,dog\nc,cat", given) == "a=cat+dog b=dog c=cat")
  }

  @Test func `a name with such a sign whose parts are no classes is one class`() {
    #expect(labels("path,label\na,AC/DC\nb,rock & roll") == "a=AC/DC b=rock & roll")
  }

  @Test func `in JSON a list of one class is that class`() {
    let text = #"[{"path": "a", "label": ["cat"]}, {"path": "b", "label": "dog"}]"#
    #expect(labels(text) == "a=cat b=dog")
    #expect(
      labels(#"[{"path": "a", "label": ["cat", "dog"]}]"#).contains("a list or an object"))
  }
}
