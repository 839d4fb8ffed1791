import Dataset
internal import Kernels

extension FieldLookup {
  /// The images for which a filter holds; all of them without one.
  func images(matching filter: FilterExpression?) throws(FilterError) -> ImageSet {
    guard let filter else { return ImageSet(allOf: snapshot.images.count) }
    return try FilterEvaluation(lookup: self).images(where: filter)
  }
}

/// Turns a filter into a set of images, one test at a time.
struct FilterEvaluation {
  let lookup: FieldLookup
  private var snapshot: ProjectSnapshot { lookup.snapshot }
  private var imageCount: Int { snapshot.images.count }

  func images(where filter: FilterExpression) throws(FilterError) -> ImageSet {
    switch filter {
    case .any(let parts):
      var result = ImageSet(noneOf: imageCount)
      for part in parts { result.formUnion(try images(where: part)) }
      return result
    case .all(let parts):
      var result = ImageSet(allOf: imageCount)
      for part in parts { result.formIntersection(try images(where: part)) }
      return result
    case .not(let part): return try images(where: part).complement
    case .similar(let key, let column):
      let nearest = try snapshot.similarImages(to: key, column: column)
        .nearest(SimilarImages.filterCount, among: ImageSet(allOf: imageCount))
      return ImageSet(of: nearest.map { UInt32($0.image) }, among: imageCount)
    case .test(let test):
      switch try lookup.resolve(test.field) {
      case .numbers(let column): return try images(column, test)
      case .words(let names, let codes, let kind):
        return try images(codes, of: names, kind: kind, test)
      case .eitherWord(let names, let first, let second):
        return try images(first, second, of: names, test)
      case .keys: return try imagesByKey(test)
      case .manyWords(let words): return try images(carrying: words, test)
      case .text:
        guard case .compare(.contains, let value) = test.condition else {
          throw unfit(test, "looks for words anywhere: text ~ \"words\"")
        }
        return TextSearch(lookup).images(holding: value.text)
      }
    }
  }

  // MARK: Numbers

  private func images(_ column: Column, _ test: FilterTest) throws(FilterError) -> ImageSet {
    let values = column.values
    switch test.condition {
    case .compare(let comparison, let value):
      let wanted = try number(value, of: test.field)
      switch comparison {
      case .equal: return ImageSet(of: imageCount) { values[$0] == wanted }
      case .notEqual:
        return ImageSet(of: imageCount) { values[$0] != wanted && !values[$0].isNaN }
      case .less: return ImageSet(of: imageCount) { values[$0] < wanted }
      case .lessOrEqual: return ImageSet(of: imageCount) { values[$0] <= wanted }
      case .greater: return ImageSet(of: imageCount) { values[$0] > wanted }
      case .greaterOrEqual: return ImageSet(of: imageCount) { values[$0] >= wanted }
      case .contains: throw unfit(test, "is a number and has no text for \"~\" to look into")
      }
    case .among(let list):
      var wanted: Set<Double> = []
      for value in list { wanted.insert(try number(value, of: test.field)) }
      return ImageSet(of: imageCount) { wanted.contains(values[$0]) }
    case .range(let low, let high):
      let (first, last) = (try number(low, of: test.field), try number(high, of: test.field))
      return ImageSet(of: imageCount) { values[$0] >= first && values[$0] <= last }
    case .lowest(let amount): return extreme(column, amount, descending: false)
    case .highest(let amount): return extreme(column, amount, descending: true)
    case .missing: return ImageSet(of: imageCount) { values[$0].isNaN }
    case .present: return ImageSet(of: imageCount) { !values[$0].isNaN }
    }
  }

  /// The first images of the order by `column`; a share is one of the images with a value, rounded up.
  private func extreme(_ column: Column, _ amount: FilterAmount, descending: Bool) -> ImageSet {
    let ranked = NumberOrder.sorted(
      (0..<imageCount).filter { !column.values[$0].isNaN }.map { UInt32($0) },
      by: column.values, descending: descending)
    let wanted = amount.value.number ?? 0
    let count =
      amount.isPercent
      ? (wanted * Double(ranked.count) / 100).rounded(.up) : min(wanted, Double(ranked.count))
    var result = ImageSet(noneOf: imageCount)
    for image in ranked.prefix(Int(count)) { result.insert(Int(image)) }
    return result
  }

  private func number(_ value: FilterValue, of field: FilterField) throws(FilterError) -> Double {
    guard let number = value.number else {
      throw FilterError(
        column: value.column.number,
        message: "\(quoted(field.name.text)) is a number, and \(quoted(value.text)) is none")
    }
    return number
  }

  // MARK: Words

  private func images(
    _ codes: [Int32], of names: [String], kind: WordKind, _ test: FilterTest
  ) throws(FilterError) -> ImageSet {
    switch test.condition {
    case .missing: return ImageSet(of: imageCount) { codes[$0] < 0 }
    case .present: return ImageSet(of: imageCount) { codes[$0] >= 0 }
    default:
      let wanted = try accepted(names, kind: kind, test)
      return ImageSet(of: imageCount) { codes[$0] >= 0 && wanted[Int(codes[$0])] }
    }
  }

