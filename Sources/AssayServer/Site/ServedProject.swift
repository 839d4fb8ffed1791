package import Assay

extension Project: ProjectSource {
  /// Measures every image that is new or changed, and returns a sentence about what was done.
  package func measure(
    report: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> String {
    let done = try await measure(options: MeasureOptions(), progress: report)
    return "\(done.measured) images measured, \(done.unchanged) unchanged, "
      + "\(done.undecodable) without pixels"
      + (done.neighbors?.recall == nil ? "" : "; the nearest images are approximate")
  }

  /// Makes a map of the current embedding by UMAP and keeps it.
  package func makeMap(
    seed: UInt64, report: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> String {
    let map = try await makeMap(seed: seed, progress: report)
    return "\(map.imageCount) images laid out by \"\(map.embedding)\""
  }

  /// Writes images into a folder for each class, inside the project's own folder.
  package func export(
    _ ids: [UInt32], of snapshot: ProjectSnapshot, as form: FolderExport.Form,
    report: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> String {
    try await export(ids, of: snapshot, as: form, progress: report).sentence
  }
}
