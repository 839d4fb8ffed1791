import Assay

extension Route {
  private static let binCount = Parameter.whole(
    "bins", "How many bins of equal width.", in: Histogram.binCounts, usually: 40, code: .badBins)

  static let histogram = Route(
    path: "/histogram",
    summary: "How the values of a metric are spread, over all images and over those of a filter.",
    parameters: [
      Parameters.metric, binCount, Parameters.groups, Parameters.model, Parameters.filter,
    ],
    answer: .json(schema: "Histogram"),
    handle: { call in
      let metric = try call[Parameters.metric]
      let (bins, field) = (try call[binCount], try call[Parameters.groups])
      let model = try call.model()
      let set = try call.filteredImages(model: model)
      let histogram: Histogram?
      do throws(FilterError) {
        histogram = try call.explorer.histogram(
          of: metric, in: set, binCount: bins, by: field, model: model)
      } catch { throw APIError(error, code: .badBy) }
      guard let histogram else {
        throw APIError(.unknownMetric, "there is no metric \"\(metric.prefix(80))\"")
      }
      return .json(histogram.json)
    })
}
