import Assay

extension Route {
  static let issues = Route(
    path: "/issues", summary: "What is wrong with single files.",
    parameters: [
      Parameter(
        name: "kind",
        what: "Only one kind: " + FileIssue.Kind.allCases.map(\.rawValue).joined(separator: ", "))
    ],
    answer: .json(schema: "Issues"),
    handle: { call in
      var wanted: FileIssue.Kind?
      if let text = call.query["kind"] {
        guard let kind = FileIssue.Kind(rawValue: text) else {
          throw APIError(400, "unknown_kind", "there is no kind of issue \"\(text.prefix(40))\"")
        }
        wanted = kind
      }
      let found = call.snapshot.issues.filter { wanted == nil || $0.kind == wanted }
      return .json(
        .object([
          (
            "issues",
            .array(
              found.map { issue in
                .object([
                  ("image", .int(Int(issue.image))),
                  ("key", .string(call.snapshot.images[Int(issue.image)].key)),
                  ("kind", .string(issue.kind.rawValue)), ("reason", .string(issue.reason)),
                ])
              })
          )
        ]))
    })
}
