/// Some bytes of a text, and what stands in their place.
package struct TextEdit: Hashable, Sendable {
  var range: Range<Int>
  var text: String
}

/// A text with some of its bytes replaced, piece by piece; all other bytes are the same.
package struct EditedText: Sequence, IteratorProtocol, Sendable {
  /// No piece of unchanged text is longer.
  static let pieceLength = 1 << 16

  private let file: FileBytes
  private let edits: [TextEdit]
  private var position = 0
  private var nextEdit = 0

  /// - Parameters:
  ///   - file: UTF-8.
  ///   - edits: of ranges that do not overlap, in any order; what is inserted at
  ///     one place stands in the order given.
  package init(_ file: FileBytes, edits: [TextEdit]) {
    self.file = file
    self.edits = edits.enumerated().sorted {
      let (a, b) = ($0.element.range, $1.element.range)
      return (a.lowerBound, a.upperBound, $0.offset) < (b.lowerBound, b.upperBound, $1.offset)
    }.map(\.element)
    for (a, b) in zip(self.edits, self.edits.dropFirst()) {
      precondition(a.range.upperBound <= b.range.lowerBound)
    }
  }

  package mutating func next() -> String? {
    let end = nextEdit < edits.count ? edits[nextEdit].range.lowerBound : file.bytes.count
    if position < end {
      var stop = Swift.min(end, position + Self.pieceLength)
      // Not in the middle of a character.
      while stop < end, file.bytes[stop] & 0xC0 == 0x80 { stop -= 1 }
      defer { position = stop }
      return String(decoding: file.bytes[position..<stop], as: UTF8.self)
    }
    guard nextEdit < edits.count else { return nil }
    defer {
      position = edits[nextEdit].range.upperBound
      nextEdit += 1
    }
    return edits[nextEdit].text
  }
}
