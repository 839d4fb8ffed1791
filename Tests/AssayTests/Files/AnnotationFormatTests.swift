import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

private let fiftyOne = """
  {"classes": ["cat", "dog"],
   "labels": {"a/1": 0, "a/2": "dog", "a/3": {"label": 1, "confidence": 0.75}, "a/4": null}}
  """
private let labelStudio = """
  [{"id": 1, "data": {"image": "/data/upload/1/0a1b2c3d-a%201.jpg"},
    "annotations": [{"id": 7, "was_cancelled": false, "result": [{"type": "choices",
      "from_name": "animal", "value": {"choices": ["cat"]}}]}],
    "predictions": [{"score": 0.5, "result": [{"type": "choices",
      "from_name": "animal", "value": {"choices": ["dog"]}}]}]},
   {"id": 2, "data": {"image": "/data/local-files/?d=set/b.jpg"}, "annotations": [],
    "predictions": []},
   {"id": 3, "data": {"image": "https://host/set/c.jpg?x=1"}, "annotations": [
     {"was_cancelled": true, "result": [{"type": "choices", "from_name": "animal",
       "value": {"choices": ["cat"]}}]},
     {"result": [{"type": "choices", "from_name": "animal", "value": {"choices": ["dog"]}}]}]}]
  """
private let encord = """
  [{"data_title": "1.jpg", "data_type": "image", "data_units": {"u1": {"data_title": "1.jpg",
     "labels": {"objects": [], "classifications": [{"name": "Animal", "classificationHash": "h"}]}}},
    "classification_answers": {"h": {"classificationHash": "h", "classifications": [
      {"name": "Animal", "answers": [{"name": "Cat", "value": "cat", "featureHash": "f1"}]}]}}},
   {"data_title": "2.jpg", "data_units": {"u2": {"data_title": "2.jpg", "labels": {}}},
    "classification_answers": {}}]
  """
/// A group of images whose classifications stand among the answers alone, with their ranges.
private let encordOfRanges = """
  [{"data_title": "group", "data_type": "img_group", "data_units": {
      "u": {"data_title": "1.jpg", "data_sequence": "0", "labels": {"classifications": []}},
      "v": {"data_title": "2.jpg", "data_sequence": "1", "labels": {"classifications": []}},
      "w": {"data_title": "3.jpg", "data_sequence": 2, "labels": {}}},
    "classification_answers": {"h": {"range": [[1, 2]], "classifications": [
      {"name": "Animal", "answers": [{"name": "Cat", "value": "cat"}]}]}}}]
  """
private let coco = """
  {"info": {}, "images": [{"id": 1, "file_name": "a.jpg"}, {"id": 2, "file_name": "b.jpg"}],
   "annotations": [{"id": 1, "image_id": 1, "category_id": 18, "bbox": [0, 0, 1, 1]},
     {"id": 2, "image_id": 1, "category_id": 18}],
   "categories": [{"id": 17, "name": "cat"}, {"id": 18, "name": "dog"}]}
  """
/// A whole dataset as FiftyOne writes it: a label, a prediction, tags, and what its tools computed.
private let fiftyOneSamples = """
  {"samples": [
    {"_id": {"$oid": "64b0"}, "filepath": "data/1.jpg", "tags": ["validation", "night"],
     "metadata": {"_cls": "ImageMetadata", "width": 32, "height": 32}, "_media_type": "image",
     "_rand": 0.5, "uniqueness": 0.25, "weather": "sunny", "path": "x",
     "created_at": {"$date": "2024-01-01T00:00:00Z"},
     "ground_truth": {"_id": {"$oid": "64b1"}, "_cls": "Classification", "tags": [],
       "label": "cat", "confidence": null, "logits": null},
     "boxes": {"_cls": "Detections", "detections": [{"_cls": "Detection", "label": "x"}]},
     "resnet": {"_cls": "Classification", "tags": [], "label": "dog", "confidence": 0.75}},
    {"filepath": "data/2.jpg", "tags": ["train"], "uniqueness": null, "ground_truth": null,
     "resnet": {"_cls": "Classification", "label": "cat", "confidence": 1}},
    {"filepath": "data/3.jpg", "tags": [], "uniqueness": 1e-3,
     "ground_truth": {"_cls": "Classifications", "classifications": [
       {"_cls": "Classification", "label": "dog"}]}, "resnet": null}]}
  """
/// The files of the annotation tools, for every test that damages files.
let annotationFiles = [fiftyOne, fiftyOneSamples, labelStudio, encord, coco]

