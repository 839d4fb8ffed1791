#if canImport(Glibc)
  package import Glibc
#else
  package import Darwin
#endif

extension stat {
  /// When the content of the file was last changed, in nanoseconds since 1970.
  package var modifiedNanoseconds: Int64 {
    #if canImport(Glibc)
      Self.nanoseconds(st_mtim)
    #else
      Self.nanoseconds(st_mtimespec)
    #endif
  }

  /// When the file's content or entry was last changed, which nobody can choose.
  package var statusChangedNanoseconds: Int64 {
    #if canImport(Glibc)
      Self.nanoseconds(st_ctim)
    #else
      Self.nanoseconds(st_ctimespec)
    #endif
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
