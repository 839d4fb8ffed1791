import Dataset
internal import Foundation

/// Reads labels and splits from folders: `cat/1.jpg`, or `train/cat/1.jpg` where first folders have
/// the names of splits.
///
/// - An outer folder that holds everything is passed over, and so is one inside a split that
///   repeats its name or is called `images` (`seg_train/seg_train/cat`).
/// - Folders beside splits with the same classes below them are splits of their own names; those
///   with images alone hold images without a label.
/// - Where folders called like splits hold images alone beside other folders, they are classes
///   (`bus`, `car`, `train`); where there are no others, they are splits without labels.
/// - `cat/train/1.jpg` is read too, where every second folder names a split.
/// - The class is the first folder behind all this; further folders below it say nothing. Images
///   above the class folders have no label (−1).
///
/// What was passed over or taken for a split without being called so is an ``ImportChoice``.
///
/// - Returns: `nil` if the folders name neither two classes nor a split.
/// - Complexity: O(n log n).
package func readFolderLabels(keys: [String]) -> LabelTable? {
  var folders = FolderClasses(keys.map { $0.split(separator: "/").dropLast() })
  folders.read()
  guard folders.classes.words.count > 1 || folders.hasSplits else { return nil }
  var rows = MetadataTable(file: "folders")
  rows.keys = keys
  rows.lines = [Int32](repeating: 0, count: keys.count)
  if folders.hasSplits { rows.splits = folders.splits.asFound }
  rows.choices = folders.choices
  return LabelTable(folders.classes.inOrder, of: rows)
}

/// The classes and splits in the folders of images.
private struct FolderClasses {
  typealias Path = ArraySlice<Substring>
  /// The folders of each image that are not explained yet.
  private var paths: [Path]
  private(set) var classes = WordColumn()
  private(set) var splits = WordColumn()
  private(set) var hasSplits = false
  private(set) var choices: [ImportChoice] = []

  /// Folders whose names say that images lie in them, and nothing more.
  private static let general: Set<String> = [
    "images", "image", "imgs", "img", "data", "dataset", "photos", "jpegimages", "pictures",
  ]

  init(_ paths: [Path]) { self.paths = paths }

  mutating func read() {
    passOverOuter()
    let names = splitNames()
    if let names {
      hasSplits = true
      for place in paths.indices {
        let split = paths[place].first.flatMap { names[$0] }  // none for a class beside splits
        splits.append(split)
        if split != nil { paths[place] = paths[place].dropFirst() }
      }
      passOverInner()
    } else {
      readSecondSplits()
    }
    var unlabelled = 0
    for path in paths {
      let name = path.first?.lowercased() ?? ""
      let isGeneral = hasSplits && path.count == 1 && Self.general.contains(name)
      let isMissing = MissingLabels.ofPeople.contains(name)
      if isMissing { unlabelled += 1 }
      classes.append(isGeneral || isMissing ? nil : path.first)
    }
    if unlabelled > 0 {
      choices.append(
        ImportChoice(
          .noLabel, "a folder called unlabeled holds images without a label", count: unlabelled))
    }
    if !hasSplits { for _ in paths { splits.append(String?.none) } }
  }

  /// Passes over folders that hold everything and are neither a class nor a split.
  private mutating func passOverOuter() {
    var outer: [Substring] = []
    while let first = paths.first?.first, !isSplitName(first),
      paths.allSatisfy({ $0.count > 1 && $0.first == first })
    {
      outer.append(first)
      paths = paths.map { $0.dropFirst() }
    }
    guard !outer.isEmpty else { return }
    choices.append(
      ImportChoice(
        .folders,
        "the outer folder \(quoted(outer.joined(separator: "/"))) holds everything and is no class",
        count: paths.count))
  }