@Suite struct AnnotationFormatTests {
  @Test(
    arguments: [
      (fiftyOne, "a/1=cat a/2=dog a/3=dog a/4="),
      (fiftyOneSamples, "data/1.jpg=cat data/2.jpg= data/3.jpg=dog"),
      (labelStudio, "a 1.jpg=cat set/b.jpg= set/c.jpg=dog"),
      (encord, "1.jpg=Cat 2.jpg="),
      (coco, "a.jpg=dog b.jpg="),
      (#"[{"image": "/data/a.jpg", "id": 1, "choice": "cat", "annotator": 1}]"#, "/data/a.jpg=cat"),
      (encordOfRanges, "1.jpg= 2.jpg=Cat 3.jpg=Cat"),
      (#"{"labels": {"a": "cat", "b": 3}}"#, "a=cat b=3"),
      (
        #"{"classes": ["cat"], "labels": {"a": [0], "b": [{"label": 0}], "c": []}}"#,
        "a=cat b=cat c="
      ),
      (#"{"\u006cabels": {"\u0061\/b": "c\u00e9"}}"#, "a/b=cé"),
    ])
  func `the labels of annotation tools are read`(text: String, expected: String) {
    #expect(labels(text) == expected)
    #expect(labels("\u{FEFF}\n" + text) == expected)
  }

  @Test func `predictions of annotation tools come with their confidence`() throws {
    let fifty = try predictionTable(fiftyOne)
    #expect(short(fifty) == "a/1=cat a/2=dog a/3=dog")
    #expect(fifty.confidence?.map { $0.isNaN ? -1 : $0 } == [-1, -1, 0.75])
    #expect(fifty.emptyRows == 1)
    let samples = try predictionTable(fiftyOneSamples)
    #expect(short(samples) == "data/1.jpg=dog data/2.jpg=cat")
    #expect(samples.confidence == [0.75, 1])
    let studio = try predictionTable(labelStudio)
    #expect(short(studio) == "a 1.jpg=dog")
    #expect(studio.confidence == [0.5])
  }

  @Test(
    arguments: [
      (
        "{\"classes\": [\"cat\"],\n\"labels\": {\"a\": 1}}",
        """
        t:2: found the class "1" for "a", expected a place from 0 to 0 in "classes", \
        correct it or the list
        """
      ),
      (
        "{\"classes\": [],\n\"labels\": {\"a\": [1, 2]}}",
        """
        t:2: found a list as the label of "a", expected one class, \
        one class an image is read; write its name
        """
      ),
      (
        "{\"classes\": [\"cat\"], \"labels\": {}}",
        "t:1: found no objects, expected an object for each image, write the file again"
      ),
      (
        "{\"images\": [{\"id\": 1, \"file_name\": \"a\"}], \"categories\": [],\n"
          + "\"annotations\": [{\"image_id\": 2, \"category_id\": 1}]}",
        """
        t:2: found the unknown image "2", expected the "id" of one of the images, \
        correct it or add the image
        """
      ),
      (
        "{\"images\": [{\"id\": 1, \"file_name\": \"a\"}], \"categories\": [],\n"
          + "\"annotations\": [{\"image_id\": 1, \"category_id\": 1}]}",
        """
        t:2: found the unknown category "1", expected the "id" of one of the categories, \
        correct it or add the category
        """
      ),
      (
        "{\"images\": [{\"id\": 1, \"file_name\": \"a\"}], \"categories\": [{\"id\": 1, \"name\": "
          + "\"cat\"}, {\"id\": 2, \"name\": \"dog\"}],\n\"annotations\": [{\"image_id\": 1, "
          + "\"category_id\": 1},\n{\"image_id\": 1, \"category_id\": 2}]}",
        """
        t:3: found the label "dog" for "a", expected "cat" as on line 2, remove one of the two
        """
      ),
      (
        "{\"images\": [{\"id\": 1}], \"categories\": [], \"annotations\": []}",
        """
        t:1: found an object without "file_name", expected a text called "file_name", \
        add it or export the file again
        """
      ),
      (
        "[{\"data\": {\"image\": \"a.jpg\"}, \"annotations\": [{\"result\": [\n"
          + "{\"type\": \"choices\", \"value\": {\"choices\": [\"cat\", \"dog\"]}}]}]}]",
        """
        t:2: found 2 choices for "a.jpg", expected one class, \
        one class an image is read; remove the others
        """
      ),
      (
        "[{\"data\": {\"text\": \"hello\"}, \"annotations\": []}]",
        """
        t:1: found a task without an image, expected the path of an image under "data", \
        add it or remove the task
        """
      ),
    ])
  func `faults of annotation files are named with their line`(text: String, expected: String) {
    #expect(labels(text) == expected)
  }

  @Test func `a file with two questions asks which one holds the class`() {
    let two = labelStudio.replacing("\"animal\"", with: "\"mood\"", maxReplacements: 1)
    #expect(
      labels(two) == """
        t:1: found 2 questions that may hold the class ("mood", "animal"), expected one, \
        name it with --label-column
        """)
    #expect(
      labels(two, options { $0.labelColumn = "animal" }) == "a 1.jpg= set/b.jpg= set/c.jpg=dog")
    #expect(
      labels(two, options { $0.labelColumn = "size" }) == """
        t:1: found the questions "mood", "animal", expected a question "size", \
        correct --label-column
        """)
  }

