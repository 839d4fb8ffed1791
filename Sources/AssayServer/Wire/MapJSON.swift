import Assay

/// What is known of a map as `/map/state` gives it out; the plane is made when it is asked for.
func mapJSON(_ method: MapMethod, state: String, images: Int, _ map: ImageMap?) -> JSON {
  .object([
    ("method", .string(method.rawValue)),
    ("state", .string(state)), ("images", .int(images)),
    ("seed", map.map { .number(Double($0.seed)) } ?? .null),
    ("trustworthiness", .optional(map?.trustworthiness)),
    ("sampled", .int(map?.sampled ?? 0)),
  ])
}

extension APISchemas {
  /// The answer of `/map/state`.
  static let mapState = Shape.object([
    ("embedding", .nullable(.string)), ("digest", .nullable(.string)), ("images", .integer),
    (
      "maps",
      .list(
        .object([
          ("method", .word(MapMethod.allCases.map(\.rawValue))),
          ("state", .word(["ready", "stale", "missing"])), ("images", .integer),
          ("seed", .nullable(.number)), ("trustworthiness", .nullable(.number)),
          ("sampled", .integer),
        ]))
    ),
  ])
}
