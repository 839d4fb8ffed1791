import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// One member of an archive made by hand, and how to lie about it.
private struct Part {
  var name = "probs.npy"
  var contents: [UInt8]
  var packed: [UInt8]?
  var method = 0
  var flags = 0
  var claimedSize: Int?
  var claimedChecksum: UInt32?
  /// Sizes in the central directory as a zip64 field.
  var isZip64 = false
  /// Sizes behind the data and not in the local header.
  var hasDescriptor = false
  var headerShift = 0
}

private func number(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
}

/// CRC-32 as zip has it, bit by bit.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(UInt32.max) { sum, byte in
    (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 0 ? 0 : 0xEDB8_8320) }
  }
}

/// Deflate without compression: blocks of bytes as they are.
private func storedDeflate(_ bytes: [UInt8]) -> [UInt8] {
  [1] + number(bytes.count, 2) + number(~bytes.count, 2) + bytes
}

private func archive(_ parts: [Part], comment: [UInt8] = []) -> [UInt8] {
  var file: [UInt8] = []
  var directory: [UInt8] = []
  for part in parts {
    let packed = part.packed ?? part.contents
    let sum = Int(part.claimedChecksum ?? checksum(part.contents))
    let size = part.claimedSize ?? part.contents.count
    let start = file.count + part.headerShift
    let name = Array(part.name.utf8)
    let flags = part.flags | (part.hasDescriptor ? 8 : 0)
    let common = number(20, 2) + number(flags, 2) + number(part.method, 2) + number(0, 4)
    file += number(0x0403_4B50, 4) + common
    file +=
      part.hasDescriptor
      ? number(0, 12) : number(sum, 4) + number(packed.count, 4) + number(size, 4)
    file += number(name.count, 2) + number(4, 2) + name + [9, 9, 0, 0] + packed
    if part.hasDescriptor {
      file += number(0x0807_4B50, 4) + number(sum, 4) + number(packed.count, 4) + number(size, 4)
    }
    let extra =
      part.isZip64 ? number(1, 2) + number(16, 2) + number(size, 8) + number(packed.count, 8) : []
    directory += number(0x0201_4B50, 4) + number(20, 2) + common + number(sum, 4)
    directory +=
      part.isZip64 ? number(-1, 8) : number(packed.count, 4) + number(size, 4)
    directory += number(name.count, 2) + number(extra.count, 2) + number(0, 10)
    directory += number(start, 4) + name + extra
  }
  let end =
    number(0x0605_4B50, 4) + number(0, 4) + number(parts.count, 2) + number(parts.count, 2)
    + number(directory.count, 4) + number(file.count, 4) + number(comment.count, 2) + comment
  return file + directory + end
}

private func read(_ bytes: [UInt8]) -> String {
  outcome {
    let settings = options {
      $0.order = ["a", "b"]
      $0.classes = ["cat", "dog"]
    }
    let file = FileBytes(copying: bytes, name: "t.npz")
    return short(try readPredictions(fromArray: file, options: settings, knownClasses: []))
  }
}

@Suite struct ZipArchiveTests {
  private let array = npy(header("<f8", "(2, 2)"), doubles([0.75, 0.25, 0, 1]))
  private let expected = "a=cat(0.75 0.25) b=dog(0 1)"

  @Test func `stored and deflated members are read, whatever their names`() {
    #expect(read(archive([Part(contents: array)])) == expected)
    #expect(
      read(archive([Part(contents: array, packed: storedDeflate(array), method: 8)])) == expected)
    #expect(read(archive([Part(name: "../../evil.npy", contents: array)])) == expected)
    #expect(read(archive([Part(contents: array, isZip64: true)])) == expected)
    #expect(read(archive([Part(contents: array, hasDescriptor: true)])) == expected)
    #expect(read(archive([Part(contents: array)], comment: Array("made by X".utf8))) == expected)
  }

  @Test func `of several members the one called so is read, or the only matrix`() {
    let flat = npy(header("<i8", "(2,)"), doubles([0, 1]))
    let other = npy(header("<f8", "(2, 2)"), doubles([1, 0, 1, 0]))
    let labels = Part(name: "labels.npy", contents: flat)
    #expect(read(archive([labels, Part(name: "x.npy", contents: array)])) == expected)
    #expect(
      read(archive([Part(name: "emb.npy", contents: other), Part(contents: array)])) == expected)
    #expect(
      read(archive([Part(name: "x.npy", contents: other), Part(name: "y.npy", contents: array)]))
        == "t.npz: found 2 arrays (\"x.npy\", \"y.npy\"), expected one matrix of probabilities, "
        + "save that one alone, or call it probs")
    let preferred = [Part(name: "probabilities.npy", contents: other), Part(contents: array)]
    #expect(read(archive(preferred)) == expected, "of two that may be meant, the one called probs")
    #expect(read(archive([])).hasPrefix("t.npz: found 0 arrays (none)"))
  }

  @Test func `what is not what it claims is refused`() {
    var lying = Part(contents: array)
    lying.flags = 1
    #expect(read(archive([lying])).hasPrefix("t.npz: found an encrypted member (\"probs.npy\")"))
    lying = Part(contents: array, method: 12)
    #expect(read(archive([lying])).hasPrefix("t.npz: found a member packed by method 12"))
    lying = Part(contents: array, claimedChecksum: 7)
    #expect(read(archive([lying])).hasPrefix("t.npz: found a member whose checksum is wrong"))
    lying = Part(contents: array, claimedSize: array.count + 1)
    #expect(read(archive([lying])).hasPrefix("t.npz: found a member whose sizes cannot be true"))
    lying = Part(contents: array, headerShift: 1)
    #expect(read(archive([lying])).hasPrefix("t.npz: found a member that is not where"))
    lying = Part(contents: array, headerShift: 1 << 31)
    #expect(read(archive([lying])).hasPrefix("t.npz: found a member that is not where"))
    lying = Part(
      contents: array, packed: [3], method: 8, claimedSize: 5000)
    #expect(read(archive([lying])).hasPrefix("t.npz: found a member whose sizes cannot be true"))
  }

  @Test func `a bomb is refused before it is unpacked`() {
    // The order and the classes allow 32 bytes of elements and a header, not a gigabyte.
    let bomb = Part(
      contents: array, packed: [UInt8](repeating: 0, count: 1 << 20), method: 8,
      claimedSize: 1 << 30)
    #expect(
      read(archive([bomb]))
        == "t.npz: found an array of 1073741824 bytes, expected at most 65580, "
        + "check that --order and --classes belong to this file")
  }

  @Test func `a file cut anywhere is refused`() {
    let whole = archive([Part(contents: array, isZip64: true)])
    for count in 2..<whole.count {
      #expect(read(Array(whole[..<count])).hasPrefix("t.npz: found "))
    }
  }

  @Test func `predictions in an archive without arrays are refused as an archive`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "scores.xlsx")
      try Data(archive([Part(name: "xl/workbook.xml", contents: [0x3C])])).write(to: file)
      let found = outcome { short(try readPredictions(from: file)) }
      #expect(
        found.hasSuffix(
          """
          scores.xlsx: found a ZIP archive, expected text (CSV, TSV, JSON…), unpack it first, or \
          save a workbook as CSV
          """))
    }
  }
}
