import Foundation
import GRDB
import Imaging

/// What the images look like, as measuring found it, and which embedding was made from it.
///
/// They stand beside the thumbnails: nobody typed them in, and who loses them measures again.
enum DescriptorTable {
  /// The version of descriptors; rows of another are as good as none.
  static let version = 1

  /// An image without pixels has an empty descriptor.
  ///
  /// The one row of `descriptor_fit` names the
  /// embedding that was made from all descriptors as they are; it goes with every change to them.
  static let definition = """
    CREATE TABLE IF NOT EXISTS descriptor (
      image_id INTEGER PRIMARY KEY CHECK (image_id >= 0),
      version INTEGER NOT NULL CHECK (version >= 1),
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS descriptor_version ON descriptor (version, image_id);
    CREATE TABLE IF NOT EXISTS descriptor_fit (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      depends TEXT NOT NULL CHECK (length(depends) = 32),
      digest TEXT NOT NULL CHECK (length(digest) = 32)
    ) STRICT;
    """
}

/// Descriptors of some images with pixels, in image order.
struct DescriptorRows: Sendable {
  /// The images.
  var images: [Int] = []
  /// `ImageDescriptor.count` bytes for each.
  var bytes: [UInt8] = []

  /// The weighted values, a row an image.
  var values: [Float] {
    let weights = ImageDescriptor.weights
    var values = [Float](repeating: 0, count: bytes.count)
    for start in stride(from: 0, to: bytes.count, by: weights.count) {
      for place in weights.indices {
        values[start + place] = Float(bytes[start + place]) * weights[place]
      }
    }
    return values
  }

  fileprivate mutating func add(_ row: Row) throws {
    let blob: Data = try row.value(1)
    guard blob.count == ImageDescriptor.count else { return }
    images.append(try row.value(0))
    bytes += blob
  }
}

extension ThumbnailStore {
  /// Stores descriptors, in one transaction; an empty one says that the image has no pixels.
  func store(descriptors: [(image: Int, bytes: Data)]) throws(StoreError) {
    guard !descriptors.isEmpty else { return }
    try write { db in
      try db.execute(sql: "DELETE FROM descriptor_fit")
      let insert = try db.cachedStatement(
        sql: "INSERT OR REPLACE INTO descriptor (image_id, version, bytes) VALUES (?, ?, ?)")
      for descriptor in descriptors {
        insert.setUncheckedArguments([
          descriptor.image, DescriptorTable.version, descriptor.bytes,
        ])
        try insert.execute()
      }
    }
  }

  /// Which of the first `count` images have a descriptor, be it an empty one.
  func describedImages(of count: Int) -> [Bool] {
    var described = [Bool](repeating: false, count: count)
    let images = read { db in
      try Int.fetchAll(
        db, sql: "SELECT image_id FROM descriptor WHERE version = ?",
        arguments: [DescriptorTable.version])
    }
    for image in images ?? [] where image >= 0 && image < count { described[image] = true }
    return described
  }

  /// The images with pixels that have a descriptor, ascending.
  func imagesWithDescriptor() -> [Int] {
    read { db in
      try Int.fetchAll(
        db,
        sql: """
          SELECT image_id FROM descriptor WHERE version = ? AND length(bytes) = ?
          ORDER BY image_id
          """, arguments: [DescriptorTable.version, ImageDescriptor.count])
    } ?? []
  }

  /// The descriptors of certain images.
  func descriptors(of images: some Sequence<Int>) -> DescriptorRows {
    read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT image_id, bytes FROM descriptor WHERE image_id = ? AND version = ?")
      var rows = DescriptorRows()
      for image in images {
        if let row = try Row.fetchOne(statement, arguments: [image, DescriptorTable.version]) {
          try rows.add(row)
        }
      }
      return rows
    } ?? DescriptorRows()
  }

  /// The digest of the embedding that was made from the descriptors as they are; `nil` without one.
  func descriptorFit() -> String? {
    read { try String.fetchOne($0, sql: "SELECT digest FROM descriptor_fit") } ?? nil
  }

  /// Says which embedding was made from the descriptors as they are.
  ///
  /// - Parameters:
  ///   - depends: the digest of all of them.
  ///   - digest: that of the embedding.
  /// - Throws: ``StoreError``.
  func setDescriptorFit(depends: String, digest: String) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO descriptor_fit (id, depends, digest) VALUES (1, ?, ?)",
        arguments: [depends, digest])
    }
  }
}
