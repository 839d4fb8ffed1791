import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

private func cvat(_ body: String) -> String { "<annotations>\n" + body + "</annotations>\n" }

/// What is said of reading a text as labels.
private func choices(
  _ text: String, _ options: ImportOptions = ImportOptions()
) throws -> [String] {
  try readLabels(
    from: openTable(
      FileBytes(copying: Array(text.utf8), name: "t"), valueName: "label",
      question: options.labelColumn, options: options), options: options
  ).choices.map(\.text)
}

/// What of the files of annotation tools has a second reading, and is said.
@Suite struct ToolFileChoiceTests {
  @Test func `an attribute beside labels that differ is said, and that of a shape is none`() throws
  {
    func image(_ name: String, _ label: String, _ rest: String) -> String {
      "<image name=\"\(name)\"><tag label=\"\(label)\">\(rest)</tag></image>\n"
    }
    func attribute(_ value: String) -> String {
      "<attribute name=\"pose\">\(value)</attribute>"
    }
    let text = cvat(
      image("a.jpg", "cat", attribute("left")) + image("b.jpg", "dog", attribute("right")))
    let said =
      "the class is the label of a tag, not the attribute \"pose\", which --label-column pose takes"
    #expect(try choices(text) == [said])
    #expect(labels(text) == "a.jpg=cat b.jpg=dog")
    #expect(try choices(text, options { $0.labelColumn = "label" }) == [])
    // One value tells nothing, and the attribute of a box is none of the tag before it.
    let boxes = ["left", "right"].map { pose in
      "<image name=\"\(pose).jpg\"><tag label=\"cat\"></tag><box label=\"x\">\(attribute(pose))</box></image>"
    }
    #expect(labels(cvat(boxes.joined())) == "left.jpg=cat right.jpg=cat")
    #expect(try choices(cvat(boxes.joined())) == [])
  }

  @Test
  func `categories of one name are one class and said, or two where what is above them differs`()
    throws
  {
    func coco(_ first: String, _ second: String) -> String {
      #"{"images": [{"id": 1, "file_name": "a.jpg"}, {"id": 2, "file_name": "b.jpg"}],"#
        + #" "annotations": [{"image_id": 1, "category_id": 3}, {"image_id": 2, "category_id": 7}],"#
        + #" "categories": [{"id": 3, "name": "orange"\#(first)}, {"id": 7, "name": "orange"\#(second)}]}"#
    }
    #expect(labels(coco("", "")) == "a.jpg=orange b.jpg=orange")
    #expect(
      try choices(coco("", "")) == [#"the categories "3" and "7" are one class, "orange""#])
    #expect(
      labels(coco(#", "supercategory": "fruit""#, #", "supercategory": "colour""#)) == """
        t:1: found "orange" as the category "3" of "fruit" and as "7" of "colour", expected one \
        category a name, rename one of the two if they are two classes, or give both one \
        "supercategory"
        """)
  }

  @Test func `crowds and ignored annotations count, and it is said`() throws {
    let coco =
      #"{"images": [{"id": 1, "file_name": "a.jpg"}, {"id": 2, "file_name": "b.jpg"}],"#
      + #" "annotations": [{"image_id": 1, "category_id": 3, "iscrowd": 1},"#
      + #" {"image_id": 2, "category_id": 3, "iscrowd": 0, "ignore": 1},"#
      + #" {"image_id": 2, "category_id": 3, "iscrowd": 0}], "categories": [{"id": 3, "name": "cat"}]}"#
    #expect(labels(coco) == "a.jpg=cat b.jpg=cat")
    #expect(
      try choices(coco) == [
        "annotations of crowds and ignored ones (\"iscrowd\" or \"ignore\" is 1) give their images a class "
          + "as others do (2)"
      ])
    let plain = coco.replacing(": 1}", with: ": 0}").replacing("\"iscrowd\": 1", with: "\"x\": 1")
    #expect(try choices(plain) == [])
  }

  @Test func `words beside a class that are not read are said`() throws {
    let datumaro =
      #"{"categories": {"label": {"labels": [{"name": "animal"}]}}, "items": ["#
      + #"{"id": "a.jpg", "annotations": [{"type": "label", "label_id": 0, "attributes": {"kind": "cat", "n": 1}}]},"#
      + #"{"id": "b.jpg", "annotations": [{"type": "label", "label_id": 0, "attributes": {"kind": "dog", "n": 2}}]}]}"#
    #expect(labels(datumaro) == "a.jpg=animal b.jpg=animal")
    #expect(
      try choices(datumaro) == [
        "the class is the label of an annotation; its attribute \"kind\" is not read"
      ])
    #expect(try choices(datumaro.replacing("dog", with: "cat")) == [])
  }

  @Test func `a column that a file of one class an image has not is refused by name`() {
    let coco =
      #"{"images": [{"id": 1, "file_name": "a.jpg"}], "annotations": [{"image_id": 1, "category_id": 3}],"#
      + #" "categories": [{"id": 3, "name": "cat"}]}"#
    #expect(
      labels(coco, options { $0.labelColumn = "supercategory" }) == """
        t:1: found a file of COCO, which has one class an image, expected a column \
        "supercategory", leave --label-column out
        """)
    #expect(labels(coco, options { $0.labelColumn = "Category" }) == "a.jpg=cat")
  }
}
