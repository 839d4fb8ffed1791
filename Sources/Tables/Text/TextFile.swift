/// A file that is known to be UTF-8 without NUL bytes.
struct TextFile {
  let file: FileBytes
  /// Where the text starts: behind a byte order mark, if there is one.
  let start: Int

  var name: String { file.name }
  var bytes: UnsafeRawBufferPointer { file.bytes }

  /// Checks the encoding of a file's bytes.
  init(_ file: FileBytes) throws(ImportError) {
    self.file = file
    let bytes = file.bytes
    if let format = BinaryFormat.of(file) {
      throw .encoding(
        Complaint(
          file: file.name, found: format.name, expected: "text (CSV, TSV, JSON…)",
          advice: format.advice))
    }
    start = file.begins(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if file.begins(with: [0xFF, 0xFE]) || file.begins(with: [0xFE, 0xFF]) {
      throw .encoding(
        Complaint(
          file: file.name, place: .line(1), found: "UTF-16 text", expected: "UTF-8",
          advice: "save the file as UTF-8 (in a spreadsheet: CSV UTF-8)"))
    }
    guard let offset = firstBadByte(of: bytes) else { return }
    let line = 1 + bytes[..<offset].count { $0 == 0x0A }
    let byte = String(bytes[offset], radix: 16, uppercase: true)
    if bytes[offset] == 0 {
      throw .encoding(
        Complaint(
          file: file.name, place: .line(line), found: "a NUL byte", expected: "text",
          advice: "save the file as UTF-8 text, not as UTF-16 or binary data"))
    }
    throw .encoding(
      Complaint(
        file: file.name, place: .line(line),
        found: "the byte 0x\(byte), which is not UTF-8 there", expected: "UTF-8",
        advice: "save the file as UTF-8 (it may be Latin-1 or Windows-1252)"))
  }

  /// Whether there is nothing but white space.
  var isBlank: Bool {
    !bytes[start...].contains { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
  }
}

/// The offset of the first byte that is NUL or not part of well-formed UTF-8; `nil` if none.
///
/// - Complexity: O(n), eight bytes at a time where they are ASCII.
func firstBadByte(of bytes: UnsafeRawBufferPointer) -> Int? {
  let high: UInt64 = 0x8080_8080_8080_8080
  let ones: UInt64 = 0x0101_0101_0101_0101
  var i = 0
  let count = bytes.count
  func isTail(_ offset: Int, _ low: UInt8 = 0x80, _ top: UInt8 = 0xBF) -> Bool {
    offset < count && bytes[offset] >= low && bytes[offset] <= top
  }
  while i < count {
    while i + 8 <= count {
      let word = bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      if word & high != 0 || (word &- ones) & ~word & high != 0 { break }
      i += 8
    }
    guard i < count else { return nil }
    let byte = bytes[i]
    switch byte {
    case 0x01...0x7F: i += 1
    case 0xC2...0xDF where isTail(i + 1): i += 2
    case 0xE0 where isTail(i + 1, 0xA0) && isTail(i + 2): i += 3
    case 0xE1...0xEC where isTail(i + 1) && isTail(i + 2): i += 3
    case 0xED where isTail(i + 1, 0x80, 0x9F) && isTail(i + 2): i += 3
    case 0xEE...0xEF where isTail(i + 1) && isTail(i + 2): i += 3
    case 0xF0 where isTail(i + 1, 0x90) && isTail(i + 2) && isTail(i + 3): i += 4
    case 0xF1...0xF3 where isTail(i + 1) && isTail(i + 2) && isTail(i + 3): i += 4
    case 0xF4 where isTail(i + 1, 0x80, 0x8F) && isTail(i + 2) && isTail(i + 3): i += 4
    default: return i
    }
  }
  return nil
}
