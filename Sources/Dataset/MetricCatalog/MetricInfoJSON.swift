extension MetricInfo {
  /// What a metric is called and what it means, as members of a JSON object.
  package var jsonMembers: [(String, JSON)] {
    [
      ("id", .string(id)), ("title", .string(title)), ("kind", .string(kind.rawValue)),
      ("meaning", .string(meaning)), ("low_means", .string(lowMeans)),
      ("high_means", .string(highMeans)), ("unit", .string(unit)),
      ("range", .array([.optional(least), .optional(greatest)])), ("hidden", .bool(hidden)),
      ("derived", .bool(derived)),
    ]
  }
}
