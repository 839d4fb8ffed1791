import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

private let images = ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg"]

private func column(_ name: String) -> LabelFile.Reading {
  var reading = LabelFile.Reading()
  reading.labelColumn = name
  return reading
}

/// Files of further annotation tools, before and after corrections.
let originalsOfAnnotationTools = [
  OriginalCase(
    name:
      "CVAT: labels of tags, in both quotes; a tag that goes and one that comes, a declared label",
    before: """
      <?xml version="1.0" encoding="utf-8"?>
      <annotations><meta><task><labels><label><name>cat</name></label></labels></task></meta>
      <image id="0" name="a.jpg" width="2">
        <tag label="cat" source="manual"></tag>
        <tag label='cat'/>
      </image>
      <image id="1" name="b.jpg">
        <!-- both --> <tag label="cat"><attribute name="x">1</attribute></tag>
      </image>
      <image id="2" name="c.jpg" />
      <image id="3" name="e.jpg"></image></annotations>

      """,
    images: images,
    corrections: [0: "d'o\"g", 1: nil, 2: "cat", 3: "dog", 4: "<owl>"],
    after: """
      <?xml version="1.0" encoding="utf-8"?>
      <annotations><meta><task><labels><label><name>cat</name></label>\
      <label><name>d&apos;o&quot;g</name><attributes></attributes></label>\
      <label><name>&lt;owl&gt;</name><attributes></attributes></label></labels></task></meta>
      <image id="0" name="a.jpg" width="2">
        <tag label="d&apos;o&quot;g" source="manual"></tag>
        <tag label='d&apos;o&quot;g'/>
      </image>
      <image id="1" name="b.jpg">
        <!-- both -->
      </image>
      <image id="2" name="c.jpg" ><tag label="cat" source="manual"></tag></image>
      <image id="3" name="e.jpg"><tag label="&lt;owl&gt;" source="manual"></tag></image></annotations>

      """, left: ["d.jpg"]),
  OriginalCase(
    name: "CVAT: an attribute of tags that all have one label",
    before: """
      <annotations><meta><labels/></meta>
      <image name="a.jpg"><tag label="animal"><attribute name="n">1</attribute>\
      <attribute name="kind">cat</attribute></tag></image>
      <image name="b.jpg"><tag label="animal"><attribute name="kind">dog</attribute></tag></image>
      <image name="c.jpg"><box label="x"><attribute name="kind">box</attribute></box>\
      <tag label="animal"><attribute name="kind"> </attribute></tag></image>
      <image name="d.jpg"><tag label="animal"/></image>
      </annotations>
      """,
    images: images, corrections: [0: "dog & <owl>", 1: nil, 2: "cat", 3: "dog"],
    after: """
      <annotations><meta><labels/></meta>
      <image name="a.jpg"><tag label="animal"><attribute name="n">1</attribute>\
      <attribute name="kind">dog &amp; &lt;owl&gt;</attribute></tag></image>
      <image name="b.jpg"><tag label="animal"><attribute name="kind"></attribute></tag></image>
      <image name="c.jpg"><box label="x"><attribute name="kind">box</attribute></box>\
      <tag label="animal"><attribute name="kind">cat</attribute></tag></image>
      <image name="d.jpg"><tag label="animal"/></image>
      </annotations>
      """, left: ["d.jpg"], reading: column("kind")),
  OriginalCase(
    name:
      "Datumaro: another label_id, an annotation that goes and one that comes, a new class, an item",
    before: """
      {"info": {}, "categories": {"label": {"labels": [{"name": "cat", "parent": ""}]}},
       "items": [
        {"id": "a", "annotations": [{"id": 1, "type": "label", "label_id": 0},
          {"type": "bbox", "label_id": 0}, {"type": "label", "label_id": 0}], "image": {"path": "a.jpg"}},
        {"id": "b", "annotations": [{"type": "bbox", "label_id": 0}, {"type": "label", "label_id": 0}],
         "image": {"path": "b.jpg"}},
        {"id": "c", "annotations": [], "image": {"path": "c.jpg"}}]}
      """,
    images: images, corrections: [0: "dog", 1: nil, 2: "cat", 3: "dog"],
    after: """
      {"info": {}, "categories": {"label": {"labels": [{"name": "cat", "parent": ""}, \
      {"name": "dog", "parent": "", "attributes": []}]}},
       "items": [
        {"id": "a", "annotations": [{"id": 1, "type": "label", "label_id": 1},
          {"type": "bbox", "label_id": 0}, {"type": "label", "label_id": 1}], "image": {"path": "a.jpg"}},
        {"id": "b", "annotations": [{"type": "bbox", "label_id": 0}],
         "image": {"path": "b.jpg"}},
        {"id": "c", "annotations": [{"id": 0, "type": "label", "attributes": {}, "group": 0, \
      "label_id": 0}], "image": {"path": "c.jpg"}},
        {"id": "d", "annotations": [{"id": 0, "type": "label", "attributes": {}, "group": 0, \
      "label_id": 1}], "image": {"path": "d.jpg"}}]}
      """),
  OriginalCase(
    name: "Datumaro: items by identifiers alone",
    before: #"{"categories": {"label": {"labels": [{"name": "cat"}, {"name": "dog"}]}}, "#
      + #""items": [{"id": "a", "annotations": [{"type": "label", "label_id": 0}]}]}"#,
    images: images, corrections: [0: "dog", 1: "cat"],
    after: #"{"categories": {"label": {"labels": [{"name": "cat"}, {"name": "dog"}]}}, "#
      + #""items": [{"id": "a", "annotations": [{"type": "label", "label_id": 1}]}, "#
      + #"{"id": "b", "annotations": [{"id": 0, "type": "label", "attributes": {}, "group": 0, "label_id": 0}]}]}"#
  ),
  OriginalCase(
    name: "Labelbox: radio answers with the schema of their class, an answer that comes",
    before: """
      {"data_row": {"external_id": "a.jpg"}, "projects": {"p": {"labels": [{"annotations": \
      {"classifications": [{"feature_id": "1", "name": "kind", "radio_answer": {"feature_id": "7", \
      "feature_schema_id": "s1", "name": "Cat", "value": "cat"}}]}}]}}}
      {"data_row": {"external_id": "b.jpg"}, "projects": {"p": {"labels": [{"annotations": \
      {"classifications": [{"name": "kind", "radio_answer": {"feature_id": "8", \
      "feature_schema_id": "s2", "name": "Dog", "value": "dog"}}]}}]}}}
      {"data_row": {"external_id": "c.jpg"}, "projects": {"p": {"labels": [{"annotations": \
      {"classifications": []}}]}}}
      {"data_row": {"external_id": "d.jpg"}, "projects": {"p": {"labels": []}}}

      """,
    images: images, corrections: [0: "Dog", 1: nil, 2: "Owl", 3: "Cat", 4: "Cat"],
    after: """
      {"data_row": {"external_id": "a.jpg"}, "projects": {"p": {"labels": [{"annotations": \
      {"classifications": [{"feature_id": "1", "name": "kind", "radio_answer": {"feature_id": "7", \
      "feature_schema_id": "s2", "name": "Dog", "value": "dog"}}]}}]}}}
      {"data_row": {"external_id": "b.jpg"}, "projects": {"p": {"labels": [{"annotations": \
      {"classifications": [{"name": "kind", "radio_answer": null}]}}]}}}
      {"data_row": {"external_id": "c.jpg"}, "projects": {"p": {"labels": [{"annotations": \
      {"classifications": [{"name": "kind", "radio_answer": {"name": "Owl", "value": "Owl"}}]}}]}}}
      {"data_row": {"external_id": "d.jpg"}, "projects": {"p": {"labels": []}}}

      """, left: ["d.jpg", "e.jpg"]),
  OriginalCase(
    name: "Labelbox: checklists of one answer, by two who agree",
    before: """
      {"data_row": {"external_id": "a.jpg"}, "projects": {"p": {"labels": [\
      {"annotations": {"classifications": [{"name": "kind", "checklist_answers": [{"name": "cat"}]}]}}, \
      {"annotations": {"classifications": [{"name": "kind", "checklist_answers": [ {"name": "cat"} ]}]}}]}}}
      {"data_row": {"external_id": "b.jpg"}, "projects": {"p": {"labels": [\
      {"annotations": {"classifications": [{"name": "kind", "checklist_answers": []}]}}]}}}
      """,
    images: images, corrections: [0: nil, 1: "cat"],
    after: """
      {"data_row": {"external_id": "a.jpg"}, "projects": {"p": {"labels": [\
      {"annotations": {"classifications": [{"name": "kind", "checklist_answers": []}]}}, \
      {"annotations": {"classifications": [{"name": "kind", "checklist_answers": [  ]}]}}]}}}
      {"data_row": {"external_id": "b.jpg"}, "projects": {"p": {"labels": [\
      {"annotations": {"classifications": [{"name": "kind", "checklist_answers": \
      [{"name": "cat", "value": "cat"}]}]}}]}}}
      """),
  OriginalCase(
    name: "SageMaker: name and number of the class, a class that no image has",
    before: """
      {"source-ref": "a.jpg", "pets": 0, "pets-metadata": {"class-name": "cat", "confidence": 0.9}}
      {"source-ref": "b.jpg", "pets": 3, "pets-metadata": {"class-name": "dog", "confidence": 0.9}}
      {"source-ref": "c.jpg", "pets": 0, "pets-metadata": {"confidence": 0.9, "class-name": "cat"}}
      {"source-ref": "d.jpg"}

      """,
    images: images, corrections: [0: "dog", 1: nil, 2: "owl", 3: "cat", 4: "cat"],
    after: """
      {"source-ref": "a.jpg", "pets": 3, "pets-metadata": {"class-name": "dog", "confidence": 0.9}}
      {"source-ref": "b.jpg", "pets": null, "pets-metadata": {"class-name": null, "confidence": 0.9}}
      {"source-ref": "c.jpg", "pets": 4, "pets-metadata": {"confidence": 0.9, "class-name": "owl"}}
      {"source-ref": "d.jpg"}

      """, left: ["d.jpg", "e.jpg"]),
  OriginalCase(
    name: "SageMaker: a manifest for training, of plain values",
    before: """
      {"source-ref": "a.jpg", "class": 0}
      {"source-ref": "b.jpg", "class": "1"}
      {"class": 2, "source-ref": "c.jpg"}
      """,
    images: images, corrections: [0: "2", 1: nil, 2: "cat"],
    after: """
      {"source-ref": "a.jpg", "class": 2}
      {"source-ref": "b.jpg", "class": null}
      {"class": "cat", "source-ref": "c.jpg"}
      """),
]

@Suite struct OriginalsOfAnnotationTools {
  @Test(arguments: originalsOfAnnotationTools)
  func `corrected labels alone change, and read back as they were corrected`(
    trial: OriginalCase
  ) throws { try trial.check() }

  @Test(arguments: originalsOfAnnotationTools)
  func `a file without corrections is the same, byte for byte`(trial: OriginalCase) throws {
    try trial.checkUnchanged()
  }
}
