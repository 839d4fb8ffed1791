@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

private let images = ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg"]

/// Files as other programs write them, before and after corrections.
let originalsOfOtherPrograms = [
  OriginalCase(
    name: "a table of marks: the mark moves, a row is added, a class without a column is left out",
    before: "filename, cat, dog\r\na.jpg, 1, 0\r\nb.jpg, 1, 0\r\nc.jpg, 0, 0\r\n",
    images: images, corrections: [0: "dog", 1: nil, 2: "cat", 3: "dog", 4: "owl"],
    after: "filename, cat, dog\r\na.jpg, 0, 1\r\nb.jpg, 0, 0\r\nc.jpg, 1, 0\r\nd.jpg,0,1\r\n",
    left: ["e.jpg"]),
  OriginalCase(
    name: "marks in words, with a column of those that have none",
    before: "id,Unlabeled,cat,dog\na,False,True,False\n\"b\",\"False\",\"True\",\"False\"\n",
    images: images, corrections: [0: nil, 1: "dog", 2: "cat"],
    after: "id,Unlabeled,cat,dog\na,True,False,False\n\"b\",\"False\",\"False\",\"True\"\n"
      + "c,False,True,False\n"),
  OriginalCase(
    name: "identifiers: an image that has one is added by it, another is left out",
    before: "id,label\na,cat\nb,cat\n", images: ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "d.png"],
    corrections: [0: "dog", 2: "dog", 3: "cat"],
    after: "id,label\na,dog\nb,cat\nc,dog\n", left: ["d.jpg"]),
  OriginalCase(
    name: "a spreadsheet's line that says what separates",
    before: "sep=;\r\nfile;label\r\na.jpg;cat\r\nb.jpg;cat\r\n", images: images,
    corrections: [0: "dog", 1: nil], after: "sep=;\r\nfile;label\r\na.jpg;dog\r\nb.jpg;\r\n"),
  OriginalCase(
    name: "Label Studio CSV, with a task whose choice was taken off",
    before: "annotation_id,annotator,choice,image\n1,1,cat,/data/upload/1/1a2b3c4d-a.jpg\n"
      + "2,1,\"{\"\"choices\"\":[]}\",/data/upload/1/1a2b3c4d-b.jpg\n",
    images: ["a.jpg", "b.jpg"], corrections: [0: "dog", 1: "dog"],
    after: "annotation_id,annotator,choice,image\n1,1,dog,/data/upload/1/1a2b3c4d-a.jpg\n"
      + "2,1,\"dog\",/data/upload/1/1a2b3c4d-b.jpg\n"),
  OriginalCase(
    name: "Label Studio JSON-MIN, whose tasks without a choice do not name it",
    before: """
      [
      {
        "image": "\\/data\\/upload\\/1\\/1a2b3c4d-a.jpg",
        "id": 1,
        "annotator": null,
        "annotation_id": null
      },
      {
        "image": "\\/data\\/upload\\/1\\/1a2b3c4d-b.jpg",
        "id": 2,
        "choice": "cat",
        "annotator": 1,
        "annotation_id": 5
      }
      ]
      """,
    images: ["a.jpg", "b.jpg"], corrections: [0: "dog", 1: "dog"],
    after: """
      [
      {
        "choice": "dog", "image": "\\/data\\/upload\\/1\\/1a2b3c4d-a.jpg",
        "id": 1,
        "annotator": null,
        "annotation_id": null
      },
      {
        "image": "\\/data\\/upload\\/1\\/1a2b3c4d-b.jpg",
        "id": 2,
        "choice": "dog",
        "annotator": 1,
        "annotation_id": 5
      }
      ]
      """),
]
