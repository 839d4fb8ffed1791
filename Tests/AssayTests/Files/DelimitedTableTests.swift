import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct DelimitedTableTests {
  @Test(
    arguments: [
      ("path,label\na.jpg,cat\nb.jpg,dog\n", "a.jpg=cat b.jpg=dog"),
      ("path,label\r\na.jpg,cat\nb.jpg,dog", "a.jpg=cat b.jpg=dog"),
      ("path;label\na.jpg;cat", "a.jpg=cat"),
      ("path\tlabel\na.jpg\tcat", "a.jpg=cat"),
      ("File Name,Class\na.jpg,cat", "a.jpg=cat"),
      ("# made by X, version 2\n\npath,label\n\n \na.jpg,cat\n\n", "a.jpg=cat"),
      (",path,label\n0,a.jpg,cat\n1,b.jpg,dog", "a.jpg=cat b.jpg=dog"),
      ("path,label,\na.jpg,cat,\n", "a.jpg=cat"),
      (" path , label\n a.jpg , cat ", "a.jpg=cat"),
      ("path,label\n\"a.jpg\",  \"the \"\"cat\"\"\"  \n", "a.jpg=the \"cat\""),
      ("path,label\n\"a,b.jpg\",\" cat\"", "a,b.jpg=cat"),
      ("path,label\n\"a\nb.jpg\",cat", "a\nb.jpg=cat"),
      ("path,label\na.jpg,\nb.jpg,dog", "a.jpg= b.jpg=dog"),
      ("path,label\na.jpg,10\nb.jpg,9", "a.jpg=10 b.jpg=9"),
      ("path,label\na.jpg,cat\na.jpg,cat", "a.jpg=cat"),
      ("path,label,y2\na.jpg,cat,1\na.jpg,cat,1.0", "a.jpg=cat"),
      ("filename,label,predicted,confidence,prob_cat\na,cat,dog,x,y", "a=cat"),
    ] as [(String, String)])
  func `a good table is read`(text: String, expected: String) {
    #expect(labels(text) == expected)
    #expect(labels("\u{FEFF}" + text) == expected)
  }

  @Test(
    arguments: [
      (
        "",
        "t:1: found an empty file, expected a header line and rows, or JSON, write the file again"
      ),
      (
        "# only a comment",
        """
        t:1: found no header, expected a header line such as path,label, write the \
        table again
        """
      ),
      (
        "path,label\n",
        """
        t:1: found a header and no rows, expected a row for each image, write the file \
        again
        """
      ),
      (
        "path,label\na.jpg,cat\r\rb.jpg,dog",
        """
        t:2: found a carriage return without a line feed, expected lines that end in LF \
        or CRLF, convert the line ends
        """
      ),
      (
        "path,label\n\"a\n\n.jpg\",cat\nb.jpg",
        """
        t:5: found 1 field, expected 2 as in the header on line 1, add the missing \
        fields
        """
      ),
      (
        "path,label\na.jpg,cat,",
        """
        t:2: found 3 fields, expected 2 as in the header on line 1, remove the comma at \
        the end of the line
        """
      ),
      (
        "path;label\na;b;c;d",
        """
        t:2: found 4 fields, expected 2 as in the header on line 1, put quotes around \
        values that contain a semicolon
        """
      ),
      (
        "path,label\n\"a\"b,cat",
        """
        t:2: found text behind a closing quote, expected a delimiter or the line's end, \
        double a quote that belongs to the text
        """
      ),
      (
        "path,label\na,\"cat\nb,dog\n",
        """
        t:2: found a quote that is never closed, expected a closing quote, close it, or \
        double a quote that belongs to the text
        """
      ),
      (
        "path,label\n,cat",
        """
        t:2: found nothing in column "path", expected the path of an image, write the \
        path or remove the row
        """
      ),
      (
        "path,file,label\na,b,cat",
        """
        t:1: found 2 columns that may hold the key ("path", "file"), expected one, name \
        it with --key-column
        """
      ),
      (
        "path,lable\na,cat",
        """
        t:1: found the columns "path", "lable"; is it "lable"?, expected a label column \
        (label, class, target, ground_truth, y…), rename one or name it with \
        --label-column
        """
      ),
      (
        "path,label\na,cat\na,dog",
        """
        t:3: found the label "dog" for "a", expected "cat" as on line 2, remove one of \
        the two
        """
      ),
      (
        "path,label,age\na,cat,1\na,cat,2",
        """
        t:3: found another row with other metadata for "a", expected the same as on \
        line 2, remove one of the two
        """
      ),
      (
        "path,label\na,cat\n\u{FEFF}path,label",
        """
        t:3: found a byte order mark in column "path", expected the path of an image, \
        remove it: files were joined here
        """
      ),
      (
        "path,label,age\na,cat,1\nb,cat,1e400",
        """
        t:3: found "1e400" in column "age", expected a finite number, empty the cell or \
        remove the column
        """
      ),
      (
        "a.jpg,cat\nb.jpg,dog",
        """
        t:1: found a first line that looks like data ("a.jpg", "cat"), expected a \
        header line with a key column (path, file, filename, file_name, filepath…), add \
        one, such as path,label
        """
      ),
      (
        "image,choice,annotator,annotation_id\na.jpg,\"{\"\"choices\"\":[\"\"cat\"\",\"\"dog\"\"]}\",1,1",
        """
        t:2: found several choices ("{\\"choices\\":[\\"cat\\",\\"dog\\"]}") in column "choice", \
        expected the name of a class, one class an image is read; name it
        """
      ),
      (
        "<?xml version=\"1.0\"?>\n<places></places>\n",
        """
        t:1: found XML or HTML, expected a table (CSV, TSV, JSON…), export the labels as CSV, \
        JSON or COCO instead
        """
      ),
      (
        "train/a 1.jpg 0\ntrain/b.jpg 1",
        """
        t:1: found lines such as "train/a 1.jpg 0", cut by a blank and without a header, \
        expected a header line, and commas, tabs or semicolons between the values, put a comma \
        for the blank and the line path,label before the first; --classes says what numbers mean
        """
      ),
      (
        "path,label\n\(String(repeating: "a", count: 5000)),cat",
        """
        t:2: found a text of 5000 bytes in column "path", expected the path of an \
        image, check the quotes around it
        """
      ),
    ] as [(String, String)])
  func `a bad table is refused at its line`(text: String, expected: String) {
    #expect(labels(text) == expected)
  }

  @Test(
    arguments: [
      ([0xC0, 0xAF], "0xC0"), ([0xED, 0xA0, 0x80], "0xED"), ([0xF4, 0x90, 0x80, 0x80], "0xF4"),
      ([0xE9, 0x0A], "0xE9"), ([0xFF], "0xFF"), ([0x80], "0x80"), ([0xE2, 0x82], "0xE2"),
      ([0xE0, 0x80, 0x80], "0xE0"), ([0xF0, 0x80, 0x80, 0x80], "0xF0"), ([0xF5], "0xF5"),
    ] as [([UInt8], String)])
  func `what is not UTF-8 is refused at its line`(bytes: [UInt8], shown: String) {
    #expect(
      labels(Array("path,label\na.jpg,cat\nb.jpg,".utf8) + bytes)
        == """
        t:3: found the byte \(shown), which is not UTF-8 there, expected UTF-8, save \
        the file as UTF-8 (it may be Latin-1 or Windows-1252)
        """)
  }

  @Test func `every character of UTF-8 is accepted`() {
    let scalars = (1...0x10FFFF).lazy.filter { $0 % 97 == 1 }.compactMap { UnicodeScalar($0) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    let bytes = Array(String(text).utf8)
    #expect(bytes.withUnsafeBytes { firstBadByte(of: $0) } == nil)
  }

  @Test func `NUL bytes and UTF-16 are refused`() {
    #expect(labels([0x61, 0x0A, 0x62, 0x00]).hasPrefix("t:2: found a NUL byte, expected text"))
    #expect(labels(Array("p".utf16.flatMap { [UInt8($0), 0] })).hasPrefix("t:1: found a NUL"))
    #expect(labels([0xFF, 0xFE, 0x61, 0x00]).hasPrefix("t:1: found UTF-16 text"))
    #expect(labels([0xFE, 0xFF, 0x00, 0x61]).hasPrefix("t:1: found UTF-16 text"))
  }

  @Test func `further columns become metrics, categories and splits`() throws {
    let text = """
      path,label,split,age,camera,empty,mixed
      a,cat,Training,3,Canon,,1
      b,dog,valid,,,,x
      c,dog,other,nan,Nikon,,
      """
    let table = try readLabels(
      from: openTable(FileBytes(copying: Array(text.utf8), name: "t"), valueName: "label"),
      options: ImportOptions())
    #expect(table.metrics.keys.sorted() == ["age"])
    #expect(table.metrics["age"]?.map { $0.isNaN ? -1 : $0 } == [3, -1, -1])
    #expect(table.categories.keys.sorted() == ["camera", "mixed"])
    #expect(table.categories["camera"]?.names == ["Canon", "Nikon"])
    #expect(table.categories["camera"]?.codes == [0, -1, 1])
    #expect(table.categories["mixed"]?.names == ["1", "x"])
    #expect(table.splits?.names == ["train", "val", "other"])
    #expect(table.splits?.codes == [0, 1, 2])
    #expect(table.lines == [2, 3, 4])
  }

  @Test func `classes stand in numeric order, else in the order of their bytes`() throws {
    func classes(_ values: [String]) throws -> [String] {
      let rows = values.enumerated().map { "\($0),\($1)\n" }.joined()
      let file = FileBytes(copying: Array("path,label\n\(rows)".utf8), name: "t")
      return try readLabels(
        from: openTable(file, valueName: "label"), options: options { $0.everyWord = true }
      ).classNames
    }
    #expect(try classes(["10", "9", "-1", "2"]) == ["-1", "2", "9", "10"])
    #expect(try classes(["10", "9", "b", "A"]) == ["10", "9", "A", "b"])
    // One class in two spellings of Unicode, composed and decomposed.
    #expect(try classes(["caf\u{E9}", "cafe\u{301}"]).count == 1)
  }

  @Test func `columns can be named by hand`() {
    let text = "id,kind\na,cat\nb,dog"
    #expect(
      labels(text, options { ($0.keyColumn, $0.labelColumn) = ("id", "kind") }) == "a=cat b=dog")
    #expect(
      labels(text, options { ($0.keyColumn, $0.labelColumn) = ("id", "kinds") })
        == """
        t:1: found the columns "id", "kind"; is it "kind"?, expected a column "kinds", \
        rename one or name it with --label-column
        """)
  }

  @Test func `a class list gives the order, names integers and knows its classes`() throws {
    let list = options { $0.classes = ["dog", "cat"] }
    #expect(labels("path,label\na,0\nb,1", list) == "a=dog b=cat")
    #expect(try labelTable("path,label\na,cat\nb,dog", list).classNames == ["dog", "cat"])
    #expect(
      labels("path,label\na,0\nb,2", list)
        == """
        t:3: found the class number 2 in column "label", expected 0 to 1, as the list \
        has 2 classes, correct it or give the complete list with --classes, or say \
        --label-numbers places-from-1
        """)
    #expect(
      labels("path,label\na,cat\nb,cats", list)
        == """
        t:3: found the unknown class "cats" (did you mean "cat"?), expected one of \
        "dog", "cat", correct it or add it to the list of classes
        """)
  }
}
