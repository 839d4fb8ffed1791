/// Files of odd kinds, written byte by byte.
enum HandmadeImage {
  /// A TIFF of one strip, little-endian; `entries` add to its directory or replace parts of it.
  static func tiff(
    width: Int, height: Int, bits: Int, samples: Int = 1, colors: Int = 1, data: [UInt8],
    entries more: [Int: (type: Int, values: [Int])] = [:]
  ) -> [UInt8] {
    var entries: [Int: (type: Int, values: [Int])] = [
      256: (4, [width]), 257: (4, [height]), 258: (3, Array(repeating: bits, count: samples)),
      259: (3, [1]), 262: (3, [colors]), 277: (3, [samples]), 278: (4, [height]),
      279: (4, [data.count]), 273: (4, [8]),
    ]
    for (tag, entry) in more { entries[tag] = entry }
    let start = 8 + data.count + data.count % 2
    var place = start + 2 + 12 * entries.count + 4
    var (directory, rest) = (little(entries.count, 2), [UInt8]())
    for (tag, entry) in entries.sorted(by: { $0.key < $1.key }) {
      let size = entry.type == 3 ? 2 : entry.type == 4 ? 4 : 1
      var values = entry.values.flatMap { little($0, size) }
      directory += little(tag, 2) + little(entry.type, 2) + little(entry.values.count, 4)
      if values.count > 4 {
        directory += little(place, 4)
        if values.count % 2 == 1 { values.append(0) }
        rest += values
        place += values.count
      } else {
        directory += values + Array(repeating: 0, count: 4 - values.count)
      }
    }
    let padded = data + Array(repeating: 0, count: data.count % 2)
    return [0x49, 0x49, 42, 0] + little(start, 4) + padded + directory + little(0, 4) + rest
  }

  /// A PNG of these samples, the high byte first; colour type 0 is grey, 2 RGB, 4 and 6 with alpha.
  static func png(width: Int, height: Int, depth: Int, color: Int, samples: [Int]) -> [UInt8] {
    let channels = [0: 1, 2: 3, 4: 2, 6: 4][color] ?? 1
    var rows: [UInt8] = []
    for y in 0..<height {
      rows.append(0)
      for sample in samples[y * width * channels..<(y + 1) * width * channels] {
        rows += big(sample, depth / 8)
      }
    }
    // One stored block of zlib.
    let stored =
      [0x78, 0x01, 1] + little(rows.count, 2) + little(0xFFFF ^ rows.count, 2) + rows
      + big(adler(rows), 4)
    let header = big(width, 4) + big(height, 4) + [UInt8(depth), UInt8(color), 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
      + chunk("IDAT", stored) + chunk("IEND", [])
  }

  static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  static func big(_ value: Int, _ count: Int) -> [UInt8] { little(value, count).reversed() }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let content = Array(name.utf8) + data
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in content {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return big(data.count, 4) + content + big(Int(~sum), 4)
  }

  private static func adler(_ bytes: [UInt8]) -> Int {
    let (a, b) = bytes.reduce((1, 0)) { sums, byte in
      let a = (sums.0 + Int(byte)) % 65521
      return (a, (sums.1 + a) % 65521)
    }
    return b << 16 | a
  }
}
