/// The word most like `word`, if one is near enough to have been meant.
///
/// Near is an edit distance (insertions, deletions, replacements, swaps of neighbours, each 1; case
/// differs by nothing) of at most a third of the word's length, but at least 1. Ties go to the first in
/// alphabetical order. Words longer than 64 characters have no neighbour.
func nearestWord(to word: String, among known: some Sequence<String>) -> String? {
  let wanted = Array(word.lowercased())
  guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
  var best: (word: String, distance: Int)?
  for candidate in known {
    let letters = Array(candidate.lowercased())
    let allowed = max(1, max(wanted.count, 3) / 3)
    guard abs(letters.count - wanted.count) <= allowed else { continue }
    let distance = editDistance(wanted, letters)
    guard distance <= allowed else { continue }
    if let found = best, (found.distance, found.word) <= (distance, candidate) { continue }
    best = (candidate, distance)
  }
  return best?.word
}

/// The restricted Damerau–Levenshtein distance of two texts.
private func editDistance(_ first: [Character], _ second: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for row in first.indices {
    var current = [row + 1]
    for column in second.indices {
      var distance = min(
        last[column + 1] + 1, current[column] + 1,
        last[column] + (first[row] == second[column] ? 0 : 1))
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        distance = min(distance, beforeLast[column - 1] + 1)
      }
      current.append(distance)
    }
    beforeLast = last
    last = current
  }
  return last[second.count]
}
