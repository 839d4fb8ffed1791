import Dataset
import Foundation
import Imaging

/// Measures the images of one project that are new or changed, on all cores.
///
/// Tasks read and decode batches of images; their findings come back to one place and are written
/// every 256 images or two seconds, each time in one transaction. What was written stays, however
/// the program ends, and is not measured again.
struct Measurer: Sendable {
  /// The version of all that measuring finds out; a higher one measures every image again.
  static let version = MeasuresVersion.current
  /// The metrics of an image, in the order in which its numbers are written.
  static let metrics = PixelMetric.allCases.map(\.rawValue)
  /// The images after which findings are written.
  private static let imagesPerWrite = 256
  /// The time after which findings are written.
  private static let timePerWrite = Duration.seconds(2)

  let store: ProjectStore
  let root: ImageFolder
  let options: MeasureOptions

  /// An image to be measured.
  struct Candidate: Sendable {
    var image: Int
    var key: String
    var before: ImageTables.MeasuredFile?
  }

  /// What came of one batch.
  struct BatchFindings: Sendable {
    var findings: [FileFindings] = []
    var thumbnails: [(image: Int, jpeg: Data?)] = []
    var descriptors: [(image: Int, bytes: Data)] = []
    var unreadable: [FileIssue] = []
    var count: Int { findings.count + unreadable.count }

    mutating func add(_ other: BatchFindings) {
      findings += other.findings
      thumbnails += other.thumbnails
      descriptors += other.descriptors
      unreadable += other.unreadable
    }
  }

  /// Measures what is new or changed among all files, given in image order.
  ///
  /// - Throws: ``StoreError``, or `CancellationError` after everything found so far is written.
  func run(
    over files: [ImageTables.KnownFile], report progress: @Sendable (WorkProgress) -> Void
  ) async throws -> MeasureReport {
    let clock = ContinuousClock()
    let start = clock.now
    var report = MeasureReport()
    let (batches, total) = plan(files, &report)
    let budget = PixelBudget(pixels: options.pixelsInFlight)
    progress(WorkProgress(done: 0, total: total))
    try await withThrowingTaskGroup(of: BatchFindings.self) { group in
      var rest = batches[...]
      // Two more than can run, so that none waits while findings are written.
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount + 2 {
        guard let batch = rest.popFirst() else { break }
        group.addTask { await examine(batch, within: budget) }
      }
      var pending = BatchFindings()
      var lastWrite = clock.now
      var done = 0
      while let findings = try await group.next() {
        if !Task.isCancelled, let batch = rest.popFirst() {
          group.addTask { await examine(batch, within: budget) }
        }
        report.count(findings)
        done += findings.count
        pending.add(findings)
        if pending.count >= Self.imagesPerWrite || clock.now - lastWrite >= Self.timePerWrite {
          try write(pending)
          pending = BatchFindings()
          lastWrite = clock.now
          progress(WorkProgress(done: done, total: total, seconds: (clock.now - start).seconds))
        }
      }
      try write(pending)
      try Task.checkCancellation()
    }
    progress(WorkProgress(done: total, total: total, seconds: (clock.now - start).seconds))
    report.seconds = (clock.now - start).seconds
    return report
  }

  /// Finds the images to measure and cuts them into batches, small enough to end soon.
  private func plan(
    _ files: [ImageTables.KnownFile], _ report: inout MeasureReport
  ) -> (batches: [[Candidate]], total: Int) {
    var batches: [[Candidate]] = []
    var batch: [Candidate] = []
    var bytes: Int64 = 0
    var total = 0
    // An image whose descriptor is lost is measured again, whatever is known of its file.
    let described = store.thumbnails.describedImages(of: files.count)
    for (image, file) in files.enumerated() {
      if file.missing {
        report.missing += 1
        continue
      }
      let before = described[image] ? file.measured : nil
      if let before, before.measuresVersion == Self.version,
        before.byteCount == file.seen.byteCount,
        before.modified == file.seen.modified
      {
        report.unchanged += 1
        continue
      }
      batch.append(Candidate(image: image, key: file.seen.key, before: before))
      bytes += file.seen.byteCount
      total += 1
      if batch.count == 32 || bytes >= 2_000_000 {
        batches.append(batch)
        (batch, bytes) = ([], 0)
      }
    }
    if !batch.isEmpty { batches.append(batch) }
    return (batches, total)
  }

  private func write(_ pending: BatchFindings) throws(StoreError) {
    try store.save(
      pending.findings, metrics: Self.metrics,
      unreadable: pending.unreadable, thumbnails: pending.thumbnails,
      descriptors: pending.descriptors)
  }

  /// Reads and measures a batch; ends early when it is cancelled.
  @concurrent
  private func examine(_ batch: [Candidate], within budget: PixelBudget) async -> BatchFindings {
    let reader = FileReader(of: root)
    var result = BatchFindings()
    for candidate in batch {
      if Task.isCancelled { break }
      let bytes: UnsafeRawBufferPointer
      let modified: Int64
      do { (bytes, modified) = try reader.read(candidate.key) } catch {
        result.unreadable.append(
          FileIssue(image: Int32(candidate.image), kind: error.kind, reason: error.reason))
        continue
      }
      let examination = await Examination(
        of: candidate, bytes: bytes, thumbnail: options.thumbnails, within: budget)
      result.findings.append(
        FileFindings(
          image: candidate.image,
          file: ImageTables.MeasuredFile(
            byteCount: Int64(bytes.count), modified: modified, measuresVersion: Self.version,
            digest: examination.digest),
          news: examination.news))
      if examination.news != nil {
        result.descriptors.append((candidate.image, examination.descriptor))
      }
      if examination.thumbnail != nil || candidate.before != nil && examination.news != nil {
        result.thumbnails.append((candidate.image, examination.thumbnail))
      }
    }
    return result
  }
}

extension MeasureReport {
  /// Counts what came of a batch.
  fileprivate mutating func count(_ batch: Measurer.BatchFindings) {
    unreadable += batch.unreadable.count
    for found in batch.findings {
      guard let news = found.news else {
        unchanged += 1
        continue
      }
      if news.pixelDigest == nil { undecodable += 1 } else { measured += 1 }
      if news.issues.contains(where: { $0.kind == .damaged }) { damaged += 1 }
    }
  }
}

extension Duration {
  /// The duration in seconds.
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
