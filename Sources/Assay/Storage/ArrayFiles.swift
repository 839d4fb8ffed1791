import Dataset
import Foundation
import GRDB

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The matrices of a project, probabilities and vectors: Float32 or Float64, little-endian, row by row,
/// nothing else.
///
/// A file is written whole under another name, synced, renamed, and only then named in a row; so a
/// row never names half a file, and a crash leaves at most a file that no row names.
enum ArrayFiles {
  /// Writes the vectors of an embedding; see ``write(_:rowCount:columns:columnCount:missing:in:)``.
  static func write(
    _ matrix: FloatMatrix, rowCount: Int, columns: [Int32], columnCount: Int, in folder: URL
  ) throws(StoreError) -> ModelTables.StoredArray {
    let name = try write(
      matrix, rowCount: rowCount, columns: columns, columnCount: columnCount, missing: 0,
      in: folder)
    return ModelTables.StoredArray(file: name, rowCount: rowCount, columnCount: columnCount)
  }

  /// Writes what a model gave, in the precision in which it came; what is missing as it is told.
  static func write(
    _ matrix: ProbabilityMatrix, rowCount: Int, columns: [Int32], columnCount: Int, in folder: URL
  ) throws(StoreError) -> ModelTables.StoredArray {
    var array = ModelTables.StoredArray(file: "", rowCount: rowCount, columnCount: columnCount)
    array.meaning = matrix.meaning
    switch matrix.values {
    case .single(let values):
      array.file = try write(
        values, rowCount: rowCount, columns: columns, columnCount: columnCount,
        missing: Float(matrix.missing), in: folder)
    case .double(let values):
      array.isDouble = true
      array.file = try write(
        values, rowCount: rowCount, columns: columns, columnCount: columnCount,
        missing: matrix.missing, in: folder)
    }
    return array
  }

