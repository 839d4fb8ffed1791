import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// A project with names that every format must write with care.
private let odd: ProjectSnapshot = {
  var snapshot = SmallProject.snapshot
  snapshot.images[4].key = "b/\"lion\" & <é>, 50%.jpg"
  snapshot.classes[2] = "sea \"lion\" & <co>, é"
  snapshot.metrics["width"] = Column(values: [Double](repeating: 32, count: 8))
  snapshot.metrics["height"] = Column(values: [Double](repeating: 24, count: 8))
  snapshot.imageRoot = URL(filePath: "/data/pets", directoryHint: .isDirectory)
  return snapshot
}()
private let ids: [UInt32] = [4, 1, 0, 6, 3, 7]
/// The images of `ids` that have a label.
private let labelled = """
  b/"lion" & <é>, 50%.jpg=sea "lion" & <co>, é a/cat2.jpg=cat a/cat1.jpg=cat a/dog2.png=dog
  """

private func text(
  _ format: DatasetExport.Format, model: ModelPredictions? = nil, of ids: [UInt32] = ids
) -> String {
  DatasetExport(of: ids, in: Explorer(odd), model: model, as: format).pieces.joined()
}

/// What a labels file says of the project's images, in the order of `ids`; those without a label not.
private func readBack(_ text: String) throws -> String {
  let table = try readLabels(
    from: openTable(FileBytes(copying: Array(text.utf8), name: "t"), valueName: "label"),
    options: ImportOptions())
  let keys = odd.images.map(\.key)
  let pairing = try pair(table, with: keys)
  #expect(pairing.matched == table.count)
  return ids.compactMap { id in
    let row = pairing.rowOfImage[Int(id)]
    guard row >= 0, table.codes[Int(row)] >= 0 else { return nil }
    return "\(keys[Int(id)])=\(table.classNames[Int(table.codes[Int(row)])])"
  }.joined(separator: " ")
}

/// The predictions that a file says of the project's images, in the order of `ids`.
private func readPredicted(_ text: String) throws -> String {
  let table = try readPredictions(
    from: openTable(FileBytes(copying: Array(text.utf8), name: "t"), valueName: "predicted"),
    options: ImportOptions(), knownClasses: odd.classes
  ).table
  let pairing = try pair(table, with: odd.images.map(\.key))
  return ids.compactMap { id in
    let row = Int(pairing.rowOfImage[Int(id)])
    guard row >= 0 else { return nil }
    let sure = table.confidence.map { " \(shortNumber($0[row]))" } ?? ""
    return table.classNames[Int(table.predicted[row])] + sure
  }.joined(separator: "; ")
}

@Suite struct DatasetExportTests {
  private let strong = odd.model(named: "strong")
  private let predicted = "sea \"lion\" & <co>, é 0.5; dog 0.8; cat 0.9; cat 0.4; cat 0.95"

  @Test(arguments: [DatasetExport.Format.coco, .huggingface, .fiftyone, .lightly])
  func `labels that are written are read back`(_ format: DatasetExport.Format) throws {
    let written = text(format)
    #expect(try readBack(written) == labelled)
    if format != .lightly, format != .huggingface {
      #expect(try JSONSerialization.jsonObject(with: Data(written.utf8)) is [String: Any])
    }
  }

  @Test(arguments: [DatasetExport.Format.lightly, .huggingface])
  func `a model's predictions stand beside the labels where it is named`(
    _ format: DatasetExport.Format
  ) throws {
    let written = text(format, model: strong)
    #expect(try readBack(written) == labelled)
    #expect(try readPredicted(written) == predicted)
  }

