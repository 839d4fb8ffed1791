import Assay

extension Route {
  static let project = Route(
    path: "/project", summary: "What the project holds: classes, models, metrics, issues, counts.",
    answer: .json(schema: "Project"),
    handle: { call in
      .json(try projectJSON(call.explorer, stateKey: call.site.stateKey(of: call.snapshot)))
    })
}