  /// Writes a matrix into a new file of `folder`.
  ///
  /// Column *i* of the matrix becomes column `columns[i]` of the file; the file's other columns,
  /// and its rows beyond those of the matrix, are `missing`.
  ///
  /// - Returns: the name of the file.
  private static func write<Number: BitwiseCopyable & Sendable>(
    _ matrix: NumberMatrix<Number>, rowCount: Int, columns: [Int32], columnCount: Int,
    missing: Number, in folder: URL
  ) throws(StoreError) -> String {
    precondition(rowCount >= matrix.rowCount && columns.count == matrix.columnCount)
    let rowsAtOnce = max(1, (1 << 18) / columnCount)
    let isAsItIs = columnCount == columns.count && columns.elementsEqual(0..<Int32(columnCount))
    return try write(in: folder, ending: MemoryLayout<Number>.size == 8 ? "f64" : "f32") {
      descriptor in
      var failure: Int32 = 0
      matrix.withValues { values in
        for start in stride(from: 0, to: rowCount, by: rowsAtOnce) where failure == 0 {
          let rows = start..<min(start + rowsAtOnce, rowCount)
          if isAsItIs, rows.upperBound <= matrix.rowCount {
            let part = values[rows.lowerBound * columnCount..<rows.upperBound * columnCount]
            failure = writeAll(
              UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: part)), to: descriptor)
            continue
          }
          var buffer = [Number](repeating: missing, count: rows.count * columnCount)
          for row in rows where row < matrix.rowCount {
            let source = row * matrix.columnCount
            let target = (row - start) * columnCount
            for (place, column) in columns.enumerated() {
              buffer[target + Int(column)] = values[source + place]
            }
          }
          failure = buffer.withUnsafeBytes { writeAll($0, to: descriptor) }
        }
      }
      return failure
    }
  }

  /// Writes bytes into a new file of `folder` and returns its name.
  static func write(_ bytes: Data, in folder: URL) throws(StoreError) -> String {
    try write(in: folder, ending: "f32") { descriptor in
      bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
    }
  }

  /// Writes a new file of `folder`, synced and renamed once `body` has written all of it.
  ///
  /// `body` returns 0, or the `errno` of what went wrong.
  private static func write(
    in folder: URL, ending: String, _ body: (_ descriptor: Int32) -> Int32
  ) throws(StoreError) -> String {
    let name = "\(UUID().uuidString.lowercased()).\(ending)"
    let file = folder.appending(path: name)
    let partial = file.appendingPathExtension(String(partialEnding.dropFirst()))
    let descriptor = open(partial.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw StoreError(systemError: errno, at: partial.path) }
    var failure = body(descriptor)
    if failure == 0 && fsync(descriptor) != 0 { failure = errno }
    close(descriptor)
    guard failure == 0 else {
      unlink(partial.path)
      throw StoreError(systemError: failure, at: partial.path)
    }
    try rename(partial, to: file)
    return name
  }

  /// Whether a name is one that ``write(_:in:)`` gives: a UUID in lower case and an ending.
  ///
  /// No other name that a row has is opened or removed.
  static func isName(_ name: String) -> Bool {
    let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 && ["f32", "f64"].contains(parts[1]) && parts[0].utf8.count == 36
      && parts[0].utf8.enumerated().allSatisfy { place, byte in
        switch byte {
        case UInt8(ascii: "-"): [8, 13, 18, 23].contains(place)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"):
          ![8, 13, 18, 23].contains(place)
        default: false
        }
      }
  }

  /// Maps the bytes of a file of `folder`.
  ///
  /// - Returns: `nil` if it is not there, a link, no regular file or empty, its name is not one of
  ///   this program, or its numbers are not what they must be.
  static func data(named name: String, in folder: URL, rule: ArrayContents.Rule) -> Data? {
    guard isName(name) else { return nil }
    let directory = open(folder.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard directory >= 0 else { return nil }
    defer { close(directory) }
    let descriptor = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_nlink <= 1, status.st_size > 0,
      let base = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
      base != MAP_FAILED
    else { return nil }
    let bytes = UnsafeRawBufferPointer(start: base, count: Int(status.st_size))
    guard ArrayContents.areGood(bytes, by: rule, of: status) else {
      munmap(base, Int(status.st_size))
      return nil
    }
    return Data(
      bytesNoCopy: base, count: Int(status.st_size),
      deallocator: .custom { pointer, count in munmap(pointer, count) })
  }

  /// Maps a file of `folder`.
  ///
  /// - Returns: `nil` if it is not there, not as long as its row says, or holds other numbers than
  ///   it may.
  static func map(
    _ array: ModelTables.StoredArray, in folder: URL, rule: ArrayContents.Rule = .vectors
  ) -> FloatMatrix? {
    guard array.rowCount > 0 else {
      return FloatMatrix(values: [], rowCount: 0, columnCount: array.columnCount)
    }
    return data(named: array.file, in: folder, rule: rule).flatMap {
      FloatMatrix($0, rowCount: array.rowCount, columnCount: array.columnCount)
    }
  }

  /// Maps a file of `folder` that holds what a model gave.
  ///
  /// - Returns: `nil` if it is not there, not as long as its row says, or holds other numbers than
  ///   it may.
  static func mapProbabilities(
    _ array: ModelTables.StoredArray, in folder: URL
  ) -> ProbabilityMatrix? {
    guard array.isDouble else {
      return map(array, in: folder, rule: .model(array.meaning, isDouble: false))
        .map { ProbabilityMatrix(.single($0), meaning: array.meaning) }
    }
    guard array.rowCount > 0 else {
      return ProbabilityMatrix(
        values: [] as [Double], rowCount: 0, columnCount: array.columnCount,
        meaning: array.meaning)
    }
    let rule = ArrayContents.Rule.model(array.meaning, isDouble: true)
    return data(named: array.file, in: folder, rule: rule).flatMap {
      NumberMatrix<Double>($0, rowCount: array.rowCount, columnCount: array.columnCount)
    }.map { ProbabilityMatrix(.double($0), meaning: array.meaning) }
  }

  /// Removes files of `folder` that this program named; what is mapped stays readable to those that mapped it.
  static func remove(_ names: [String], from folder: URL) {
    let directory = open(folder.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard directory >= 0 else { return }
    defer { close(directory) }
    for name in names where isName(name) || isUnfinished(name) { unlinkat(directory, name, 0) }
  }

  /// Whether a name is that of a file that was being written when its writer ended.
  static func isUnfinished(_ name: String) -> Bool {
    name.hasSuffix(partialEnding) && isName(String(name.dropLast(partialEnding.count)))
  }

  private static let partialEnding = ".partial"

  /// Waits until a file's or a folder's content is on the disk.
  static func sync(_ file: URL) throws(StoreError) {
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreError(systemError: errno, at: file.path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw StoreError(systemError: errno, at: file.path) }
  }

  /// Gives a synced file its name, and waits until the name is on the disk.
  static func rename(_ file: URL, to target: URL) throws(StoreError) {
    #if canImport(Glibc)
      let outcome = Glibc.rename(file.path, target.path)
    #else
      let outcome = Darwin.rename(file.path, target.path)
    #endif
    guard outcome == 0 else { throw StoreError(systemError: errno, at: target.path) }
    try sync(target.deletingLastPathComponent())
  }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var rest = bytes
    while !rest.isEmpty {
      let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? EIO : errno }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return 0
  }
}

