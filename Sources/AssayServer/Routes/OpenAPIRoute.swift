import Assay

extension Route {
  static let openAPI = Route(
    path: "/openapi.json", summary: "This description, as OpenAPI 3.1.",
    answer: .json(schema: "OpenAPI"),
    handle: { _ in .json(openAPIDocument()) })

  /// The description of every route, as OpenAPI 3.1.
  static func openAPIDocument() -> JSON {
    var paths: [(path: String, operations: [(String, JSON)])] = []
    for route in all {
      let operation = (route.method.lowercased(), route.operation)
      if let place = paths.firstIndex(where: { $0.path == route.path }) {
        paths[place].operations.append(operation)
      } else {
        paths.append((route.path, [operation]))
      }
    }
    return .object([
      ("openapi", .string("3.1.0")),
      (
        "info",
        .object([
          ("title", .string("Assay")), ("version", .string(AssayVersion.current)),
          (
            "description",
            .string(
              "Where an image classifier fails, and why. Every answer follows from the URL and the "
                + "project; `ETag` names the state of the project.")
          ),
        ])
      ),
      ("servers", .array([.object([("url", .string(root))])])),
      ("paths", .object(paths.map { ($0.path, .object($0.operations)) })),
      (
        "components",
        .object([("schemas", .object(APISchemas.all.map { ($0.name, $0.schema.json) }))])
      ),
    ])
  }

  private var operation: JSON {
    let inPath = path.split(separator: "/").filter { $0.hasPrefix("{") }.map { part in
      parameter(String(part.dropFirst().dropLast()), in: "path", what: nil, isRequired: true)
    }
    let inQuery = knownParameters.map {
      parameter($0.name, in: "query", what: $0.what, isRequired: $0.isRequired)
    }
    let (type, schema, what): (String, JSON, String)
    switch answer {
    case .json(let name): (type, schema, what) = ("application/json", Shape.named(name).json, name)
    case .content(let own, let text): (type, schema, what) = (own, .object([]), text)
    }
    func described(_ text: String, _ type: String, _ schema: JSON) -> JSON {
      .object([
        ("description", .string(text)),
        ("content", .object([(type, .object([("schema", schema)]))])),
      ])
    }
    var members: [(String, JSON)] = [
      ("summary", .string(summary)), ("parameters", .array(inPath + inQuery)),
    ]
    if let body {
      members.append(
        (
          "requestBody",
          .object([
            ("required", .bool(true)),
            ("content", .object([("application/json", .object([("schema", body.json)]))])),
          ])
        ))
    }
    members.append(
      (
        "responses",
        .object([
          (String(status), described(what, type, schema)),
          (
            "default",
            described("What went wrong.", "application/json", Shape.named("Error").json)
          ),
        ])
      ))
    return .object(members)
  }

  private func parameter(
    _ name: String, in place: String, what: String?, isRequired: Bool
  ) -> JSON {
    var members: [(String, JSON)] = [
      ("name", .string(name)), ("in", .string(place)), ("required", .bool(isRequired)),
      ("schema", Shape.string.json),
    ]
    if let what { members.append(("description", .string(what))) }
    return .object(members)
  }
}
