import Assay

extension Route {
  /// The parameters behind `?`: the route's own, and `labels` where an answer follows from labels.
  var knownParameters: [Parameter] {
    let isAboutLabels = method == "GET" && caching == .untilChange
    return isAboutLabels && !parameters.contains { $0.name == "labels" }
      ? parameters + [.labels] : parameters
  }

  /// Refuses parameters that the route does not have: one that is misspelt would otherwise be left
  /// out without a word, and the answer be about other images than was asked.
  ///
  /// The token may stand in every address.
  ///
  /// - Throws: ``APIError`` 400 that names the known parameter that was most likely meant.
  func checkNames(of query: QueryParameters) throws(APIError) {
    let known = knownParameters.map(\.name)
    for name in query.names where !known.contains(name) && name != "token" {
      let shown = String(name.prefix(40))
      let nearest = nearestName(to: name, in: known)
      let hint =
        nearest.map { " (did you mean \"\($0)\"?)" }
        ?? ", known here: \(known.isEmpty ? "none" : known.joined(separator: ", "))"
      throw APIError(400, "unknown_parameter", "unknown parameter \"\(shown)\"\(hint)")
    }
  }
}

extension Route.Parameter {
  static let labels = Self(
    name: "labels",
    what: "given: the labels as imported; corrected: with corrections in their place. "
      + "given if absent.")
}
