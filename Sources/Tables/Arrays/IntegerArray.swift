/// A vector of whole numbers of an `.npy` file, or a matrix of one column.
struct IntegerArray {
  /// How many numbers it has.
  let count: Int
  private let byteCount: Int
  private let isSigned: Bool
  private let isBigEndian: Bool
  private let file: FileBytes
  private let offset: Int

  /// - Returns: `nil` if the file is not exactly one such array.
  init?(_ file: FileBytes) {
    guard let header = try? NumpyHeader(file.bytes), let count = header.shape.first,
      header.shape.dropFirst().allSatisfy({ $0 == 1 }), header.shape.count <= 2
    else { return nil }
    var type = Substring(header.type)
    var isBigEndian = false
    if let first = type.first, "<>=|".contains(first) {
      isBigEndian = first == ">"
      type.removeFirst()
    }
    guard let kind = type.first, kind == "i" || kind == "u", let size = Int(type.dropFirst()),
      [1, 2, 4, 8].contains(size),
      case (let bytes, false) = count.multipliedReportingOverflow(by: size),
      bytes == file.bytes.count - header.dataOffset
    else { return nil }
    self.count = count
    self.file = file
    self.isBigEndian = isBigEndian
    byteCount = size
    isSigned = kind == "i"
    offset = header.dataOffset
  }

  /// The number at a place; those above 2⁶³ are negative.
  subscript(place: Int) -> Int64 {
    var value: UInt64 = 0
    for index in 0..<byteCount {
      let byte = file.bytes[offset + place * byteCount + index]
      let shift = isBigEndian ? byteCount - 1 - index : index
      value |= UInt64(byte) << UInt64(8 * shift)
    }
    let unused = UInt64(64 - 8 * byteCount)
    return isSigned
      ? Int64(bitPattern: value << unused) >> Int64(unused) : Int64(bitPattern: value)
  }
}
