import Foundation

extension LabelTable {
  /// Takes the keys of a Hugging Face `metadata.csv` or `metadata.jsonl` as what they are: paths
  /// below the folder of that file, whose first folder may name the split.
  ///
  /// Any other file, and one outside the folder of images, stays as it is.
  mutating func takeFolder(of file: URL, below root: URL) {
    guard ["metadata.csv", "metadata.jsonl"].contains(file.lastPathComponent) else { return }
    let parts = file.deletingLastPathComponent().resolvingSymlinksInPath().pathComponents
    let above = root.resolvingSymlinksInPath().pathComponents
    guard parts.count > above.count, parts.starts(with: above) else { return }
    let folder = parts[above.count...]
    keys = keys.map { (folder + [plainPath($0)]).joined(separator: "/") }
    if splits == nil, let first = folder.first, isSplitName(first) {
      splits = CategoryColumn(
        names: [canonicalSplit(first)], codes: [Int32](repeating: 0, count: count))
    }
  }
}
