import Assay

extension Route {
  static let imports = Route(
    path: "/imports",
    summary: "The report of each import, the oldest first: what it read, left out and chose.",
    answer: .json(schema: "Imports"),
    handle: { call in
      let history = ImportHistory(try await call.site.source.importReports())
      return .json(
        .object([
          ("imports", .array(history.imports.map(\.json))),
          ("unreadable", .int(history.unreadable)),
        ]))
    })
}
