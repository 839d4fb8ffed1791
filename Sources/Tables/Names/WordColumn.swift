import Dataset

/// A closed set of words while it is read: the words, numbered as they come, and which of them each
/// row says.
struct WordColumn {
  private(set) var words = ClassNames()
  private(set) var codes: [Int32] = []

  /// Takes the word of the next row; `nil` if it says none.
  mutating func append(_ word: UnsafeRawBufferPointer?) {
    codes.append(word.map { words.add($0) } ?? -1)
  }

  /// Takes the word of the next row; `nil` if it says none.
  mutating func append(_ word: (some StringProtocol)?) {
    codes.append(word.map { $0.withUTF8Bytes { words.add($0) } } ?? -1)
  }

  /// Whether a row says this word; `nil` for none.
  func says(_ word: UnsafeRawBufferPointer?, at row: Int) -> Bool {
    guard let word else { return codes[row] < 0 }
    return words.find(word) == codes[row]
  }

  /// The words in the order of their first appearance.
  var asFound: CategoryColumn { CategoryColumn(names: words.names, codes: codes) }

  /// The words in canonical order.
  var inOrder: CategoryColumn {
    let (names, newCodes) = words.ordered()
    return CategoryColumn(names: names, codes: codes).renumbered(newCodes, names: names)
  }
}

extension CategoryColumn {
  /// The same rows without a word that none of them says.
  func without(_ name: String?) -> CategoryColumn {
    guard let name, let place = names.firstIndex(of: name) else { return self }
    var rest = names
    rest.remove(at: place)
    return CategoryColumn(names: rest, codes: codes.map { $0 > place ? $0 - 1 : $0 })
  }

  /// The same words under other numbers: `newCodes` has that of each old one.
  func renumbered(_ newCodes: [Int32], names: [String]) -> CategoryColumn {
    CategoryColumn(names: names, codes: codes.map { $0 < 0 ? -1 : newCodes[Int($0)] })
  }
}