  private func images(
    _ first: [Int32], _ second: [Int32], of names: [String], _ test: FilterTest
  ) throws(FilterError) -> ImageSet {
    let present = ImageSet(of: imageCount) { first[$0] >= 0 || second[$0] >= 0 }
    switch test.condition {
    case .missing: return present.complement
    case .present: return present
    case .compare(.notEqual, let value):
      // Neither is the class, and there is one that could be.
      var equal = test
      equal.condition = .compare(.equal, value)
      var result = try images(first, second, of: names, equal).complement
      result.formIntersection(present)
      return result
    default:
      let wanted = try accepted(names, kind: .class, test)
      return ImageSet(of: imageCount) { image in
        (first[image] >= 0 && wanted[Int(first[image])])
          || (second[image] >= 0 && wanted[Int(second[image])])
      }
    }
  }

  /// For each of the names whether the condition holds for it.
  private func accepted(
    _ names: [String], kind: WordKind, _ test: FilterTest
  ) throws(FilterError) -> [Bool] {
    switch test.condition {
    case .compare(.equal, let value):
      let wanted = try known(value, among: names, kind: kind)
      return names.indices.map { $0 == wanted }
    case .compare(.notEqual, let value):
      let unwanted = try known(value, among: names, kind: kind)
      return names.indices.map { $0 != unwanted }
    case .compare(.contains, let value): return names.map { contains($0, value.text) }
    case .among(let list):
      var result = [Bool](repeating: false, count: names.count)
      for value in list { result[try known(value, among: names, kind: kind)] = true }
      return result
    default: throw unfit(test, "is a word: use =, !=, ~, \"in [...]\" or \"is missing\"")
    }
  }

  private func known(
    _ value: FilterValue, among names: [String], kind: WordKind
  ) throws(FilterError) -> Int {
    if let index = names.firstIndex(where: { isSame($0, value.text) }) { return index }
    if kind == .outcome, let ofClass = OutcomeOfClass(rawValue: value.text) {
      guard let outcome = ofClass.outcome, let index = names.firstIndex(of: outcome.rawValue) else {
        throw FilterError(
          column: value.column.number,
          message:
            "\(value.text) is the outcome seen from one class: "
            + "compare label and predicted with that class instead")
      }
      return index
    }
    throw FilterError(
      column: value.column.number, message: "unknown \(kind) \(quoted(value.text))",
      nearest: nearestName(to: value.text, in: names))
  }

  // MARK: Keys, tags and issues

  private func imagesByKey(_ test: FilterTest) throws(FilterError) -> ImageSet {
    let images = snapshot.images
    switch test.condition {
    case .compare(.equal, let value):
      return ImageSet(of: imageCount) { isSame(images[$0].key, value.text) }
    case .compare(.notEqual, let value):
      return ImageSet(of: imageCount) { !isSame(images[$0].key, value.text) }
    case .compare(.contains, let value):
      return ImageSet(of: imageCount) { contains(images[$0].key, value.text) }
    case .among(let list):
      let wanted = Set(list.map { Array($0.text.utf8) })
      return ImageSet(of: imageCount) { wanted.contains(Array(images[$0].key.utf8)) }
    case .missing: return ImageSet(noneOf: imageCount)
    case .present: return ImageSet(allOf: imageCount)
    default: throw unfit(test, "is a text: use =, !=, ~ or \"in [...]\"")
    }
  }

  private func images(
    carrying words: ManyWords, _ test: FilterTest
  ) throws(FilterError) -> ImageSet {
    func union(_ chosen: [String]) throws(FilterError) -> ImageSet {
      var result = ImageSet(noneOf: imageCount)
      for word in chosen { result.formUnion(try words.images(word)) }
      return result
    }
    let names = words.names + (words.isOpen ? unusedWords(in: test, besides: words.names) : [])
    switch test.condition {
    case .missing: return try union(words.names).complement
    case .present: return try union(words.names)
    case .compare(.notEqual, let value):
      let unwanted = names[try known(value, among: names, kind: words.kind)]
      var result = try union([unwanted]).complement
      result.formIntersection(try union(words.names))
      return result
    default:
      let wanted = try accepted(names, kind: words.kind, test)
      return try union(names.indices.filter { wanted[$0] }.map { names[$0] })
    }
  }

  /// The words of a test that no image carries and that are no misspelling of one that some do.
  ///
  /// Tags are words that people make up, so one that nobody put yet is on no image, not an error.
  private func unusedWords(in test: FilterTest, besides used: [String]) -> [String] {
    let values: [FilterValue] =
      switch test.condition {
      case .compare(.equal, let value), .compare(.notEqual, let value): [value]
      case .among(let list): list
      default: []
      }
    return values.map(\.text).filter { text in
      !used.contains { isSame($0, text) } && nearestName(to: text, in: used) == nil
    }
  }

  private func unfit(_ test: FilterTest, _ reason: String) -> FilterError {
    FilterError(
      column: test.column.number, message: "\(quoted(test.field.name.text)) \(reason)")
  }
}

/// Whether two texts are the same bytes; Swift's own `==` would call other spellings of é equal.
private func isSame(_ first: String, _ second: String) -> Bool {
  first.utf8.elementsEqual(second.utf8)
}

/// Whether the UTF-8 bytes of `part` occur in those of `text`.
private func contains(_ text: String, _ part: String) -> Bool {
  var text = text
  var part = part
  return text.withUTF8 { text in
    part.withUTF8 { part in
      guard let first = part.first else { return true }
      guard part.count <= text.count else { return false }
      return (0...text.count - part.count).contains { start in
        text[start] == first && part.indices.allSatisfy { text[start + $0] == part[$0] }
      }
    }
  }
}
