/// Reads labels and splits from folders: `cat/1.jpg`, or `train/cat/1.jpg` where every first
/// folder has the name of a split.
///
/// The class is the first folder (behind the split); further folders below it say nothing.
/// Images that lie above the class folders have no label (−1).
///
/// - Returns: `nil` if the folders name neither two classes nor a split.
/// - Complexity: O(n log n).
package func readFolderLabels(keys: [String]) -> LabelTable? {
  let parts = keys.map { $0.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false) }
  let hasSplits =
    parts.contains { $0.count > 1 } && parts.allSatisfy { $0.count == 1 || isSplitName($0[0]) }
  let depth = hasSplits ? 1 : 0
  var labels = WordColumn()
  var splits = WordColumn()
  for parts in parts {
    // The last part is the file, or all that lies below the second folder.
    labels.append(parts.count > depth + 1 ? parts[depth] : nil)
    splits.append(hasSplits && parts.count > 1 ? canonicalSplit(String(parts[0])) : nil)
  }
  guard labels.words.count > 1 || hasSplits else { return nil }
  var rows = MetadataTable(file: "folders")
  rows.keys = keys
  rows.lines = [Int32](repeating: 0, count: keys.count)
  if hasSplits { rows.splits = splits.asFound }
  return LabelTable(labels.inOrder, of: rows)
}
