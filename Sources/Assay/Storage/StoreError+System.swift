import Foundation
import GRDB

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension StoreError {
  /// The error that an `errno` means for a file of the project.
  init(systemError code: Int32, at path: String) {
    switch code {
    case ENOSPC, EDQUOT: self = .diskFull(path: path)
    default: self = .inputOutput(path: path, detail: String(cString: strerror(code)))
    }
  }

  /// Whether a disk has no room for anything worth writing.
  private static func isFull(at file: URL) -> Bool {
    var system = statvfs()
    guard statvfs(file.deletingLastPathComponent().path, &system) == 0 else { return false }
    return UInt64(system.f_bavail) * UInt64(system.f_frsize) < 256 * 1_024
  }

  /// The error that something thrown while reading or writing a database means.
  init(_ error: any Error, at database: URL) {
    let path = database.path
    switch error {
    case let error as StoreError:
      self = error
    case let error as DatabaseError:
      let detail = error.message ?? "SQLite error \(error.resultCode.rawValue)"
      switch error.resultCode {
      case .SQLITE_FULL: self = .diskFull(path: path)
      // SQLite says so too when there is no room for its index of the log.
      case .SQLITE_IOERR where Self.isFull(at: database): self = .diskFull(path: path)
      case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH:
        self = .damaged(path: path, detail: detail)
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        self = .busy(path: path, process: 0, activity: detail)
      default: self = .inputOutput(path: path, detail: detail)
      }
    case let error as RowDecodingError:
      self = .damaged(path: path, detail: String(describing: error))
    case let error as DamagedRow:
      self = .damaged(path: path, detail: error.description)
    default:
      self = .inputOutput(path: path, detail: error.localizedDescription)
    }
  }
}
