import Assay

extension Route {
  static let quality = Route(
    path: "/quality",
    summary: "The data without any model: counts, outliers, issues by kind and exact duplicates.",
    answer: .json(schema: "Quality"),
    handle: { call in
      let explorer = call.explorer
      let bytes = try await call.site.evaluation(
        at: call.request.target, of: explorer,
        make: { try DataQuality(of: explorer).json.bytes })
      return .json(bytes: bytes)
    })

  static let labelQuality = Route(
    path: "/label-quality",
    summary: "The labels: counts, copies under different labels, labels that a model contradicts.",
    parameters: [Parameters.model],
    answer: .json(schema: "LabelQuality"),
    handle: { call in
      let model = try call.model()
      let explorer = call.explorer
      let bytes = try await call.site.evaluation(
        at: call.request.target, of: explorer,
        make: { LabelQuality(of: explorer.snapshot, model: model).json.bytes })
      return .json(bytes: bytes)
    })
}
