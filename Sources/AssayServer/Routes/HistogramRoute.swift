import Assay

extension Route {
  static let histogram = Route(
    path: "/histogram",
    summary: "How the values of a metric are spread, over all images and over those of a filter.",
    parameters: [
      Parameter(name: "metric", what: "A metric's id.", isRequired: true),
      Parameter(name: "bins", what: "How many bins of equal width, 1 to 1000; 40 if absent."),
      Parameter(
        name: "by",
        what: "Counts also by the words of a field: outcome, label, predicted, split, format or a "
          + "category."),
      .model, .filter,
    ],
    answer: .json(schema: "Histogram"),
    handle: { call in
      guard let metric = call.query["metric"] else {
        throw APIError(400, "no_metric", "say which metric: ?metric=brightness")
      }
      let text = call.query["bins"] ?? "40"
      guard let binCount = Int(text), Histogram.binCounts.contains(binCount) else {
        throw APIError(
          400, "bad_bins", "bins is a whole number from 1 to 1000, not \"\(text.prefix(40))\"")
      }
      let model = try call.model()
      let set = try call.filteredImages(model: model)
      let histogram: Histogram?
      do throws(FilterError) {
        histogram = try call.explorer.histogram(
          of: metric, in: set, binCount: binCount, by: call.query["by"], model: model)
      } catch { throw APIError(error, code: "bad_by") }
      guard let histogram else {
        throw APIError(400, "unknown_metric", "there is no metric \"\(metric.prefix(80))\"")
      }
      return .json(histogram.json)
    })
}
