import Foundation
import Testing

@testable import Assay
@testable import AssayServer

@Suite struct ExportRouteTests {
  private func exported(_ body: String) async -> (answer: ServerResponse, text: String) {
    let answer = await TestSite().ask(
      "POST", "/api/v1/export", ["content-type": "application/json"], body: body)
    guard case .stream(let pieces) = answer.body else { return (answer, answer.text) }
    var text = ""
    for await piece in pieces { text += piece }
    return (answer, text)
  }

  @Test(arguments: [
    ("csv", "text/csv; charset=utf-8", "images.csv", "cat/1.jpg,cat,,test,cat,0.75,correct"),
    ("jsonl", "application/x-ndjson", "images.jsonl", #"{"key":"cat/1.jpg","label":"cat""#),
    ("corrections", "text/csv; charset=utf-8", "corrections.csv", "cat/2.jpg,dog,cat,relabelled"),
    ("coco", "application/json", "coco.json", #""file_name":"cat/1.jpg""#),
    ("huggingface", "application/x-ndjson", "metadata.jsonl", #"{"file_name":"cat/1.jpg""#),
    ("fiftyone", "application/json", "labels.json", #""cat/1": 0"#),
    ("lightly", "text/csv; charset=utf-8", "lightly.csv", "cat/1.jpg,cat,,ground truth"),
    ("label-studio", "application/json", "label-studio.json", #""assay_key":"cat/1.jpg""#),
    ("cvat", "application/xml", "cvat.xml", #"name="cat/1.jpg""#),
  ]) func `every format that is a file is an attachment of its type and name`(
    format: String, type: String, name: String, part: String
  ) async {
    let (answer, text) = await exported(#"{"format":"\#(format)","where":""}"#)
    #expect(answer.status == 200 && answer.headers["content-type"] == type)
    #expect(answer.headers["content-disposition"] == "attachment; filename=\"\(name)\"")
    #expect(text.contains(part), "\(text)")
  }

  @Test func `no other format is one to download`() async {
    #expect(ExportFormat.files.count == 9)
    for format in ExportFormat.allCases where !ExportFormat.files.contains(format) {
      let answer = await exported(#"{"format":"\#(format.rawValue)","where":""}"#).answer
      #expect(answer.status == 400 && answer.errorCode == "bad_format")
    }
  }

  @Test func `predictions are written for other tools where a model is named`() async {
    let bare = await exported(#"{"format":"huggingface","where":"label = cat"}"#)
    #expect(!bare.text.contains("predicted"))
    let named = await exported(
      #"{"format":"huggingface","where":"label = cat","model":"strong"}"#)
    #expect(
      named.text == """
        {"file_name":"cat/1.jpg","label":"cat","split":"test","predicted":"cat","confidence":0.75}
        {"file_name":"cat/2.jpg","label":"cat","split":"test","predicted":"dog","confidence":0.5}

        """)
    // For relabelling they always are: what people confirm or correct.
    let tasks = await exported(#"{"format":"label-studio","images":[1]}"#)
    #expect(tasks.text.contains(#""choices":["dog"]"#))
  }

  @Test func `filter, order, choice and corrected labels hold as in any export`() async {
    let ordered = await exported(
      #"{"format":"cvat","where":"label = cat","order":"-key","labels":"corrected"}"#)
    #expect(!ordered.text.contains("cat/2.jpg") && ordered.text.contains("cat/1.jpg"))
    let chosen = await exported(#"{"format":"fiftyone","images":[2,0]}"#)
    #expect(chosen.text.hasSuffix("\"dog/1\": 1,\n\"cat/1\": 0\n}}\n"))
  }

  @Test func `images that have no place in the file are counted`() async {
    let (answer, text) = await exported(#"{"format":"lightly","where":""}"#)
    #expect(answer.headers["x-assay-left-out"] == "1")
    #expect(text.split(separator: "\n").count == 6)
    #expect(
      await exported(#"{"format":"coco","where":""}"#).answer.headers["x-assay-left-out"] == "0")
  }
}
