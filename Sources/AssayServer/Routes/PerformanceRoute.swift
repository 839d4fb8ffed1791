import Assay
import Kernels

extension Route {
  static let performance = Route(
    path: "/performance",
    summary: "A rate within bins of a metric, each with the filter of its images.",
    parameters: [
      Parameter(
        name: "metric",
        what: "A metric's id or a category's name; also split, tag, label, predicted.",
        isRequired: true),
      Parameter(
        name: "rate",
        what: "accuracy, recall (the true-positive rate), precision or false_negative_rate."),
      Parameter(
        name: "class",
        what: "A class of the class filter; may stand several times. A precision is about the "
          + "images predicted so, every other rate about those labelled so."),
      Parameter(name: "bins", what: "How many bins, 1 to 100; 10 if absent."),
      Parameter(name: "binning", what: "quantile or width; quantile if absent."),
      Parameter(name: "line", what: "A class with a line of its own; may stand several times."),
      .model, .filter, .split,
    ],
    answer: .json(schema: "Performance"),
    handle: { call in
      let population = try call.evaluationOptions()
      let options = try call.performanceOptions()
      let explorer = call.explorer
      do {
        let bytes = try await call.site.evaluation(
          at: call.request.target, of: explorer,
          make: {
            try Assay.performance(of: explorer, population: population, options: options)
              .json.bytes
          })
        return .json(bytes: bytes)
      } catch let error as EvaluationError { throw APIError(error) }
    })
}

extension Call {
  fileprivate func performanceOptions() throws(APIError) -> PerformanceByMetric.Options {
    guard let metric = query["metric"], !metric.isEmpty else {
      throw APIError(400, "no_metric", "say which metric: ?metric=brightness")
    }
    var options = PerformanceByMetric.Options(metric: metric)
    options.rate = try word("rate") ?? options.rate
    options.binning = try word("binning") ?? options.binning
    if let text = query["bins"] {
      guard let count = Int(text), PerformanceByMetric.binCounts.contains(count) else {
        throw APIError(
          400, "bad_bins", "bins is a whole number from 1 to 100, not \"\(text.prefix(40))\"")
      }
      options.binCount = count
    }
    options.lines = query.all("line")
    return options
  }

  /// The word of a parameter, `nil` if it is absent.
  private func word<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String
  ) throws(APIError) -> Word? {
    guard let text = query[name] else { return nil }
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw APIError(
        400, "bad_\(name)", "\(name) is one of \(known), not \"\(text.prefix(40))\"")
    }
    return word
  }
}