  /// The split that each first folder stands for; `nil` if they are classes.
  private mutating func splitNames() -> [Substring: String]? {
    var below: [Substring: Set<Substring>] = [:]
    var hasImages: Set<Substring> = []
    for path in paths {
      guard let first = path.first else { continue }
      below[first, default: []].formUnion(path.dropFirst().prefix(1))
      if path.count == 1 { hasImages.insert(first) }
    }
    let folders = below.keys.sorted()
    let names = Self.bareNames(of: folders)
    let known = folders.filter { isSplitName($0) || names[$0].map { isSplitName($0) } ?? false }
    guard !known.isEmpty else { return nil }
    let others = folders.filter { !known.contains($0) }
    // Folders called like splits but without any below them are classes beside others.
    let areEmpty = known.allSatisfy { below[$0]?.isEmpty ?? true }
    if areEmpty, !others.isEmpty { return nil }
    let inSplits = known.reduce(into: Set<Substring>()) { $0.formUnion(below[$1] ?? []) }
    var result: [Substring: String] = [:]
    for folder in known {
      result[folder] = canonicalSplit(
        String(isSplitName(folder) ? folder : names[folder] ?? folder))
    }
    for folder in others {
      let inside = below[folder] ?? []
      // A folder of one class beside the splits is in none of them.
      if inSplits.contains(folder) { continue }
      let isAlike = !inside.isEmpty && (inside.isSubset(of: inSplits) || inside == [folder])
      guard isAlike || inside.isEmpty else { return nil }
      result[folder] = String(names[folder] ?? folder)
    }
    let chosen = folders.filter {
      result[$0] != nil && (canonicalSplit(String($0)) != result[$0] || others.contains($0))
    }
    if !chosen.isEmpty {
      let shown = chosen.prefix(5).map { "\(quoted($0)) is \(quoted(result[$0] ?? ""))" }
      choices.append(
        ImportChoice(
          .folders, "folders are read as splits: " + shown.joined(separator: ", "),
          count: chosen.count))
    }
    return result
  }

  /// Names without the beginning or the end that all of them share, such as `seg_` of `seg_train`
  /// and `seg_test`, and without digits and words such as `images` beside the name of a split.
  private static func bareNames(of folders: [Substring]) -> [Substring: Substring] {
    var bare: [Substring: Substring] = [:]
    let separators: Set<Character> = ["_", "-", ".", " "]
    if folders.count > 1, let first = folders.first {
      let shared = folders.dropFirst().reduce(first) { $0.commonPrefix(with: $1)[...] }
      if let cut = shared.lastIndex(where: separators.contains) {
        let length = shared.distance(from: shared.startIndex, to: cut) + 1
        for folder in folders { bare[folder] = folder.dropFirst(length) }
      }
    }
    for folder in folders where !isSplitName(bare[folder] ?? folder) {
      let words = folder.split(whereSeparator: separators.contains)
        .map { $0.trimmingSuffix(while: \.isNumber) }.filter { !$0.isEmpty }
      let splits = words.filter { isSplitName($0) }
      let rest = words.filter { !isSplitName($0) }.map { $0.lowercased() }
      if let split = splits.first, splits.count == 1,
        rest.allSatisfy({ general.contains($0) || ["set", "split", "folder"].contains($0) })
      {
        bare[folder] = split
      }
    }
    return bare
  }

  /// Passes over a folder inside a split that repeats the split or only says that images are there.
  private mutating func passOverInner() {
    var inside: [Int32: Set<Substring>] = [:]
    for (place, path) in paths.enumerated() where splits.codes[place] >= 0 {
      inside[splits.codes[place], default: []].insert(path.first ?? "")
    }
    var passed: Set<Substring> = []
    for (code, names) in inside {
      guard let only = names.first, names.count == 1, !only.isEmpty else { continue }
      let bare = Self.bareNames(of: [only])[only] ?? only
      let lower = only.lowercased()
      let isSplit =
        canonicalSplit(String(bare)) == splits.words.names[Int(code)]
        || lower.hasSuffix("_" + splits.words.names[Int(code)])
      guard isSplit || (Self.general.contains(lower) && hasDeeper(code)) else { continue }
      passed.insert(only)
      for place in paths.indices where splits.codes[place] == code {
        paths[place] = paths[place].dropFirst()
      }
    }
    guard !passed.isEmpty else { return }
    choices.append(
      ImportChoice(
        .folders,
        "folders inside of splits are passed over: \(listed(passed.sorted().map(String.init)))",
        count: passed.count))
  }

  private func hasDeeper(_ code: Int32) -> Bool {
    paths.indices.contains { splits.codes[$0] == code && paths[$0].count > 1 }
  }

  /// Reads `cat/train/1.jpg`: splits below the classes.
  private mutating func readSecondSplits() {
    let deep = paths.filter { !$0.isEmpty }
    guard !deep.isEmpty,
      deep.allSatisfy({ $0.count > 1 && isSplitName($0[$0.startIndex + 1]) })
    else { return }
    hasSplits = true
    for path in paths {
      splits.append(path.count > 1 ? canonicalSplit(String(path[path.startIndex + 1])) : nil)
    }
    choices.append(
      ImportChoice(.folders, "the folders below the classes are splits", count: paths.count))
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while isLast: (Character) -> Bool) -> Substring {
    var text = self
    while let last = text.last, isLast(last) { text.removeLast() }
    return text
  }
}
