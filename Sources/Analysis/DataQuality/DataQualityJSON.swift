package import Dataset
internal import Kernels

extension DataQuality {
  /// At most this many groups of duplicates are written out; the counts are of all of them.
  package static let groupLimit = 200
  /// At most this many images of a group or kind are written out.
  package static let imageLimit = 24

  /// The report as the HTTP interface gives it out.
  package var json: JSON {
    let labelled = snapshot.labels.count { $0 >= 0 }
    let measured = snapshot.images.count { $0.digest != nil }
    return .object([
      ("version", .string(AssayVersion.current)),
      ("labels", .string(snapshot.labelSource.rawValue)),
      (
        "counts",
        .object([
          ("images", .int(snapshot.images.count)), ("labelled", .int(labelled)),
          ("unlabelled", .int(snapshot.labels.count - labelled)), ("measured", .int(measured)),
          ("unmeasured", .int(snapshot.images.count - measured)),
        ])
      ),
      (
        "formats",
        .array(
          formats.map { format in
            .object([
              ("name", .string(format.name)), ("count", .int(format.images.count)),
              ("filter", .filter(.equals(.format, format.name))),
            ])
          })
      ),
      (
        "classes",
        .array(
          zip(snapshot.classes, classCounts).map { name, count in
            .object([
              ("name", .string(name)), ("count", .int(count)),
              ("filter", .filter(.equals(.label, name))),
            ])
          })
      ),
      ("outliers", outliers.json(in: snapshot)), ("issues", issues.json(in: snapshot)),
      ("duplicates", duplicates.json(in: snapshot)),
    ])
  }
}

extension OutlierReport {
  /// The outliers as the commands and the HTTP interface give them out.
  package func json(in snapshot: ProjectSnapshot) -> JSON {
    .array(
      metrics.map { metric in
        let fences = metric.fences
        func counts(_ found: Found, filter: (OutlierSeverity) -> FilterExpression?) -> JSON {
          .object(
            OutlierSeverity.allCases.map { severity in
              (
                severity.rawValue,
                .object([
                  ("count", .int(found[severity].count)), ("filter", .filter(filter(severity))),
                ])
              )
            })
        }
        return .object([
          ("metric", .string(metric.info.id)), ("title", .string(metric.info.title)),
          ("unit", .string(metric.info.unit)), ("n", .int(fences.count)),
          ("lower_quartile", .number(fences.lowerQuartile)), ("median", .number(fences.median)),
          ("upper_quartile", .number(fences.upperQuartile)),
          ("medcouple", .number(fences.medcouple)), ("rule", .string(fences.rule.rawValue)),
          ("overall", counts(metric.overall) { metric.filter(of: $0) }),
          (
            "within_class",
            counts(metric.withinClass) { metric.filterWithinClass(of: $0, in: snapshot) }
          ),
        ])
      })
  }
}

extension FileIssues {
  /// The kinds as the commands and the HTTP interface give them out.
  package func json(in snapshot: ProjectSnapshot) -> JSON {
    .array(
      kinds.map { kind in
        .object([
          ("kind", .string(kind.id)), ("title", .string(kind.title)), ("rule", .string(kind.rule)),
          ("count", .int(kind.images.count)), ("filter", .filter(kind.filter)),
          ("images", snapshot.listed(kind.images)),
        ])
      })
  }
}

extension ExactDuplicates {
  /// The groups as the commands and the HTTP interface give them out.
  package func json(in snapshot: ProjectSnapshot) -> JSON {
    .object([
      ("group_count", .int(groups.count)),
      ("conflicting", .int(groups.count { $0.isConflicting })),
      ("crossing_splits", .int(groups.count { $0.crossesSplits })),
      ("images_same_bytes", .int(imageCount(of: .bytes))),
      ("images_same_pixels", .int(imageCount(of: .pixels))),
      (
        "groups",
        .array(
          groups.prefix(DataQuality.groupLimit).map { group in
            .object([
              ("kind", .string(group.kind.rawValue)), ("count", .int(group.images.count)),
              ("labels", .strings(group.labels.map { snapshot.classes[Int($0)] })),
              ("conflicting", .bool(group.isConflicting)),
              ("crosses_splits", .bool(group.crossesSplits)), ("filter", .filter(group.filter)),
              ("images", snapshot.listed(group.images)),
            ])
          })
      ),
    ])
  }
}

extension ProjectSnapshot {
  fileprivate func listed(_ images: [Int32]) -> JSON {
    .array(
      images.prefix(DataQuality.imageLimit).map { image in
        let label = labels[Int(image)]
        return .object([
          ("id", .int(Int(image))), ("key", .string(self.images[Int(image)].key)),
          ("label", label < 0 ? .null : .string(classes[Int(label)])),
        ])
      })
  }
}
