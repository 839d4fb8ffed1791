import Assay

extension Route {
  private static let issueKind = Parameter.word(
    "kind", "Only one kind.", of: FileIssue.Kind.self, code: .unknownKind)

  static let issues = Route(
    path: "/issues", summary: "What is wrong with single files.", parameters: [issueKind],
    answer: .json(schema: "Issues"),
    handle: { call in
      let wanted = try call[issueKind]
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
