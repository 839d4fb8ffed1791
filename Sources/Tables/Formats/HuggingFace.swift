package import Dataset
package import Foundation

/// The folders from `root` down to a Hugging Face `metadata.csv` or `metadata.jsonl`, which its keys
/// are below; none for any other file, and for one outside the folder of images.
package func metadataFolders(of file: URL, below root: URL) -> [String] {
  guard metadataNames.contains(file.lastPathComponent) else { return [] }
  let parts = file.deletingLastPathComponent().resolvingSymlinksInPath().pathComponents
  let above = root.resolvingSymlinksInPath().pathComponents
  guard parts.count > above.count, parts.starts(with: above) else { return [] }
  return Array(parts[above.count...])
}

/// A table whose keys can be below folders that they do not name.
package protocol FolderedTable {
  var file: String { get }
  var keys: [String] { get set }
  var splits: CategoryColumn? { get set }
}

extension LabelTable: FolderedTable {}
extension MetadataTable: FolderedTable {}

extension FolderedTable {
  /// Takes the keys as paths below these folders, the first of which may name the split.
  package mutating func takeFolders(_ folders: [String]) {
    guard let first = folders.first else { return takeSplitsOfKeys() }
    keys = keys.map { (folders + [plainPath($0)]).joined(separator: "/") }
    if splits == nil, isSplitName(first) {
      splits = CategoryColumn(
        names: [canonicalSplit(first)], codes: [Int32](repeating: 0, count: keys.count))
    }
  }

  /// Takes the first folders of the keys of a metadata file as splits, where all of them name one.
  private mutating func takeSplitsOfKeys() {
    guard splits == nil, metadataNames.contains(URL(filePath: file).lastPathComponent) else {
      return
    }
    let firsts = keys.map { plainPath($0).split(separator: "/", maxSplits: 1) }
    guard !firsts.isEmpty, firsts.allSatisfy({ $0.count == 2 && isSplitName($0[0]) }) else {
      return
    }
    var words = WordColumn()
    for parts in firsts { words.append(canonicalSplit(String(parts[0]))) }
    splits = words.asFound
  }
}

private let metadataNames = ["metadata.csv", "metadata.jsonl"]
