package import Dataset

/// What Assay says about the data of a project, without any model.
package struct DataQuality: Sendable {
  /// The project.
  package let snapshot: ProjectSnapshot
  /// Outliers metric by metric.
  package let outliers: OutlierReport
  /// Images that are the same.
  package let duplicates: ExactDuplicates
  /// Files and pictures that deserve a look.
  package let issues: FileIssues

  /// Everything about the data of a project.
  package init(of explorer: Explorer) throws(FilterError) {
    snapshot = explorer.snapshot
    outliers = explorer.derived.outliers(in: explorer.snapshot)
    duplicates = ExactDuplicates(of: explorer.snapshot)
    issues = try FileIssues(of: explorer)
  }

  /// How many images each class has, by class.
  package var classCounts: [Int] {
    var counts = [Int](repeating: 0, count: snapshot.classes.count)
    for label in snapshot.labels where label >= 0 { counts[Int(label)] += 1 }
    return counts
  }

  /// The formats of the measured files with their images, the most frequent first, then by name.
  package var formats: [(name: String, images: [Int32])] {
    var found: [String: [Int32]] = [:]
    for (image, record) in snapshot.images.enumerated() {
      if let format = record.format { found[format, default: []].append(Int32(image)) }
    }
    return found.map { (name: $0.key, images: $0.value) }
      .sorted { ($1.images.count, $0.name) < ($0.images.count, $1.name) }
  }
}
