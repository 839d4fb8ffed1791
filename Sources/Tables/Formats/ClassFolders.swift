import Dataset

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
  var table = LabelTable(file: "folders")
  var classes = ClassNames()
  var splits = ClassNames()
  var splitCodes: [Int32] = []
  for (key, parts) in zip(keys, parts) {
    table.keys.append(key)
    table.lines.append(0)
    let depth = hasSplits ? 1 : 0
    // The last part is the file, or all that lies below the second folder.
    let hasClass = parts.count > depth + 1
    table.codes.append(hasClass ? parts[depth].withUTF8Bytes { classes.add($0) } : -1)
    splitCodes.append(
      hasSplits && parts.count > 1
        ? canonicalSplit(String(parts[0])).withUTF8Bytes { splits.add($0) } : -1)
  }
  guard classes.count > 1 || hasSplits else { return nil }
  let (names, newCodes) = classes.ordered()
  table.classNames = names
  table.codes = table.codes.map { $0 < 0 ? -1 : newCodes[Int($0)] }
  if hasSplits { table.splits = CategoryColumn(names: splits.names, codes: splitCodes) }
  return table
}
