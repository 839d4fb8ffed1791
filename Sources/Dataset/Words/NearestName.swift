/// The known name that a misspelt one most likely means.
///
/// Names that differ only in case or in space around them come first; then the smallest number of
/// inserted, deleted, replaced and swapped neighbouring characters, at most a third of the name
/// and at most three; the first such name of the list wins.
///
/// - Returns: `nil` if nothing is near.
/// - Complexity: O(names × length²), for names of up to 64 characters; longer ones are not compared.
package func nearestName(to name: String, in names: some Sequence<String>) -> String? {
  let wanted = folded(name)
  guard wanted.count <= 64 else { return nil }
  var limit = max(1, min(3, wanted.count / 3)) + 1
  var nearest: String?
  for candidate in names where candidate != name && candidate.utf8.count <= 256 {
    let other = folded(candidate)
    if other == wanted { return candidate }
    guard abs(other.count - wanted.count) < limit, other.count <= 64 else { continue }
    let distance = editDistance(wanted, other)
    if distance < limit { (limit, nearest) = (distance, candidate) }
  }
  return nearest
}

/// The hint of a message: ` (did you mean "cat"?)`, or nothing.
package func didYouMean(_ name: String, in names: some Sequence<String>) -> String {
  nearestName(to: name, in: names).map { " (did you mean \(quoted($0))?)" } ?? ""
}

private func folded(_ name: String) -> [Character] {
  var characters = Array(name.lowercased())
  while characters.last?.isWhitespace == true { characters.removeLast() }
  return Array(characters.drop { $0.isWhitespace })
}

/// The optimal string alignment distance: insertions, deletions, replacements and swaps of
/// neighbours, no part edited twice.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