  @Test
  func `the field of a whole FiftyOne dataset is the usual one, the only one or the one named`()
    throws
  {
    let other = fiftyOneSamples.replacing("\"ground_truth\"", with: "\"made_by_hand\"")
    #expect(
      labels(other) == """
        t:1: found 2 questions that may hold the class ("made_by_hand", "resnet"), expected one, \
        name it with --label-column
        """)
    #expect(
      labels(other, options { $0.labelColumn = "resnet" })
        == "data/1.jpg=dog data/2.jpg=cat data/3.jpg=")
    #expect(
      labels("{\"samples\": [{\"filepath\": \"1.jpg\", \"tags\": []}]}") == """
        t:1: found samples without a field of labels, expected a field of the type Classification, \
        export one or name it with --label-column
        """)
    let alone = fiftyOneSamples.replacing("\"resnet\"", with: "\"_resnet\"")
    #expect(
      throws: ImportError.self,
      performing: {
        _ = try predictionTable(
          "{\"samples\": [{\"filepath\": \"1.jpg\", \"ground_truth\": {\"_cls\": "
            + "\"Classification\", \"label\": \"cat\"}}]}")
      })
    #expect(short(try predictionTable(alone)) == "data/1.jpg=dog data/2.jpg=cat")
  }

  @Test func `tags of a whole FiftyOne dataset are splits and a category, numbers are metrics`()
    throws
  {
    let table = try readLabels(
      from: openTable(
        FileBytes(copying: Array(fiftyOneSamples.utf8), name: "t"), valueName: "label"),
      options: ImportOptions())
    #expect(table.splits?.names == ["val", "train"] && table.splits?.codes == [0, 1, -1])
    #expect(table.categories.keys.sorted() == ["tags", "weather"])
    #expect(table.categories["tags"]?.names == ["night"])
    #expect(table.categories["tags"]?.codes == [0, -1, -1])
    #expect(table.metrics.keys.sorted() == ["uniqueness"])
    #expect(table.metrics["uniqueness"]?.map { $0.isNaN ? -1 : $0 } == [0.25, -1, 0.001])
  }

  @Test func `whole paths of FiftyOne and addresses of Label Studio meet their images`() throws {
    let whole = #"{"classes": null, "labels": {"/x/a/1.jpg": "cat", "/x/a/2.jpg": "dog"}}"#
    let least = """
      [{"image": "/data/upload/7/0a1b2c3d-1.jpg", "choice": "cat"},
       {"image": "/data/local-files/?d=x/a/2.jpg", "choice": "dog"},
       {"image": "https://host/b/a/3.jpg?token=1", "choice": "dog"}]
      """
    let images = ["a/1.jpg", "a/2.jpg", "a/3.jpg"]
    for (text, expected) in [(whole, [0, 1, -1]), (least, [0, 1, 2])] as [(String, [Int32])] {
      let table = try readLabels(
        from: openTable(FileBytes(copying: Array(text.utf8), name: "t"), valueName: "label"),
        options: ImportOptions())
      #expect(try pair(table, with: images).rowOfImage == expected)
    }
  }

  @Test func `keys without extension meet the one image they can mean`() throws {
    let file = FileBytes(copying: Array(fiftyOne.utf8), name: "t")
    let table = try readLabels(
      from: openTable(file, valueName: "label"), options: ImportOptions())
    let images = ["a/1.jpg", "a/2.jpg", "a/2.png", "b/a/3.x.jpg", "q/a/4.jpeg"]
    #expect(try pair(table, with: images).rowOfImage == [0, -1, -1, -1, 3])
  }
}
