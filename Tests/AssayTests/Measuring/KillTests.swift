import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct KillTests {
  @Test(arguments: [1, 2, 3])
  func `a process killed while it measures leaves a project that resumes`(
    afterWrite writes: Int
  ) async throws {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try writePictures(1200, in: root)
      let place = try await Project.create(at: folder.appending(path: "p"), images: root).folder
        .path
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [place = place as String, writes = writes as Int] in
        let project = try await Project.open(at: URL(filePath: place))
        let target = 256 * writes
        try await project.measure { progress in
          // Tasks are at work and the next findings wait to be written.
          if progress.done >= target { kill(getpid(), SIGKILL) }
        }
      }
      let project = try await Project.open(at: URL(filePath: place))
      let snapshot = try await project.snapshot()
      let done = snapshot.images.count { $0.digest != nil }
      #expect(done >= 256 * writes && done < 1200)
      let measured = snapshot.metrics["area"]?.values.count { !$0.isNaN }
      #expect(measured == done)
      let report = try await project.measure()
      #expect(report.unchanged == done && report.measured == 1200 - done)
      #expect(try await project.snapshot().metrics["area"]?.values.contains { $0.isNaN } == false)
      #expect(project.store.thumbnails.count() == 1200)
    }
  }
}
