import Dataset
import Foundation
import GRDB

/// What measuring found out about one image's file, ready to be written.
struct FileFindings: Sendable {
  /// The image, by its place in the order of images.
  var image: Int
  /// The file that was read.
  var file: ImageTables.MeasuredFile
  /// What is new; `nil` where the bytes are those that were measured before.
  var news: News?

  /// What was found in bytes that were not measured before.
  struct News: Sendable {
    var format: String?
    var pixelDigest: Data?
    var perceptualHash: UInt64?
    /// A number per metric of the measurer, NaN where missing.
    var numbers: [Double]
    var issues: [FileIssue]
  }
}

extension ProjectStore {
  /// Writes the findings of some images, in one transaction; their thumbnails and descriptors before
  /// it, so that what counts as measured has them.
  ///
  /// `metrics` names the numbers of the findings. Images that are `unreadable` this time stay
  /// unmeasured and are tried again. A thumbnail that is `nil` removes what was stored.
  func save(
    _ findings: [FileFindings], metrics: [String], unreadable: [FileIssue],
    thumbnails: [(image: Int, jpeg: Data?)], descriptors: [(image: Int, bytes: Data)] = []
  ) throws(StoreError) {
    guard !findings.isEmpty || !unreadable.isEmpty else { return }
    try self.thumbnails.store(thumbnails)
    try self.thumbnails.store(descriptors: descriptors)
    try write("measuring images") { db in
      let positions = try MetricTables.positions(of: metrics, in: db)
      var chunks: [Int: [(image: Int, numbers: [Double])]] = [:]
      let update = try db.cachedStatement(
        sql: """
          UPDATE measurement SET byte_count = ?, modified = ? WHERE image_id = ?
          """)
      let hadIssues = try ImageTables.hasIssues(in: db)
      let insert = try db.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO measurement (image_id, byte_count, modified, measures_version,
            digest, format, pixel_digest, perceptual_hash)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """)
      for found in findings {
        guard let news = found.news else {
          try update.execute(
            arguments: [found.file.byteCount, found.file.modified, found.image])
          continue
        }
        insert.setUncheckedArguments([
          found.image, found.file.byteCount, found.file.modified, found.file.measuresVersion,
          found.file.digest, news.format, news.pixelDigest,
          news.perceptualHash.map(Int64.init(bitPattern:)),
        ])
        try insert.execute()
        chunks[found.image / MetricTables.measuredImageCount, default: []]
          .append((found.image, news.numbers))
        if hadIssues || !news.issues.isEmpty {
          try ImageTables.setIssues(news.issues, of: found.image, in: db)
        }
      }
      for issue in unreadable {
        try ImageTables.setIssues([issue], of: Int(issue.image), in: db)
      }
      for (chunk, rows) in chunks.sorted(by: { $0.key < $1.key }) {
        try MetricTables.setMeasured(rows, positions: positions, inChunk: chunk, in: db)
      }
    }
  }
}
