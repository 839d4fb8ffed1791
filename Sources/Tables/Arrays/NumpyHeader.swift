/// What the header of an `.npy` file says (NumPy's format 1.0, 2.0 and 3.0).
///
/// The header is a Python literal; it is read as text by a grammar of three keys, never evaluated.
struct NumpyHeader: Hashable {
  /// The element type as it is written, such as `<f8`; a structured type as `[…]`.
  let type: String
  let isFortranOrder: Bool
  let shape: [Int]
  /// Where the elements begin.
  let dataOffset: Int

  /// Why a header cannot be read.
  struct Failure: Error, Hashable {
    let found: String
    let expected: String
    let advice: String
  }

  /// Longer headers belong to structured arrays, which are not read.
  static let byteLimit = 1 << 16

  /// Reads the header at the start of `bytes`.
  init(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
    guard bytes.count >= 10, bytes.starts(with: [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]) else {
      throw Failure(
        found: bytes.isEmpty ? "an empty file" : "no NumPy array",
        expected: "an array written by numpy.save", advice: "write the file again")
    }
    let version = bytes[6]
    guard (1...3).contains(version), bytes[7] == 0 else {
      throw Failure(
        found: "format version \(version).\(bytes[7])", expected: "1.0, 2.0 or 3.0",
        advice: "write the file with numpy.save")
    }
    let start = version == 1 ? 10 : 12
    var length = Int(bytes[8]) | Int(bytes[9]) << 8
    if version > 1, bytes.count >= 12 { length |= Int(bytes[10]) << 16 | Int(bytes[11]) << 24 }
    guard bytes.count >= start, length <= Self.byteLimit, start + length <= bytes.count else {
      throw Failure(
        found: "a header of \(length) bytes in a file of \(bytes.count)",
        expected: "the whole header", advice: "write the file again: it is cut off or damaged")
    }
    var text = NumpyLiteral(Array(bytes[start..<start + length]))
    guard let header = text.dictionary() else {
      throw Failure(
        found: "a header that is not {'descr': …, 'fortran_order': …, 'shape': …}",
        expected: "these three and nothing else", advice: "write the file with numpy.save")
    }
    guard header.shape.allSatisfy({ $0 >= 0 }) else {
      throw Failure(
        found: "the shape (\(header.shape.map(String.init).joined(separator: ", ")))",
        expected: "no negative sizes", advice: "write the file again")
    }
    type = header.type
    isFortranOrder = header.isFortranOrder
    shape = header.shape
    dataOffset = start + length
  }

  /// The number of elements; `nil` if it does not fit in 63 bits.
  var elementCount: Int? {
    var product = 1
    for size in shape {
      let (next, overflows) = product.multipliedReportingOverflow(by: size)
      guard !overflows else { return nil }
      product = next
    }
    return product
  }
}

/// Reads the Python dictionary of an `.npy` header.
private struct NumpyLiteral {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The three values of the dictionary; `nil` if it is anything else.
  mutating func dictionary() -> (type: String, isFortranOrder: Bool, shape: [Int])? {
    guard take("{") else { return nil }
    var type: String?
    var order: Bool?
    var shape: [Int]?
    while !take("}") {
      guard let name = string(), take(":") else { return nil }
      switch name {
      case "descr" where type == nil: type = string() ?? structuredType()
      case "fortran_order" where order == nil: order = boolean()
      case "shape" where shape == nil: shape = tuple()
      default: return nil
      }
      guard take(",") || next() == UInt8(ascii: "}") else { return nil }
    }
    guard next() == nil, let type, let order, let shape else { return nil }
    return (type, order, shape)
  }

  private mutating func next() -> UInt8? {
    while position < bytes.count, bytes[position] == 0x20 || (0x09...0x0D).contains(bytes[position])
    {
      position += 1
    }
    return position < bytes.count ? bytes[position] : nil
  }

  private mutating func take(_ word: String) -> Bool {
    _ = next()
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func string() -> String? {
    guard let quote = next(), quote == 0x27 || quote == 0x22 else { return nil }
    let rest = bytes[(position + 1)...]
    guard let end = rest.firstIndex(of: quote), end - position <= 64 else { return nil }
    position = end + 1
    return String(decoding: rest[..<end], as: UTF8.self)
  }

  private mutating func boolean() -> Bool? {
    take("True") ? true : take("False") ? false : nil
  }

  /// Skips the list of a structured type; its brackets must close.
  private mutating func structuredType() -> String? {
    guard next() == UInt8(ascii: "[") else { return nil }
    var depth = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "]") { depth -= 1 }
      if depth == 0 { return "[…]" }
    }
    return nil
  }

  /// Reads `()`, `(3,)`, `(12, 3)`; a number may end in the `L` of Python 2.
  private mutating func tuple() -> [Int]? {
    guard take("(") else { return nil }
    var sizes: [Int] = []
    while !take(")") {
      let isNegative = take("-")
      _ = next()
      let digits = bytes[position...].prefix { $0 &- 0x30 < 10 }
      guard !digits.isEmpty, let size = Int(String(decoding: digits, as: UTF8.self)),
        sizes.count < 32
      else { return nil }
      position += digits.count
      _ = take("L")
      sizes.append(isNegative ? -size : size)
      guard take(",") || next() == UInt8(ascii: ")") else { return nil }
    }
    return sizes
  }
}
