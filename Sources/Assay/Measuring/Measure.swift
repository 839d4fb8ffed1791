package import Dataset

extension Project {
  /// Looks at the image folder again and measures every image that is new or changed, on all cores;
  /// makes the embedding `descriptor` from what they look like; then finds the neighbours of each by
  /// the current embedding, and what follows from them, if anything of that is missing or out of
  /// date.
  ///
  /// What was measured is written every few seconds, so that a run that ends early, however it
  /// ends, is resumed by the next one. Undecodable files become issues and stop nothing.
  ///
  /// - Parameters:
  ///   - options: thumbnails, and the memory that may be taken.
  ///   - progress: called from time to time, from one task at a time.
  /// - Returns: what was done.
  /// - Throws: ``StoreError``, or `CancellationError` if the task was cancelled.
  @concurrent
  @discardableResult
  public func measure(
    options: MeasureOptions = MeasureOptions(),
    progress: @escaping @Sendable (WorkProgress) -> Void = { _ in }
  ) async throws -> MeasureReport {
    try store.lock.take(for: "measuring images")
    defer { store.lock.release() }
    let (look, files) = try lookAgain()
    let measurer = Measurer(
      store: store, root: try ImageFolder(try store.imageRoot()), options: options)
    var report = try await measurer.run(over: files, report: progress)
    report.added = look.added
    if report.measured > 0 {
      var now = WorkProgress(done: 0, total: report.measured)
      now.stage = "reducing descriptors"
      progress(now)
    }
    try await fitDescriptor()
    report.neighbors = try await NeighborMeasurer(store: store).run { step in
      var now = WorkProgress(
        done: Int(step.share * Double(step.imageCount)), total: step.imageCount)
      now.stage = step.stage
      progress(now)
    }
    return report
  }
}
