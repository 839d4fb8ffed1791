import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// The columns of a file of metadata in short, or the text of its error.
private func metadata(_ text: String, _ options: ImportOptions = ImportOptions()) -> String {
  outcome {
    let table = try readMetadata(
      from: openTable(FileBytes(copying: Array(text.utf8), name: "t"), valueName: "label"),
      options: options)
    var words = table.metrics.sorted { $0.key < $1.key }.map { name, values in
      name + "=" + values.map { $0.isNaN ? "-" : shortNumber($0) }.joined(separator: ",")
    }
    let columns =
      table.categories.sorted { $0.key < $1.key } + (table.splits.map { [("SPLIT", $0)] } ?? [])
    for (name, column) in columns {
      let cells = column.codes.indices.map { column[image: $0] ?? "-" }
      words.append(name + "=" + cells.joined(separator: ","))
    }
    if table.duplicateRows > 0 { words.append("twice: \(table.duplicateRows)") }
    if !table.ignoredColumns.isEmpty { words.append("not read: \(table.ignoredColumns)") }
    return words.joined(separator: " ")
  }
}

@Suite struct MetadataReaderTests {
  @Test func `numbers, words and splits of every kind of table`() {
    let expected = "age=3,- place=home,away SPLIT=val,test"
    #expect(
      metadata("path,age,place,split\na.jpg,3,home,valid\nb.jpg,,away,test\n") == expected)
    #expect(
      metadata("path\tage\tplace\tsplit\na.jpg\t3\thome\tvalid\nb.jpg\tnan\taway\ttest\n")
        == expected)
    #expect(
      metadata(
        """
        {"path": "a.jpg", "age": 3, "place": "home", "split": "valid"}
        {"path": "b.jpg", "age": null, "place": "away", "split": "test"}
        """) == expected)
    #expect(
      metadata(
        """
        {"a.jpg": {"age": 3, "place": "home", "split": "valid"},
         "b.jpg": {"place": "away", "split": "test"}}
        """) == expected)
  }

  @Test func `labels and predictions are left to their own imports, and named`() {
    #expect(
      metadata("path,label,class,age,predicted,confidence,prob_cat\na.jpg,x,y,3,cat,1,1\n")
        == #"age=3 not read: ["label", "class", "predicted", "confidence", "prob_cat"]"#)
    #expect(
      metadata("path,label,predicted\na.jpg,x,y\n")
        == "t:1: found beside \"path\" only labels or predictions (\"label\", \"predicted\"), "
        + "expected a further column of numbers or words, rename what is metadata; labels come by "
        + "`assay import labels`, predictions by `assay import predictions`")
    #expect(
      metadata("class,age\na.jpg,3\n", options { $0.keyColumn = "class" }) == "age=3")
  }

  @Test func `a file that says nothing of its images is an error`() {
    #expect(
      metadata("path\na.jpg\n")
        == "t:1: found only the column \"path\", "
        + "expected a further column of numbers or words, add one")
    #expect(
      metadata("path,age,split\na.jpg,,\nb.jpg,nan,\n")
        == "t:2: found no value beside the key in any row, "
        + "expected a number or a word in at least one, "
        + "fill a column, or check what wrote the file")
    #expect(metadata("path,age\n").contains("a header and no rows"))
    #expect(metadata("age,place\n3,home\n").contains("expected a key column"))
    #expect(
      metadata("path,age\na.jpg,3\n", options { $0.keyColumn = "pat" })
        .contains("expected a column \"pat\""))
  }

  @Test func `a row given twice is counted once, a contradicting one is an error`() {
    #expect(metadata("path,age,place\na.jpg,3,x\na.jpg,3.0,x\n") == "age=3 place=x twice: 1")
    for second in ["a.jpg,4,x,test", "a.jpg,3,y,test", "a.jpg,3,x,train", "a.jpg,3,,test"] {
      #expect(
        metadata("path,age,place,split\na.jpg,3,x,test\n\(second)\n")
          == "t:3: found another row with other metadata for \"a.jpg\", "
          + "expected the same as on line 2, remove one of the two")
    }
  }

  @Test func `infinities and more than a thousand columns are refused`() {
    #expect(
      metadata("path,age\na.jpg,3\nb.jpg,-inf\n")
        == "t:3: found \"-inf\" in column \"age\", expected a finite number, "
        + "empty the cell or remove the column")
    let names = (0...1000).map { "c\($0)" }.joined(separator: ",")
    let cells = (0...1000).map(String.init).joined(separator: ",")
    #expect(
      metadata("path,\(names)\na.jpg,\(cells)\n").contains("expected at most 1000"))
  }
}
