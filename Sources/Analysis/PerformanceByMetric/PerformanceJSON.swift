package import Dataset
internal import Kernels

extension PerformanceByMetric {
  /// The rate by metric as the commands and the HTTP interface give it out.
  package var json: JSON {
    .object([
      ("version", .string(AssayVersion.current)), ("model", .string(model)),
      ("labels", .string(population.labelSource.rawValue)),
      (
        "metric",
        .object([
          ("id", .string(options.metric)), ("title", .string(title)), ("unit", .string(unit)),
          ("kind", .string(isOfWords ? "words" : "number")),
        ])
      ),
      ("rate", .string(options.rate.rawValue)), ("rate_title", .string(options.rate.title)),
      ("binning", isOfWords ? .null : .string(options.binning.rawValue)),
      ("asked_bins", isOfWords ? .null : .int(options.binCount)),
      ("split", .optional(population.split)), ("where", .filter(population.filter)),
      ("class_filter", .strings(population.classFilter)), ("population", population.json),
      ("overall", overall.json), ("filter", .filter(filter)), ("overlaps", .bool(overlaps)),
      ("bins", .array(bars.map(\.json))), ("missing", missing.json),
      (
        "lines",
        .array(
          lines.map { line in
            .object([
              ("class", .string(line.name)), ("overall", line.overall.json),
              ("bins", .array(line.bars.map(\.json))),
            ])
          })
      ),
    ])
  }
}

extension PerformanceByMetric.Bar {
  fileprivate var json: JSON {
    .object([
      ("value", .optional(word)), ("low", .optional(low)), ("high", .optional(high)),
      ("median", .optional(median)), ("n", .int(rate.n)), ("hits", .int(hits)),
      ("rate", rate.json), ("filter", .filter(filter)),
    ])
  }
}

extension Population {
  /// The account as the commands and the HTTP interface give it out.
  var json: JSON {
    .object([
      ("images", .int(images)), ("evaluated", .int(evaluated)),
      ("unlabelled", .int(unlabelled)), ("unpredicted", .int(unpredicted)),
      ("other_split", .int(otherSplit)),
      ("left_out_by_filter", .int(leftOutByFilter)),
      ("other_classes", .int(otherClasses)),
      ("description", .string(description)),
      (
        "filters",
        .object([
          ("evaluated", .filter(evaluatedFilter)), ("all_classes", .filter(filterOfAllClasses)),
          ("unlabelled", .filter(unlabelledFilter)),
          ("unpredicted", .filter(unpredictedFilter)),
        ])
      ),
    ])
  }
}
