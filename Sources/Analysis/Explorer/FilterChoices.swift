import Dataset

/// Everything that a project has to offer for one place of a filter.
struct FilterChoices {
  let lookup: FieldLookup
  private var snapshot: ProjectSnapshot { lookup.snapshot }
  private typealias Item = FilterCompletion.Item

  func items(at place: FilterPlace) -> [FilterCompletion.Item] {
    switch place.expected {
    case .field:
      let fields = projectFields
      return place.isQuoted ? fields : fields + [Item(.not, "the opposite of what follows")]
    case .fieldOf(let model):
      return snapshot.models.contains { $0.name == model } ? modelFields : []
    case .operation(let field): return place.isQuoted ? [] : operations(on: field)
    case .value(let field, _): return values(of: field)
    case .among(let field): return place.isQuoted ? [] : amounts(of: field)
    case .listGoesOn: return [Item(",", "another value"), Item("]", "the end of the list")]
    case .presence:
      return [Item(.missing, "has no value"), Item(.present, "has a value")]
    case .joint:
      let joints = [Item(.and, "both hold"), Item(.or, "at least one holds")]
      return place.depth > 0 ? joints + [Item(")", "the end of the bracket")] : joints
    case .free: return []
    }
  }

  // MARK: Fields

  private var projectFields: [FilterCompletion.Item] {
    var items = [Item(.label)]
    if lookup.model != nil { items += modelWords }
    items += [Item(.tag)]
    if snapshot.splits != nil { items.append(Item(.split)) }
    let hasMetric = { (id: String) in snapshot.metrics[id] != nil }
    let catalog = MetricCatalog.all.filter {
      !$0.hidden && ($0.kind == .model ? lookup.model != nil : hasMetric($0.id))
    }
    items += catalog.map { Item($0.id, "\($0.title), \($0.kind.rawValue) metric") }
    let known = Set(catalog.map(\.id))
    items += snapshot.metrics.keys.sorted().filter { !known.contains($0) }.map {
      Item(field: $0, MetricCatalog.info($0)?.title ?? "imported number")
    }
    items += snapshot.categories.keys.sorted().map { Item(field: $0, "imported words") }
    items += [Item(.path), Item(.text), Item(.issue), Item(.format)]
    if !snapshot.views.isEmpty { items.append(Item(.view)) }
    if !snapshot.corrections.isEmpty { items.append(Item(.correction)) }
    if snapshot.models.count > 1 {
      items += snapshot.models.map {
        Item(insert: spelled(field: $0.name) + ".", text: $0.name, what: "model")
      }
    }
    return items
  }

  private var modelWords: [FilterCompletion.Item] {
    FieldName.allCases.filter(\.isOfModel).map { Item($0) }
  }

  private var modelFields: [FilterCompletion.Item] {
    modelWords + MetricCatalog.model.map { Item($0.id, "\($0.title), model metric") }
  }

  // MARK: Operations

  private func operations(on field: FilterField) -> [FilterCompletion.Item] {
    let presence = [
      Item(.is, .missing, "has no value"), Item(.is, .present, "has a value"),
    ]
    let holds = Item(.contains, "contains")
    let same = [Item(.equal, "is"), Item(.notEqual, "is another")]
    if field.model == nil, field.name.text == FilterKeyword.similar.rawValue {
      return [Item(.to, "the key of an image")]
    }
    guard let resolved = try? lookup.resolve(field) else { return [] }
    switch resolved {
    case .text: return [Item(.contains, "holds all words of")]
    case .numbers:
      return [
        Item(.less, "less than"), Item(.lessOrEqual, "at most"), Item(.greater, "greater than"),
        Item(.greaterOrEqual, "at least"), Item(.in, "a range, the lowest or the highest"),
      ] + same + presence
    case .words, .eitherWord, .keys, .manyWords:
      return same + [Item("\(FilterKeyword.in.rawValue) [", "one of"), holds] + presence
    }
  }

  private func amounts(of field: FilterField) -> [FilterCompletion.Item] {
    guard let resolved = try? lookup.resolve(field) else { return [] }
    guard case .numbers(let column) = resolved else { return [Item("[", "one of")] }
    var items = [
      Item("\(FilterKeyword.lowest.rawValue) 5%", "of the images with a value"),
      Item("\(FilterKeyword.highest.rawValue) 5%", "of the images with a value"),
      Item("[", "one of"),
    ]
    let finite = column.values.lazy.filter(\.isFinite)
    if let least = finite.min(), let greatest = finite.max() {
      items.append(Item("\(least)..\(greatest)", "from the least to the greatest"))
    }
    return items
  }

  // MARK: Values

  private func values(of field: FilterField) -> [FilterCompletion.Item] {
    switch try? lookup.resolve(field) {
    case .words(let names, _, let kind)?: names.map { Item(value: $0, "\(kind)") }
    case .eitherWord(let names, _, _)?: names.map { Item(value: $0, "\(WordKind.class)") }
    case .manyWords(let words)?:
      words.names.map { name in
        Item(value: name, words.kind == .issue ? issueTitle(of: name) : "\(words.kind)")
      }
    case .numbers?, .keys?, .text?, nil: []
    }
  }
}

extension FilterCompletion.Item {
  /// A word of the language itself.
  fileprivate init(_ word: String, _ what: String) {
    self.init(insert: word, text: word, what: what)
  }

  /// A keyword.
  fileprivate init(_ keyword: FilterKeyword, _ what: String) { self.init(keyword.rawValue, what) }

  /// Two keywords, one behind the other.
  fileprivate init(_ first: FilterKeyword, _ second: FilterKeyword, _ what: String) {
    self.init("\(first.rawValue) \(second.rawValue)", what)
  }

  /// A comparison.
  fileprivate init(_ comparison: FilterComparison, _ what: String) {
    self.init(comparison.rawValue, what)
  }

  /// A field of the language.
  fileprivate init(_ field: FieldName) { self.init(field.rawValue, field.meaning) }

  /// A field of the project.
  fileprivate init(field: String, _ what: String) {
    self.init(insert: spelled(field: field), text: field, what: what)
  }

  /// A word to compare with.
  fileprivate init(value: String, _ what: String) {
    self.init(insert: FilterValue(value).description, text: value, what: what)
  }
}
