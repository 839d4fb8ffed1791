public import Assay

extension Project: ProjectSource {
  /// Measures every image that is new or changed, and returns a sentence about what was done.
  public func measure(
    report: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> String {
    let done = try await measure(options: MeasureOptions(), progress: report)
    return "\(done.measured) images measured, \(done.unchanged) unchanged, "
      + "\(done.undecodable) without pixels"
  }
}
