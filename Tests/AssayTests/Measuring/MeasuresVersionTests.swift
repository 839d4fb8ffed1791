import Foundation
import GRDB
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct MeasuresVersionTests {
  @Test
  func `what an earlier version measured holds until it is measured again, which is asked for`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      for (place, name) in ["a.png", "b.png", "c.png"].enumerated() {
        try write(flatPNG(red: UInt8(80 * place), green: 9, blue: 9), to: name, in: root)
      }
      let place = folder.appending(path: "p")
      let project = try await Project.create(at: place, images: root)
      try await project.measure()
      #expect(try await project.snapshot().countToMeasureAgain == 0)
      try project.store.write("measuring as before") { db in
        try db.execute(sql: "UPDATE measurement SET measures_version = 1 WHERE image_id < 2")
      }

      let older = try await Project.open(at: place)
      let before = try await older.snapshot()
      #expect(before.countToMeasureAgain == 2)
      #expect(before.images.allSatisfy { $0.digest != nil && $0.perceptualHash != nil })
      #expect(before.metrics["brightness"]?.values.allSatisfy { $0 > 0 } == true)
      // A file that is gone cannot be measured again.
      try FileManager.default.removeItem(at: root.appending(path: "b.png"))
      let report = try await older.measure()
      #expect(report.measured == 1 && report.unchanged == 1 && report.missing == 1)
      #expect(try await older.snapshot().countToMeasureAgain == 0)
      #expect(try await older.snapshot().images.map(\.measuresVersion) == [2, 1, 2])
    }
  }
}