  @Test func `tasks of Label Studio have the prediction, and what comes back pairs by its key`()
    throws
  {
    let written = text(.labelStudio, model: strong)
    #expect(try readPredicted(written) == predicted)
    #expect(
      written.contains("\"/data/local-files/?d=b/%22lion%22%20%26%20%3C%C3%A9%3E%2C%2050%25.jpg\""))
    // As a person's answer comes back, from another place.
    let answer = written.replacing("/data/local-files/?d=", with: "/data/upload/7/0a1b2c3d-")
      .replacing(
        "\"annotations\":[]",
        with: "\"annotations\":[{\"result\":[{\"from_name\":\"class\",\"to_name\":\"image\","
          + "\"type\":\"choices\",\"value\":{\"choices\":[\"dog\"]}}]}]"
      )
      .replacing(
        "\"annotations\": []",
        with: "\"annotations\": [{\"result\": [{\"from_name\": \"class\", \"to_name\": \"image\", "
          + "\"type\": \"choices\", \"value\": {\"choices\": [\"dog\"]}}]}]")
    #expect(
      try readBack(answer) == ids.map { "\(odd.images[Int($0)].key)=dog" }.joined(separator: " "))
    let flat = "image,assay_key,choice\n/data/upload/1/0a1b2c3d-1.jpg,a/cat1.jpg,dog\n"
    #expect(try readBack(flat) == "a/cat1.jpg=dog")
    // Without a model the label is what is shown.
    #expect(text(.labelStudio).contains("given label"))
  }

  @Test func `CVAT's images have the prediction as their tag`() throws {
    let written = text(.cvat, model: strong)
    #expect(written.contains("<label><name>sea &quot;lion&quot; &amp; &lt;co&gt;, é</name>"))
    #expect(
      written.contains(
        "name=\"b/&quot;lion&quot; &amp; &lt;é&gt;, 50%.jpg\" width=\"32\" height=\"24\""))
    #expect(
      try readBack(written)
        == "b/\"lion\" & <é>, 50%.jpg=sea \"lion\" & <co>, é a/cat2.jpg=dog a/cat1.jpg=cat "
        + "b/none.jpg=cat a/dog2.png=cat")
    #expect(try readBack(text(.cvat)) == labelled)
    // Images are of subsets only in a project, which names them; else readers drop them.
    var (split, plain) = (odd, odd)
    split.splits = CategoryColumn(
      names: ["train", "a & b"], codes: odd.images.indices.map { Int32($0 % 2) })
    plain.splits = nil
    func cvat(_ snapshot: ProjectSnapshot) -> String {
      DatasetExport(of: ids, in: Explorer(snapshot), model: nil, as: .cvat).pieces.joined()
    }
    let withSplits = cvat(split)
    #expect(cvat(plain).contains("<meta><task><labels>"))
    #expect(withSplits.contains("<meta><project><labels>"))
    #expect(
      withSplits.contains(
        "</labels><subset>train</subset><subset>a &amp; b</subset></project></meta>"))
  }

  @Test func `images that a format has no place for are counted`() {
    let export = DatasetExport(of: ids, in: Explorer(odd), model: nil, as: .lightly)
    #expect(export.leftOut == 2)
    #expect(DatasetExport(of: ids, in: Explorer(odd), model: nil, as: .coco).leftOut == 0)
  }

  @Test(arguments: DatasetExport.Format.allCases)
  func `many images are the same text as few, piece by piece`(_ format: DatasetExport.Format) throws
  {
    let count = 2_500
    let snapshot = ProjectSnapshot(
      images: (0..<count).map { ImageRecord(key: "\($0).png") }, classes: ["cat", "dog"],
      labels: (0..<count).map { $0 < 1_200 ? -1 : Int32($0 % 2) })
    let export = DatasetExport(
      of: (0..<UInt32(count)).map { $0 }, in: Explorer(snapshot), model: nil, as: format)
    #expect(export.pieces.reduce(0) { count, _ in count + 1 } >= 5)
    let file = FileBytes(copying: Array(export.pieces.joined().utf8), name: "t")
    if format == .labelStudio {
      let table = try readPredictions(
        from: openTable(file, valueName: "predicted"), options: ImportOptions(), knownClasses: []
      ).table
      #expect(table.count == 1_300 && table.emptyRows == 1_200)
      return
    }
    let table = try readLabels(
      from: openTable(file, valueName: "label"), options: ImportOptions())
    #expect(table.codes.count { $0 >= 0 } == 1_300)
  }
}
