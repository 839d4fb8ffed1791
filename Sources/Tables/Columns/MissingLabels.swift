import Dataset

/// The words that stand for no label, and how often each was met.
struct MissingLabels {
  /// What is read as no label.
  private let words: Set<String>
  /// What a person named as no label.
  private let named: Set<String>
  /// What is a class in any case.
  private let kept: Set<String>
  /// How many rows said each word, by its spelling in the file.
  private(set) var counts: [String: Int] = [:]
  /// Words by which programs and people say that there is no value.
  static let ofValues: Set<String> = ["", "nan", "null", "<na>", "nat", "n/a", "#n/a", "none", "?"]
  /// Those of ``ofValues`` that no model predicts.
  static let ofCells: Set<String> = ["", "nan", "null", "<na>", "nat"]
  /// Words by which people say that nobody gave a label.
  static let ofPeople: Set<String> = ["unlabeled", "unlabelled", "not labeled", "not labelled"]

  /// The words of labels.
  ///
  /// - Parameters:
  ///   - named: words that a person named as no label.
  ///   - keepsAll: whether only those are, and every other word is a class.
  ///   - classes: names that are classes of a model or stand in a list, whatever they mean.
  init(named: [String], keepsAll: Bool, classes: ClassNames) {
    self.named = Set(named.map { ClassSpelling.folded($0) })
    let usual = keepsAll ? [] : Self.ofValues.union(Self.ofPeople)
    kept = Set(classes.names.map { ClassSpelling.folded($0) })
    words = usual.subtracting(kept).union(self.named)
  }

  /// Whether a word is a class in any case, as a list or a model has it.
  func keeps(_ word: String) -> Bool { kept.contains(ClassSpelling.folded(word)) }

  /// Whether a word stands for no label; it is counted if so.
  mutating func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count <= 32 || !named.isEmpty else { return isBlank(bytes) && count("") }
    let word = String(decoding: bytes, as: UTF8.self)
    let plain = ClassSpelling.cleaned(word)
    guard
      words.contains(plain.lowercased()) || (plain.isEmpty && words.contains(""))
        || named.contains(ClassSpelling.folded(word))
    else { return false }
    return count(plain)
  }

  /// Counts rows of a word that was told to mean no label afterwards.
  mutating func add(_ word: String, count: Int) { counts[word, default: 0] += count }

  /// The words that were met, with the rows of each, by their bytes.
  var met: [(word: String, count: Int)] {
    counts.sorted { $0.key.precedesInUTF8($1.key) }.map { ($0.key, $0.value) }
  }

  /// What to say of each word that was met and not named by a person.
  var choices: [ImportChoice] {
    met.filter { !named.contains(ClassSpelling.folded($0.word)) }.map { word, count in
      ImportChoice(
        .noLabel,
        "\(word.isEmpty ? "white space" : quoted(word)) is no label (\(count) row\(count == 1 ? "" : "s"))"
          + "; --every-word takes it as a class",
        count: count)
    }
  }

  private mutating func count(_ word: String) -> Bool {
    counts[word, default: 0] += 1
    return true
  }

  private func isBlank(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
