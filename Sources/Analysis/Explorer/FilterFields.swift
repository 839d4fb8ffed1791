import Dataset

/// A field of the filter language, looked up in a project.
enum ResolvedField {
  /// Numbers; NaN where missing.
  case numbers(Column)
  /// One word of a closed list per image; −1 where missing. `kind` says what the words are.
  case words(names: [String], codes: [Int32], kind: WordKind)
  /// The label or the prediction: two words of one list.
  case eitherWord(names: [String], first: [Int32], second: [Int32])
  /// The keys of the images.
  case keys
  /// Any number of words per image: tags, or what is wrong with it.
  case manyWords(ManyWords)
  /// Everything that can be read about an image; see ``TextSearch``.
  case text
}

/// What the words of a field are.
enum WordKind: Hashable, CustomStringConvertible {
  case `class`, outcome, split, tag, issue, format, view
  /// A value of an imported column.
  case value(of: String)

  /// The kind in words, for error messages and completions.
  var description: String {
    switch self {
    case .class: "class"
    case .outcome: "outcome"
    case .split: "split"
    case .tag: "tag"
    case .issue: "issue"
    case .format: "format"
    case .view: "view"
    case .value(let column): "value of \(column)"
    }
  }
}

/// Words of which an image can carry any number.
struct ManyWords {
  /// The words that are known.
  let names: [String]
  /// What the words are.
  let kind: WordKind
  /// Whether people make the words up, so that an unknown one is on no image instead of an error.
  let isOpen: Bool
  /// The images that carry a known word.
  let images: (String) throws(FilterError) -> ImageSet
}

/// Looks names up in a project, for filters and orders alike.
package struct FieldLookup {
  let snapshot: ProjectSnapshot
  /// The model that is meant where none is named.
  let model: ModelPredictions?
  /// What is computed once.
  let derived: DerivedNumbers
  /// The views whose filters are being read, so that none is read within itself.
  var openViews: [String] = []

  package static let ofModels =
    FieldName.allCases.filter(\.isOfModel).map(\.rawValue) + MetricCatalog.model.map(\.id)
  package static let ofProjects = FieldName.allCases.filter { !$0.isOfModel }.map(\.rawValue)

  /// - Throws: ``FilterError`` at the model or the name that is unknown, naming the nearest one.
  func resolve(_ field: FilterField) throws(FilterError) -> ResolvedField {
    let name = field.name.text
    guard let word = field.model else { return try resolve(field.name, of: model) }
    guard let model = snapshot.models.first(where: { $0.name == word.text }) else {
      throw FilterError(
        column: word.column.number, message: "unknown model \(quoted(word.text))",
        nearest: nearestName(to: word.text, in: snapshot.models.map(\.name)))
    }
    guard Self.ofModels.contains(name) else {
      throw FilterError(
        column: field.name.column.number,
        message: "\(quoted(name)) is not a field of a model",
        nearest: nearestName(to: name, in: Self.ofModels))
    }
    return try resolve(modelField: field.name, of: model)
  }

  private func resolve(
    _ name: FilterWord, of model: ModelPredictions?
  ) throws(FilterError) -> ResolvedField {
    switch FieldName(rawValue: name.text) {
    case .label:
      return .words(names: snapshot.classes, codes: snapshot.labels, kind: .class)
    case .path: return .keys
    case .tag: return .manyWords(tags)
    case .issue: return .manyWords(issues)
    case .view: return .manyWords(views(named: name))
    case .correction:
      let corrections = snapshot.correctionColumn
      return .words(names: corrections.names, codes: corrections.codes, kind: .class)
    case .text: return .text
    case .format:
      let formats = derived.formats(in: snapshot)
      return .words(names: formats.names, codes: formats.codes, kind: .format)
    case .split:
      guard let splits = snapshot.splits else {
        throw FilterError(column: name.column.number, message: "this project has no splits")
      }
      return .words(names: splits.names, codes: splits.codes, kind: .split)
    case .predicted, .outcome, .class, .likelyLabel:
      return try resolve(modelField: name, of: model)
    case nil: break
    }
    if let metric = snapshot.metrics[name.text] { return .numbers(metric) }
    if let category = snapshot.categories[name.text] {
      return .words(names: category.names, codes: category.codes, kind: .value(of: name.text))
    }
    if Self.ofModels.contains(name.text) { return try resolve(modelField: name, of: model) }
    throw FilterError(
      column: name.column.number, message: "unknown field \(quoted(name.text))",
      nearest: nearestName(
        to: name.text,
        in: Self.ofProjects + Self.ofModels + snapshot.metrics.keys.sorted()
          + snapshot.categories.keys.sorted()))
  }

  private func resolve(
    modelField name: FilterWord, of model: ModelPredictions?
  ) throws(FilterError) -> ResolvedField {
    let field = FieldName(rawValue: name.text)
    if model == nil, field == .class {
      let none = [Int32](repeating: -1, count: snapshot.images.count)
      return .eitherWord(names: snapshot.classes, first: snapshot.labels, second: none)
    }
    guard let model else {
      throw FilterError(
        column: name.column.number,
        message: "\(quoted(name.text)) needs a model, and this project has no predictions")
    }
    switch field {
    case .predicted:
      return .words(names: snapshot.classes, codes: model.predicted, kind: .class)
    case .class:
      return .eitherWord(
        names: snapshot.classes, first: snapshot.labels, second: model.predicted)
    case .likelyLabel:
      let codes = derived.likelyLabels(by: model, in: snapshot)
      return .words(names: snapshot.classes, codes: codes, kind: .class)
    case .outcome:
      let codes = snapshot.images.indices.map { image -> Int32 in
        let (label, predicted) = (snapshot.labels[image], model.predicted[image])
        return label < 0 || predicted < 0 ? -1 : label == predicted ? 0 : 1
      }
      return .words(names: Outcome.allCases.map(\.rawValue), codes: codes, kind: .outcome)
    default:
      return .numbers(
        snapshot.column(id: name.text, of: model, derived: derived)
          ?? Column(missing: snapshot.images.count))
    }
  }
}