extension ProjectStore {
  /// Removes the files that no row names, left by a crash or an error; does nothing while another
  /// process writes, whose file may be about to be named.
  func removeOrphanArrays() {
    guard (try? lock.take(for: "tidying up")) != nil else { return }
    defer { lock.release() }
    // A writer of this process waits for its turn: its files are made within its transaction.
    try? pool.write { db in removeOrphanArrays(in: db) }
  }

  /// Removes the files that no row names, at the beginning of a transaction that may write some.
  func removeOrphanArrays(in db: Database) {
    guard let named = try? Set(Self.namedArrays(in: db)),
      let found = try? FileManager.default.contentsOfDirectory(atPath: folder.arrays.path)
    else { return }
    ArrayFiles.remove(found.filter { !named.contains($0) }, from: folder.arrays)
  }

  /// The names of all files that a row names.
  private static func namedArrays(in db: Database) throws -> [String] {
    try ModelTables.arrays(in: db).map(\.array.file) + EmbeddingTables.files(in: db)
  }

  /// Widens the matrices of all models to `imageCount` rows and `classCount` columns, and those
  /// of all embeddings to `imageCount` rows.
  ///
  /// - Returns: the names of the files that no row names any more once this is committed.
  func widenArrays(imageCount: Int, classCount: Int, in db: Database) throws -> [String] {
    var replaced: [String] = []
    for (model, array) in try ModelTables.arrays(in: db)
    where array.rowCount < imageCount || array.columnCount < classCount {
      guard let matrix = ArrayFiles.mapProbabilities(array, in: folder.arrays) else {
        throw lost(array)
      }
      let wider = try ArrayFiles.write(
        matrix, rowCount: max(imageCount, array.rowCount),
        columns: (0..<Int32(array.columnCount)).map { $0 },
        columnCount: max(classCount, array.columnCount), in: folder.arrays)
      try ModelTables.setArray(wider, of: model, in: db)
      replaced.append(array.file)
    }
    for embedding in try EmbeddingTables.embeddings(in: db)
    where embedding.array.rowCount < imageCount {
      guard let matrix = ArrayFiles.map(embedding.array, in: folder.arrays) else {
        throw lost(embedding.array)
      }
      let wider = try ArrayFiles.write(
        matrix, rowCount: imageCount, columns: (0..<Int32(embedding.array.columnCount)).map { $0 },
        columnCount: embedding.array.columnCount, in: folder.arrays)
      try EmbeddingTables.setArray(wider, of: embedding.id, in: db)
      replaced.append(embedding.array.file)
    }
    return replaced
  }

  private func lost(_ array: ModelTables.StoredArray) -> StoreError {
    .damaged(
      path: folder.arrays.appending(path: array.file).path,
      detail: "missing, cut short, or with numbers that cannot be there")
  }
}
