/// The rows of an annotation tool's file that get another class.
struct RowsToWrite {
  let text: TextFile
  /// The file's values; what their names are, the formats know.
  let document: AnnotationDocument
  let table: AnnotationTable
  /// The keys of all images.
  let images: [String]
  /// The rows, in their order.
  let rows: [Int]
  /// Where the class of each row stands.
  let places: [Int: [Range<Int>]]
  /// The first of the file's records about each row.
  let first: [Int: Int]
}

extension AnnotationTable: WritableTable {
  package func write(_ labels: inout LabelWriting, images: [String]) throws {
    let text = try TextFile(labels.file.bytes)
    let document = try AnnotationDocument(text)
    var places: [Int: [Range<Int>]] = [:]
    var first: [Int: Int] = [:]
    for (place, row) in rows.enumerated() {
      guard let number = row.key.withUTF8Bytes({ labels.rows.find($0) }) else { continue }
      places[number, default: []] += row.places
      first[number] = first[number] ?? place
    }
    let shared = labels.sharedPlaces(places)
    let rows = labels.wanted.keys.sorted().filter { row in
      let isShared = places[row]?.contains { shared.contains($0.lowerBound) } ?? false
      if isShared { labels.leaveOut(labels.keys[row]) }
      return !isShared
    }
    try format.write(
      &labels,
      into: RowsToWrite(
        text: text, document: document, table: self,
        images: images, rows: rows, places: places, first: first))
  }
}

extension LabelWriting {
  /// Writes the class of each row into its places.
  ///
  /// - Returns: the rows that have none.
  mutating func replace(_ target: RowsToWrite, with spelled: (String?) -> String) -> [Int] {
    var without: [Int] = []
    var done: Set<Int> = []
    for row in target.rows {
      let ranges = target.places[row] ?? []
      if ranges.isEmpty {
        without.append(row)
        continue
      }
      let spelling = spelled(wanted[row] ?? nil)
      change(
        ranges.filter { done.insert($0.lowerBound).inserted }
          .map { TextEdit(range: $0, text: spelling) })
    }
    return without
  }

  /// Leaves out the images that the file has no row for.
  mutating func leaveOutAdded() {
    for (key, _) in added { leaveOut(key) }
  }

  /// Where one statement is about several images that shall not all become the same.
  fileprivate func sharedPlaces(_ places: [Int: [Range<Int>]]) -> Set<Int> {
    var rows: [Int: [Int]] = [:]
    for (row, ranges) in places {
      for range in ranges { rows[range.lowerBound, default: []].append(row) }
    }
    return Set(
      rows.filter { _, rows in
        rows.count > 1 && rows.contains { wanted[$0] == nil || wanted[$0] != wanted[rows[0]] }
      }.keys)
  }
}

extension JSONNode {
  /// The edit that puts elements behind those of a list; `hasOthers` says whether any of them stay,
  /// if not all do.
  func appending(_ elements: [String], in text: TextFile? = nil, hasOthers: Bool? = nil) -> TextEdit
  {
    let old = self.elements ?? []
    let place = old.last?.range.upperBound ?? range.lowerBound + 1
    // As between the two before; a single one says nothing about it.
    let space =
      (old.count > 1 ? old.last : nil)
      .flatMap { text?.space(before: $0.range.lowerBound) } ?? " "
    let joined = elements.joined(separator: "," + space)
    let comma = hasOthers ?? !old.isEmpty ? "," + space : ""
    return TextEdit(range: place..<place, text: comma + joined)
  }

  /// The edits that take elements out of a list, each run of them with the comma that is no longer needed.
  func removing(_ removed: Set<Int>) -> [TextEdit] {
    let old = elements ?? []
    var edits: [TextEdit] = []
    var start = 0
    while start < old.count {
      guard removed.contains(start) else {
        start += 1
        continue
      }
      var end = start
      while end + 1 < old.count, removed.contains(end + 1) { end += 1 }
      // Up to the next one, or from the one before.
      var (from, to) = (old[start].range.lowerBound, old[end].range.upperBound)
      if end + 1 < old.count {
        to = old[end + 1].range.lowerBound
      } else if start > 0 {
        from = old[start - 1].range.upperBound
      }
      edits.append(TextEdit(range: from..<to, text: ""))
      start = end + 1
    }
    return edits
  }
}
