/// A part of a file that a client asks for with `Range`.
enum ByteRange: Hashable, Sendable {
  /// The whole: nothing was asked, or what this server does not give and may leave aside.
  case whole
  /// These bytes.
  case part(Range<Int>)
  /// Bytes that the file does not have.
  case beyond

  /// Reads a `Range` header for a file of `count` bytes: one range of bytes, from both ends, to
  /// the end, or the last so many.
  ///
  /// Several ranges, other units and what cannot be read mean the whole (RFC 9110, 14.2); so does
  /// an `If-Range`, because the tags here are weak and never prove the same bytes.
  init(_ header: String?, ifRange: String?, count: Int) {
    self = .whole
    guard ifRange == nil, let header, header.lowercased().hasPrefix("bytes=") else { return }
    let ends = header.dropFirst("bytes=".count)
      .split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      .map { $0.filter { $0 != " " } }
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }) else {
      return
    }
    switch (ends[0].isEmpty, ends[1].isEmpty) {
    case (true, true): return
    case (true, false):
      // A number too long to be one is larger than any file.
      let last = min(Int(ends[1]) ?? .max, count)
      self = last == 0 ? .beyond : .part(count - last..<count)
    case (false, let isOpen):
      let first = Int(ends[0]) ?? .max
      let last = isOpen ? .max : Int(ends[1]) ?? .max
      guard last >= first else { return }
      self = first >= count ? .beyond : .part(first..<min(last, count - 1) + 1)
    }
  }
}
