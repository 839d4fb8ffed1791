import Assay

extension Route {
  static let project = Route(
    path: "/project", summary: "What the project holds: classes, models, metrics, issues, counts.",
    answer: .json(schema: "Project"),
    handle: { call in
      .json(try projectJSON(call.explorer, stateKey: call.site.stateKey(of: call.snapshot)))
    })

  static let revision = Route(
    path: "/revision", summary: "The number of writes so far, by anyone: ask to notice changes.",
    answer: .json(schema: "Revision"),
    handleUnread: { source in
      .json(.object([("revision", .int(Int(try await source.revision)))]))
    })
}

extension Route {
  /// A route that is asked often and needs nothing of what the project holds.
  init(
    path: String, summary: String, answer: Answer,
    handleUnread: @escaping @Sendable (any ProjectSource) async throws -> ServerResponse
  ) {
    self.init(
      path: path, summary: summary, answer: answer, caching: .never,
      handle: { try await handleUnread($0.site.source) })
    self.handleUnread = handleUnread
  }
}
