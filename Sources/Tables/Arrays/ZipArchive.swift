internal import CZlib
import Dataset

/// The members of a zip archive as NumPy writes it: stored or deflated, read through the central
/// directory, every offset and size checked against the file.
///
/// Names are labels, never paths; encrypted members, other methods and archives of several parts
/// are refused.
struct ZipArchive {
  /// What the central directory says of one member.
  struct Member {
    let name: String
    let isEncrypted: Bool
    let method: Int
    let checksum: UInt32
    let packedSize: Int
    let size: Int
    let headerOffset: Int
  }
  typealias Failure = NumpyHeader.Failure

  private let bytes: UnsafeRawBufferPointer
  let members: [Member]

  /// Reads the central directory.
  init(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
    self.bytes = bytes
    let damaged = Failure(
      found: "a damaged archive", expected: "an .npz file as numpy.savez writes it",
      advice: "write the file again: it is cut off or damaged")
    guard var end = Self.endRecord(of: bytes) else { throw damaged }
    var (count, offset) = (bytes.uint16(end + 10), bytes.uint32(end + 16))
    if count == 0xFFFF || offset == 0xFFFF_FFFF {
      // Zip64: a locator of 20 bytes before the end record points to the larger record.
      guard end >= 20, bytes.uint32(end - 20) == 0x0706_4B50,
        let place = bytes.offset(end - 12), place <= end - 20 - 56,
        bytes.uint32(place) == 0x0606_4B50, let total = bytes.offset(place + 32),
        let start = bytes.offset(place + 48)
      else { throw damaged }
      (count, offset, end) = (total, start, place)
    }
    guard count <= 10_000 else { throw damaged }
    var members: [Member] = []
    for _ in 0..<count {
      guard offset <= end - 46, bytes.uint32(offset) == 0x0201_4B50 else { throw damaged }
      let lengths = (
        bytes.uint16(offset + 28), bytes.uint16(offset + 30), bytes.uint16(offset + 32)
      )
      let next = offset + 46 + lengths.0 + lengths.1 + lengths.2
      guard next <= end else { throw damaged }
      var sizes = [bytes.uint32(offset + 24), bytes.uint32(offset + 20), bytes.uint32(offset + 42)]
      let extra = offset + 46 + lengths.0
      guard bytes.widen(&sizes, from: extra, to: extra + lengths.1) else { throw damaged }
      members.append(
        Member(
          name: String(decoding: bytes[offset + 46..<offset + 46 + lengths.0], as: UTF8.self),
          isEncrypted: bytes.uint16(offset + 8) & 1 != 0, method: bytes.uint16(offset + 10),
          checksum: UInt32(bytes.uint32(offset + 16)), packedSize: sizes[1], size: sizes[0],
          headerOffset: sizes[2]))
      offset = next
    }
    self.members = members
  }

  /// Searches the end record from the back; a comment of up to 65,535 bytes may follow it.
  private static func endRecord(of bytes: UnsafeRawBufferPointer) -> Int? {
    var place = bytes.count - 22
    while place >= 0, place >= bytes.count - 22 - 65_535 {
      if bytes.uint32(place) == 0x0605_4B50,
        place + 22 + bytes.uint16(place + 20) == bytes.count
      {
        return place
      }
      place -= 1
    }
    return nil
  }

