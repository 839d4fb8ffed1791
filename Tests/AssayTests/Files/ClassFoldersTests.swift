import Testing

@testable import Assay
@testable import Tables

@Suite struct ClassFoldersTests {
  /// `class@split` of each key; `-` where there is none.
  private func read(_ keys: [String]) -> String? {
    readFolderLabels(keys: keys).map { table in
      keys.indices.map { row in
        let name = table.codes[row] < 0 ? "-" : table.classNames[Int(table.codes[row])]
        let split = table.splits.flatMap { splits in
          splits.codes[row] < 0 ? nil : splits.names[Int(splits.codes[row])]
        }
        return name + "@" + (split ?? "-")
      }.joined(separator: " ")
    }
  }

  @Test(
    arguments: [
      (["cat/1", "dog/2"], "cat@- dog@-"), (["train/cat/1", "val/dog/2"], "cat@train dog@val"),
      // Another folder with the same classes is a split, too.
      (["train/cat/1", "test/dog/2", "extra/cat/3"], "cat@train dog@test cat@extra"),
      (["train/cat/1", "test/dog/2", "unlabelled/3"], "cat@train dog@test -@unlabelled"),
      // Doubled folders, names around those of splits, an outer folder, `images`.
      (
        ["seg_train/seg_train/sea/1", "seg_test/seg_test/ice/2", "seg_pred/seg_pred/3"],
        "sea@train ice@test -@pred"
      ),
      (["set/train/cat/1", "set/test/dog/2"], "cat@train dog@test"),
      (["a/b/cat/1", "a/b/dog/2"], "cat@- dog@-"),
      (["train/images/cat/1", "test/images/dog/2"], "cat@train dog@test"),
      (["images/train/cat/1", "images/test/dog/2"], "cat@train dog@test"),
      (["train_images/cat/1", "test_images/dog/2"], "cat@train dog@test"),
      (["train2017/cat/1", "val2017/dog/2"], "cat@train dog@val"),
      (["cat/train/1", "dog/test/2"], "cat@train dog@test"),
      // Splits without classes.
      (["train/1", "val/2"], "-@train -@val"),
      (["train/images/1", "val/images/2"], "-@train -@val"),
      // A class called like a split.
      (["bus/1", "car/2", "train/3"], "bus@- car@- train@-"),
      // Images that nobody labelled.
      (["cat/1", "dog/2", "unlabeled/3"], "cat@- dog@- -@-"),
      // Classes whose names begin like splits.
      (["train_station/1", "test_tube/2"], "train_station@- test_tube@-"),
      // Folders below a class say nothing.
      (["cat/a/1", "dog/b/2"], "cat@- dog@-"),
    ])
  func `classes and splits are told by the folders`(keys: [String], expected: String) {
    #expect(read(keys) == expected)
  }

  @Test(arguments: [["1", "2"], ["all/1", "all/2"]])
  func `folders that name neither two classes nor a split say nothing`(keys: [String]) {
    #expect(read(keys) == nil)
  }

  @Test func `what is passed over or taken for a split is said`() {
    func kinds(_ keys: [String]) -> [ImportChoice.Kind]? {
      readFolderLabels(keys: keys)?.choices.map(\.kind)
    }
    #expect(kinds(["set/train/cat/1", "set/test/dog/2"]) == [.folders])
    #expect(kinds(["train/cat/1", "test/dog/2"]) == [])
  }
}
