/// What bytes that are no readable image look like, in a few words: "PDF document", "plain text".
func descriptionOfContent(_ bytes: UnsafeRawBufferPointer) -> String {
  if let family = ImageFamily(unreadIn: bytes) { return family.description }
  for (signature, offset, name) in binarySignatures where bytes.holds(signature, at: offset) {
    return name
  }
  if bytes.begins(with: [0x1F, 0x8B]) { return "gzip archive" }
  if bytes.holds("ftyp", at: 4) { return "MP4 or QuickTime video" }
  return descriptionOfText(bytes) ?? "unknown binary data"
}

private let binarySignatures: [(StaticString, Int, String)] = [
  ("%PDF-", 0, "PDF document"),
  ("%!PS", 0, "PostScript document"),
  ("PK\u{3}\u{4}", 0, "ZIP archive"),
  ("7z", 0, "7-Zip archive"),
  ("Rar!", 0, "RAR archive"),
  ("\u{7F}ELF", 0, "program"),
  ("SQLite format 3", 0, "SQLite database"),
  ("OggS", 0, "Ogg media"),
  ("AVI ", 8, "AVI video"),
  ("WAVE", 8, "WAVE audio"),
]

/// Names the kind of text; `nil` if the first 512 bytes are not text.
private func descriptionOfText(_ bytes: UnsafeRawBufferPointer) -> String? {
  let head = bytes.prefix(512)
  if head.allSatisfy({ $0 == 0 }) { return "nothing but zero bytes" }
  if bytes.begins(with: [0xFF, 0xFE]) || bytes.begins(with: [0xFE, 0xFF]) {
    return "UTF-16 text"
  }
  let isText = head.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
  guard isText else { return nil }
  // The head may end within a letter: up to three bytes of it are left out.
  let isUTF8 = (0...(bytes.count > head.count ? 3 : 0)).contains { cut in
    String(validating: head.dropLast(cut), as: UTF8.self) != nil
  }
  guard isUTF8 else { return nil }
  let words = String(decoding: head, as: UTF8.self).lowercased()
  if words.contains("<svg") { return "SVG drawing" }
  if words.contains("<!doctype html") || words.contains("<html") { return "HTML page" }
  if words.hasPrefix("<?xml") { return "XML document" }
  if words.hasPrefix("version https://git-lfs") { return "Git LFS pointer, not the file itself" }
  return "plain text"
}
