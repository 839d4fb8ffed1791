/// What a person said of the values of a labels file, kept with it so that it is read again the same.
package struct ReadingRules: Codable, Hashable, Sendable {
  /// ``ImportOptions/spellings`` by its raw value.
  package var spellings: String?
  /// ``ImportOptions/labelNumbers`` by its raw value.
  package var numbers: String?
  /// ``ImportOptions/noLabel``.
  package var noLabel: [String] = []
  /// ``ImportOptions/everyWord``.
  package var everyWord = false
  /// ``ImportOptions/skipBad``.
  package var skipBad = false
  /// ``ImportOptions/keyVariants`` by their raw values, in order.
  package var keyVariants: [String] = []
  /// ``ImportOptions/modelClasses``.
  package var modelClasses: [String] = []

  /// The rules of options.
  package init(_ options: ImportOptions) {
    spellings = options.spellings?.rawValue
    numbers = options.labelNumbers?.rawValue
    noLabel = options.noLabel
    everyWord = options.everyWord
    skipBad = options.skipBad
    keyVariants = options.keyVariants.map(\.rawValue).sorted()
    modelClasses = options.modelClasses
  }

  /// Puts the rules into options; values that are no rule say nothing.
  func apply(to options: inout ImportOptions) {
    options.spellings = spellings.flatMap { ClassSpellingRule(rawValue: $0) }
    options.labelNumbers = numbers.flatMap { ClassNumberRule(rawValue: $0) }
    options.noLabel = noLabel
    options.everyWord = everyWord
    options.skipBad = skipBad
    options.keyVariants = Set(keyVariants.compactMap { KeyVariant(rawValue: $0) })
    options.modelClasses = modelClasses
  }
}
