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
        .object([
          ("schemas", .object(APISchemas.all.map { ($0.name, $0.schema.json) }))
        ])
      ),
    ])
  }

  /// Every error that the route can answer with.
  var allErrors: [ErrorCode] {
    let ofParameters = (inPath + allParameters).flatMap(\.errors)
    let ofAll: [ErrorCode] = [
      .badURL, .badRequest, .unknownParameter, .repeatedParameter, .tokenNeeded, .badHost,
      .badOrigin, .unknownPath, .wrongMethod, .internal, .cancelled,
    ]
    let found = Set(ofAll + ofParameters + (body?.errors ?? []) + errors)
    return ErrorCode.allCases.filter(found.contains)
  }

  private var operation: JSON {
    var members: [(String, JSON)] = [
      ("summary", .string(summary)),
      (
        "parameters",
        .array(
          inPath.map { described($0, in: "path") }
            + allParameters.map { described($0, in: "query") })
      ),
    ]
    if let body {
      members.append(
        (
          "requestBody",
          .object([
            ("required", .bool(true)), content(["application/json"], body.shape.json),
          ])
        ))
    }
    members.append(("responses", .object(responses)))
    return .object(members)
  }

  private func described(_ parameter: any DeclaredParameter, in place: String) -> JSON {
    var members: [(String, JSON)] = [
      ("name", .string(parameter.name)), ("in", .string(place)),
      ("required", .bool(parameter.isRequired)), ("description", .string(parameter.what)),
      ("schema", parameter.shapeInAddress.json),
    ]
    switch parameter.shape {
    // Several in one text, separated by commas.
    case .list, .few: members += [("style", .string("form")), ("explode", .bool(false))]
    default: break
    }
    return .object(members)
  }

  private var responses: [(String, JSON)] {
    var found: [(status: Int, answer: JSON)] = []
    let success: (types: [String], schema: JSON, what: String) =
      switch answer {
      case .json(let name): (["application/json"], Shape.named(name).json, name)
      case .either(let names):
        (
          ["application/json"], Shape.either(names.map { .named($0) }).json,
          names.joined(separator: " or ")
        )
      case .content(let types, let what): (types, .object([]), what)
      }
    let body = content(success.types, success.schema)
    found.append((status, .object([("description", .string(success.what)), body])))
    if allErrors.contains(.badRange) {
      found.append(
        (206, .object([("description", .string("The part that `Range` asks for.")), body])))
    }
    if caching != .never {
      let what = "Nothing has changed since the `ETag` that `If-None-Match` names."
      found.append((304, .object([("description", .string(what))])))
    }
    let errors = allErrors
    for status in Set(errors.flatMap(\.statuses)) {
      let codes = errors.filter { $0.statuses.contains(status) }
      found.append(
        (
          status,
          .object([
            ("description", .string(codes.map { "`\($0.rawValue)`" }.joined(separator: ", "))),
            content(["application/json"], APISchemas.error(of: codes).json),
          ])
        ))
    }
    return found.sorted { $0.status < $1.status }.map { (String($0.status), $0.answer) }
  }

  private func content(_ types: [String], _ schema: JSON) -> (String, JSON) {
    ("content", .object(types.map { ($0, .object([("schema", schema)])) }))
  }
}
