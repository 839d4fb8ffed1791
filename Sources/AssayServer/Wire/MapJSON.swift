import Assay

/// What is known of a map as `/map/state` gives it out; without a map it is missing.
func mapJSON(_ method: MapMethod, _ map: ImageMap?, isStale: Bool) -> JSON {
  .object([
    ("method", .string(method.rawValue)),
    ("state", .string(map == nil ? "missing" : isStale ? "stale" : "ready")),
    ("images", .int(map?.imageCount ?? 0)),
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
