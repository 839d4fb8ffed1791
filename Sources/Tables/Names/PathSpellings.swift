/// A path with `/` for `\`, without `.` and empty components, and without a drive letter.
func plainPath(_ path: String) -> String {
  // Most paths are plain already, and many of them are asked for.
  var last: UInt8 = 0x2F
  let isPlain = path.utf8.allSatisfy { byte in
    let isFine = byte != 0x5C && byte != 0x3A && !(last == 0x2F && (byte == 0x2F || byte == 0x2E))
    last = byte
    return isFine
  }
  if isPlain, last != 0x2F { return path }
  var parts = path.split { $0 == "/" || $0 == "\\" }.filter { $0 != "." }
  if let drive = parts.first, parts.count > 1, drive.utf8.count == 2, drive.hasSuffix(":") {
    parts.removeFirst()
  }
  return parts.joined(separator: "/")
}

/// The number of components of a path.
func componentCount(_ path: String) -> Int { path.utf8.reduce(1) { $1 == 0x2F ? $0 + 1 : $0 } }
