import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// A manifest of SageMaker with this class and these further members.
private func manifest(_ more: String = "") -> String {
  #"{"source-ref": "s3://b/a.jpg", "pets": 0, "pets-metadata": {"class-name": "cat", "#
    + #""confidence": 0.5, "type": "groundtruth/image-classification"}"# + more + "}\n"
}
private func labelbox(_ classifications: String) -> String {
  #"{"data_row": {"external_id": "a.jpg"}, "projects": {"p": {"labels": [{"annotations": {"classifications": ["#
    + classifications + "]}}]}}}"
}
private let species = #"{"name": "species", "radio_answer": {"name": "cat"}}"#
private let weather = #"{"name": "weather", "radio_answer": {"name": "sunny"}}"#

private func cvat(_ body: String) -> String {
  "<?xml version=\"1.0\"?>\n<annotations><version>1.1</version>\n" + body + "</annotations>\n"
}

/// Files of annotation tools: what of them is asked, and what is refused.
@Suite struct ToolFileTests {
  @Test func `several questions are asked for, and one is named`() {
    #expect(
      labels(labelbox(species + ", " + weather)) == """
        t:1: found 2 questions that may hold the class ("species", "weather"), expected one, \
        name it with --label-column
        """)
    #expect(
      labels(labelbox(species + ", " + weather), options { $0.labelColumn = "weather" })
        == "a.jpg=sunny")
    let jobs = manifest(
      #", "size": 1, "size-metadata": {"class-name": "big", "type": "groundtruth/image-classification"}"#
    )
    #expect(labels(jobs).contains("2 questions that may hold the class (\"pets\", \"size\")"))
    #expect(labels(jobs, options { $0.labelColumn = "size" }) == "s3://b/a.jpg=big")
  }

  @Test func `several classes of one image are refused`() {
    #expect(
      labels(labelbox(species + ", " + species.replacing("cat", with: "dog")))
        .contains("found the label"))
    #expect(labels(labelbox(species + ", " + species)) == "a.jpg=cat")
    #expect(
      labels(
        labelbox(
          #"{"name": "s", "checklist_answers": [{"name": "cat"}, {"name": "dog"}]}"#)
      ).contains("2 answers of a checklist"))
    #expect(
      labels(manifest().replacing("classification\"", with: "classification-multilabel\""))
        .contains("several classes at once"))
    #expect(
      labels(
        #"{"imageGcsUri": "gs://a", "classificationAnnotations": [{"displayName": "cat"}, {"displayName": "dog"}]}"#
      ).contains("2 annotations"))
    #expect(
      labels(
        cvat(
          "<image id=\"0\" name=\"a.jpg\"><tag label=\"cat\"/>\n<tag label=\"dog\"/></image>")
      ) == """
        t:4: found the tags "cat", "dog" of "a.jpg", expected one class, \
        one class an image is read; remove the others
        """)
  }

  @Test func `SageMaker's and Vertex's files say classes, confidence and splits`() throws {
    let table = try predictionTable(manifest(), known: [])
    #expect(short(table) == "s3://b/a.jpg=cat" && table.confidence == [0.5])
    #expect(labels(#"{"source-ref": "s3://b/a.jpg", "class": 3}"#) == "s3://b/a.jpg=3")
    let vertex = #"""
      {"imageGcsUri": "gs://b/a.jpg", "classificationAnnotation": {"displayName": "cat"}, "dataItemResourceLabels": {"aiplatform.googleapis.com/ml_use": "training"}}
      {"imageGcsUri": "gs://b/b.jpg"}
      """#
    let labels = try readLabels(
      from: openTable(FileBytes(copying: Array(vertex.utf8), name: "t"), valueName: "label"),
      options: ImportOptions())
    #expect(labels.codes == [0, -1] && labels.splits?.codes == [0, -1])
    #expect(labels.splits?.names == ["train"])
  }

  @Test func `CVAT's attribute is the class only where it is named`() {
    func tag(_ name: String, _ value: String) -> String {
      "<image id=\"0\" name=\"\(name)\"><tag label=\"animal\"><attribute name=\"kind\">\(value)"
        + "</attribute></tag></image>\n"
    }
    let text = cvat(tag("a.jpg", "cat &amp; dog") + tag("b.jpg", "owl"))
    #expect(
      labels(text) == """
        t:1: found tags that all have the label "animal", and several values of "kind", expected to \
        know which is the class, name it with --label-column kind, or --label-column label
        """)
    #expect(labels(text, options { $0.labelColumn = "kind" }) == "a.jpg=cat & dog b.jpg=owl")
    #expect(labels(text, options { $0.labelColumn = "label" }) == "a.jpg=animal b.jpg=animal")
  }

  @Test(
    arguments: [
      (
        "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;\">]>\n<annotations>&y;</annotations>",
        "t:1: found a document type (<!DOCTYPE…), expected XML without one, "
          + "remove it: entities of a document are not read"
      ),
      (cvat("<image name=\"&x;\"/>"), "t:3: found \"&x;\", expected &amp;"),
      (
        cvat("<image name=\"a.jpg\"><tag label=\"cat\"></image>"),
        "t:3: found </image>, expected </tag>"
      ),
      (
        String(repeating: "<annotations>", count: 200),
        "t:1: found more than 100 nested elements, expected fewer"
      ),
      (cvat("<image id=\"0\"/>"), "t:3: found an image without a name"),
      (cvat("<track label=\"cat\"></track>"), "t:3: found a track, as CVAT for video writes it"),
      (
        cvat("<image name=\"a\"><box label=\"cat\"/></image>"),
        "t:1: found 1 image of CVAT without a tag, with 1 shape, expected a tag an image"
      ),
      ("<annotations><image name=\"a\"", "t:1: found a tag <image that goes on otherwise"),
      ("<annotations>", "t:1: found the end of the file, expected </annotations>"),
      ("<annotation><folder/></annotation>", "t:1: found an XML file of one image (Pascal VOC)"),
      ("<!DOCTYPE html><html></html>", "t:1: found XML or HTML"),
      ("<html><body>Not found</body></html>", "t:1: found XML or HTML"),
    ])
  func `other XML is refused at its line, and nothing is expanded`(text: String, message: String) {
    #expect(labels(text).hasPrefix(message), "\(labels(text))")
  }

  @Test func `what a model answers is read for predictions alone`() throws {
    let detections =
      #"[{"image": "a.jpg", "predictions": [{"class": "cat", "confidence": 0.9, "x": 1}], "inference_id": "i"}]"#
    #expect(predictions(detections).contains("found the columns"))
    let several =
      #"{"image": "a.jpg", "predictions": {"cat": {"confidence": 0.9}, "dog": {"confidence": 0.8}}, "predicted_classes": ["cat", "dog"]}"#
    #expect(
      predictions(several) == """
        t:1: found 2 predicted classes of "a.jpg", expected one class, one class an image is read; \
        keep the best one, or write the scores as a table
        """)
    let top =
      #"[{"image": "a.jpg", "predictions": [{"class": "cat", "confidence": 0.9}, {"class": "dog", "confidence": 0.1}], "top": "dog"}]"#
    #expect(predictions(top) == "a.jpg=dog(0.9 0.1)")
    #expect(labels(top).contains("found the columns"))
  }

  @Test func `lists of label and score need to know their images, and all of their classes`() throws
  {
    let lists =
      #"[[{"label": "cat", "score": 0.9}, {"label": "dog", "score": 0.1}], [{"label": "dog", "score": 0.75}, {"label": "cat", "score": 0.25}]]"#
    #expect(
      predictions(lists, options { $0.order = ["a", "b"] }) == "a=cat(0.9 0.1) b=dog(0.25 0.75)")
    #expect(predictions(lists).contains("2 answers that name no image"))
    #expect(
      predictions(lists, options { $0.order = ["a"] }) == """
        t:1: found 2 answers, expected 1, one for each key of the order, \
        give the order that belongs to these answers
        """)
    let partial = try predictionTable(
      lists.replacing("\"cat\", \"score\": 0.25", with: "\"owl\", \"score\": 0.25"),
      options { $0.order = ["a", "b"] }, known: [])
    #expect(short(partial) == "a=cat b=dog" && partial.confidence == [0.9, 0.75])
    #expect(partial.choices.map(\.kind) == [.numbers])
    #expect(
      predictions(
        lists.replacing("\"dog\", \"score\": 0.1", with: "\"cat\", \"score\": 0.1"),
        options { $0.order = ["a", "b"] }
      ).contains("the class \"cat\" twice for \"a\""))
    let single = #"[{"label": "cat", "score": 0.9}, {"label": "dog", "score": 0.75}]"#
    #expect(predictions(single, options { $0.order = ["a", "b"] }) == "a=cat b=dog")
  }

  @Test func `a category at the image and one of an annotation must agree`() {
    let coco = #"""
      {"categories": [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}],
       "images": [{"id": "x", "file_name": "a.jpg", "category_id": 1}],
       "annotations": [{"id": 1, "image_id": "x", "category_id": 1}]}
      """#
    #expect(labels(coco) == "a.jpg=cat")
    #expect(
      labels(coco.replacing("\"x\", \"category_id\": 1}", with: "\"x\", \"category_id\": 2}"))
        .contains("found the label \"dog\" for \"a.jpg\""))
    #expect(
      labels(coco.replacing("\"category_id\": 1}],", with: "\"category_id\": 3}],"))
        .contains("unknown category \"3\""))
    #expect(
      labels(coco.replacing("\"id\": 2,", with: "\"id\": 1,"))
        .contains("found the category \"1\" as \"cat\" and as \"dog\""))
  }

  @Test(
    arguments: [
      (
        [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8],
        "a file of PyTorch"
      ),
      ([2, 0, 0, 0, 0, 0, 0, 0] + Array("{}".utf8) + [1], "a safetensors file"),
      ([0x80, 0x04, 0x95], "a Python pickle"),
    ] as [([UInt8], String)])
  func `files of Python are refused with the line that saves an array`(bytes: [UInt8], name: String)
  {
    let found = labels(bytes)
    #expect(found.hasPrefix("t: found \(name)") && found.contains("numpy.save(\"preds.npy\""))
  }
}
