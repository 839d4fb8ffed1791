import Foundation
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct HuggingFaceMetadataTests {
  private func table(of file: String, below root: String) throws -> LabelTable {
    let text = "file_name,label\na.jpg,0\n./x/b.jpg,1\n"
    let bytes = FileBytes(copying: Array(text.utf8), name: "t")
    var table = try readLabels(
      from: openTable(bytes, valueName: "label"), options: options { $0.classes = ["cat", "dog"] })
    table.takeFolders(metadataFolders(of: URL(filePath: file), below: URL(filePath: root)))
    return table
  }

  @Test func `file names are below the folder of the metadata, which may be a split`() throws {
    let table = try table(of: "/nowhere/set/training/metadata.csv", below: "/nowhere/set")
    #expect(table.keys == ["training/a.jpg", "training/x/b.jpg"])
    #expect(table.splits?.names == ["train"] && table.splits?.codes == [0, 0])
    #expect(table.codes.map { table.classNames[Int($0)] } == ["cat", "dog"])
    let images = ["test/a.jpg", "training/a.jpg", "training/x/b.jpg"]
    #expect(try pair(table, with: images).rowOfImage == [-1, 0, 1])
  }

  @Test(
    arguments: [
      "/nowhere/set/labels.csv", "/nowhere/set/metadata.csv", "/nowhere/metadata.csv",
      "/nowhere/setting/train/metadata.csv",
    ])
  func `another file, or one that is not below the images, says nothing of folders`(
    file: String
  ) throws {
    let table = try table(of: file, below: "/nowhere/set")
    #expect(table.keys == ["a.jpg", "./x/b.jpg"] && table.splits == nil)
  }
}
