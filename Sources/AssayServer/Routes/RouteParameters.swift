import Assay

extension Route {
  /// The parameters behind `?`: the route's own, and `labels` where an answer follows from labels.
  var allParameters: [any DeclaredParameter] {
    let isAboutLabels = method == "GET" && caching == .untilChange
    return isAboutLabels ? parameters + [Parameters.labels] : parameters
  }

  /// Whether the route declares this parameter.
  func has(_ parameter: some DeclaredParameter) -> Bool {
    (inPath + allParameters).contains { $0.name == parameter.name }
  }

  /// The values of the parameters in the address.
  ///
  /// A parameter that is misspelt would otherwise be left out without a word, and the answer be
  /// about other images than was asked. The token may stand in every address.
  ///
  /// - Throws: ``APIError`` for parameters that the route does not have, with the one that was most
  ///   likely meant, for repeated ones, and for values that do not fit.
  func values(
    path: [String: String], query: QueryParameters
  ) throws(APIError) -> RequestValues {
    let known = allParameters
    var values = path.mapValues { [RequestValue.text($0)] }
    var seen: Set<String> = []
    for (name, value) in query.pairs {
      guard let parameter = known.first(where: { $0.name == name }) else {
        if name == "token" { continue }
        throw APIError(.unknownParameter, unknown("parameter", name, among: known.map(\.name)))
      }
      guard parameter.repeats || seen.insert(name).inserted else {
        throw APIError(.repeatedParameter, "the parameter \"\(name)\" stands twice")
      }
      if !value.isEmpty || !parameter.isAbsentIfEmpty {
        values[name, default: []].append(.text(value))
      }
    }
    let read = RequestValues(values)
    for parameter in inPath + known { try parameter.check(read[parameter.name]) }
    return read
  }
}