  /// The bytes of a member as they lie in the file.
  private func packed(_ member: Member) throws(Failure) -> UnsafeRawBufferPointer {
    func refused(_ found: String) -> Failure {
      Failure(
        found: "\(found) (\(quoted(member.name)))", expected: "a stored or deflated array",
        advice: "write the file with numpy.savez or numpy.savez_compressed")
    }
    guard !member.isEncrypted else { throw refused("an encrypted member") }
    guard member.method == 0 || member.method == 8 else {
      throw refused("a member packed by method \(member.method)")
    }
    let header = member.headerOffset
    guard header <= bytes.count - 30, bytes.uint32(header) == 0x0403_4B50 else {
      throw refused("a member that is not where the archive says")
    }
    let start = header + 30 + bytes.uint16(header + 26) + bytes.uint16(header + 28)
    guard start <= bytes.count, member.packedSize <= bytes.count - start else {
      throw refused("a member that is cut off")
    }
    // Deflate packs at most 1032 to 1; more is a false size.
    guard
      member.method == 0
        ? member.size == member.packedSize
        : member.size / 1032 <= member.packedSize
    else { throw refused("a member whose sizes cannot be true") }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<start + member.packedSize])
  }

  /// The first bytes of a member, enough for the header of an array.
  func beginning(of member: Member) throws(Failure) -> [UInt8] {
    let wanted = min(member.size, NumpyHeader.byteLimit + 12)
    let packed = try packed(member)
    return member.method == 0
      ? Array(packed.prefix(wanted)) : inflate(packed, count: wanted)
  }

  /// All bytes of a member, whose size the caller has found acceptable.
  func contents(of member: Member) throws(Failure) -> MemberBytes {
    let packed = try packed(member)
    let contents = member.method == 0 ? Array(packed) : inflate(packed, count: member.size)
    let checksum = contents.withUnsafeBufferPointer {
      crc32_z(0, $0.baseAddress, $0.count)
    }
    guard contents.count == member.size, UInt32(truncatingIfNeeded: checksum) == member.checksum
    else {
      throw Failure(
        found: "a member whose checksum is wrong (\(quoted(member.name)))",
        expected: "an undamaged archive", advice: "write the file again")
    }
    return MemberBytes(contents)
  }

  /// Unpacks at most `count` bytes; fewer if the data end or are damaged.
  private func inflate(_ packed: UnsafeRawBufferPointer, count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { output, written in
      var stream = z_stream()
      guard
        inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
      else { return }
      defer { inflateEnd(&stream) }
      var read = 0
      while written < count {
        let piece = min(packed.count - read, 1 << 30)
        let room = min(count - written, 1 << 30)
        stream.next_in = UnsafeMutableRawPointer(mutating: packed.baseAddress)?
          .advanced(by: read).assumingMemoryBound(to: UInt8.self)
        stream.avail_in = UInt32(piece)
        stream.next_out = output.baseAddress?.advanced(by: written)
        stream.avail_out = UInt32(room)
        let status = CZlib.inflate(&stream, Z_NO_FLUSH)
        read += piece - Int(stream.avail_in)
        written += room - Int(stream.avail_out)
        guard status == Z_OK else { return }
      }
    }
  }
}

/// The unpacked bytes of a member; a class because arrays point into it.
final class MemberBytes: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  init(_ contents: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: contents.count, alignment: 16)
    memory.copyBytes(from: contents)
    bytes = UnsafeRawBufferPointer(memory)
  }

  deinit { bytes.deallocate() }
}

extension UnsafeRawBufferPointer {
  fileprivate func uint16(_ offset: Int) -> Int {
    Int(UInt16(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
  }

  fileprivate func uint32(_ offset: Int) -> Int {
    Int(UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }

  /// A 64-bit offset or size that lies in the file.
  fileprivate func offset(_ place: Int) -> Int? {
    guard place >= 0, place <= count - 8 else { return nil }
    let value = UInt64(littleEndian: loadUnaligned(fromByteOffset: place, as: UInt64.self))
    return value <= UInt64(count) * 1032 ? Int(value) : nil
  }

  /// Replaces sizes of 2³² − 1 by those of a zip64 field, in their order.
  fileprivate func widen(_ sizes: inout [Int], from start: Int, to end: Int) -> Bool {
    guard sizes.contains(0xFFFF_FFFF) else { return true }
    var place = start
    while place + 4 <= end {
      let next = place + 4 + uint16(place + 2)
      guard next <= end else { return false }
      if uint16(place) == 1 {
        place += 4
        for index in sizes.indices where sizes[index] == 0xFFFF_FFFF {
          guard place + 8 <= next, let size = offset(place) else { return false }
          sizes[index] = size
          place += 8
        }
        return true
      }
      place = next
    }
    return false
  }
}
