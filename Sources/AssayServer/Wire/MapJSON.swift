import Assay

/// Whether there is a map of the current embedding.
enum MapReadiness: String, CaseIterable, Sendable {
  case ready
  /// It is of earlier vectors.
  case stale
  case missing
}

/// What is known of a map as `/map/state` gives it out; the plane is made when it is asked for.
func mapJSON(_ method: MapMethod, state: MapReadiness, images: Int, _ map: ImageMap?) -> JSON {
  .object([
    ("method", .string(method.rawValue)),
    ("state", .string(state.rawValue)), ("images", .int(images)),
    ("seed", map.map { .number(Double($0.seed)) } ?? .null),
    ("trustworthiness", .optional(map?.trustworthiness)),
    ("sampled", .int(map?.sampled ?? 0)),
  ])
}

extension APISchemas {
  /// The answer of `/map/state`.
  static let map: [(name: String, schema: Shape)] = [
    ("MapMethod", .word(MapMethod.allCases.map(\.rawValue))),
    (
      "MapInfo",
      .object([
        ("method", .named("MapMethod")), ("state", .word(MapReadiness.allCases.map(\.rawValue))),
        ("images", .integer), ("seed", .nullable(.number)),
        ("trustworthiness", .nullable(.number)), ("sampled", .integer),
      ])
    ),
    (
      "MapState",
      .object([
        ("embedding", .nullable(.string)),
        (
          "digest",
          .described(.nullable(.string), "The digest of the current embedding's vectors.")
        ), ("images", .integer), ("maps", .list(.named("MapInfo"))),
      ])
    ),
  ]
}
