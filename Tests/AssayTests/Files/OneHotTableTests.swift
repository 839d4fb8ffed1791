import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct OneHotTableTests {
  private func labels(_ text: String) throws -> [String] {
    let file = FileBytes(copying: Array(text.utf8), name: "t")
    let table = try readLabels(from: openTable(file, valueName: "label"), options: ImportOptions())
    return zip(table.keys, table.codes).map { key, code in
      "\(key) \(code < 0 ? "-" : table.classNames[Int(code)])"
    }
  }

  private func message(_ text: String) -> String {
    do {
      _ = try labels(text)
      return ""
    } catch { return "\(error)" }
  }

  @Test(arguments: [
    "filename, cat, dog\na.jpg, 1, 0\nb.jpg, 0, 1\nc.jpg, 0, 0\n",
    "image,cat,dog\na.jpg,1.0,0.0\nb.jpg,0.0,1.0\nc.jpg,0.0,0.0\n",
    ",path,cat,dog\n0,a.jpg,True,False\n1,b.jpg,False,True\n2,c.jpg,False,False\n",
    "filename,Unlabeled,cat,dog\na.jpg,0,1,0\nb.jpg,0,0,1\nc.jpg,1,0,0\n",
  ])
  func `a mark in one of the columns of classes is the label`(text: String) throws {
    #expect(try labels(text) == ["a.jpg cat", "b.jpg dog", "c.jpg -"])
  }

  @Test func `a split stands beside the marks`() throws {
    let text = "path,split,cat,dog\na.jpg,val,1,0\nb.jpg,test,0,1\n"
    let file = FileBytes(copying: Array(text.utf8), name: "t")
    let table = try readLabels(from: openTable(file, valueName: "label"), options: ImportOptions())
    #expect(table.classNames == ["cat", "dog"] && table.codes == [0, 1])
    #expect(table.splits?.codes.count == 2)
    #expect(table.metrics.isEmpty && table.categories.isEmpty)
  }

  @Test func `two marks are an error at their line`() {
    #expect(
      message("path,cat,dog\na.jpg,1,0\nb.jpg,1,1\n") == """
        t:3: found marks in 2 columns ("cat", "dog") for "b.jpg", expected one class an image: a \
        column of labels, or one mark a row, remove the other marks, or name the column of labels \
        with --label-column
        """)
  }

  @Test(arguments: [
    "path,cat,dog\na.jpg,0.9,0.1\n", "path,cat,dog\na.jpg,0,0\n", "path,cat\na.jpg,1\n",
    "path,prob_cat,prob_dog\na.jpg,1,0\n", "path,cat,note\na.jpg,1,x\n", "path,cat,dog\na.jpg,1,\n",
  ])
  func `other columns are no marks, and the label is asked for`(text: String) {
    #expect(message(text).contains("expected a label column"))
  }

  @Test func `a label column makes marks metadata`() throws {
    let text = "path,label,blurred,night\na.jpg,cat,1,1\nb.jpg,dog,0,1\n"
    #expect(try labels(text) == ["a.jpg cat", "b.jpg dog"])
  }
}
