import Dataset

/// An array of floating-point numbers of an `.npy` file, or of a member of an `.npz` file.
///
/// Only headers are read up front; elements are converted when they are asked for, so that nothing
/// is allocated for what a header merely claims.
struct NumpyArray {
  /// The element types that are read.
  enum Element: Hashable {
    case float16
    case float32
    case float64

    var byteCount: Int {
      switch self {
      case .float16: 2
      case .float32: 4
      case .float64: 8
      }
    }
  }
  let header: NumpyHeader
  let element: Element
  private let isBigEndian: Bool
  /// Keeps the memory of `bytes`.
  private let owner: AnyObject
  private let bytes: UnsafeRawBufferPointer

  var shape: [Int] { header.shape }

  /// An array of `content`, which errors speak of, in memory that `owner` keeps.
  ///
  /// - Throws: A failure if the bytes are not exactly one array of floating-point numbers.
  init(
    _ bytes: UnsafeRawBufferPointer, owner: AnyObject, content: String = "probabilities"
  ) throws(NumpyHeader.Failure) {
    header = try NumpyHeader(bytes)
    self.owner = owner
    (element, isBigEndian) = try Self.element(header.type, content: content)
    guard let count = header.elementCount,
      case (let size, false) = count.multipliedReportingOverflow(by: element.byteCount),
      size == bytes.count - header.dataOffset
    else {
      let shown = header.shape.map(String.init).joined(separator: " × ")
      throw NumpyHeader.Failure(
        found: "\(bytes.count - header.dataOffset) bytes of elements",
        expected: "exactly those of \(shown.isEmpty ? "one element" : shown) (\(header.type))",
        advice: "write the file again: it is cut off or damaged")
    }
    self.bytes = UnsafeRawBufferPointer(rebasing: bytes[header.dataOffset...])
  }

  /// Reads an element type; everything but floating point is refused with the reason.
  static func element(
    _ type: String, content: String = "probabilities"
  ) throws(NumpyHeader.Failure) -> (Element, isBigEndian: Bool) {
    var rest = Substring(type)
    var isBigEndian = false
    if let first = rest.first, "<>=|".contains(first) {
      isBigEndian = first == ">"
      rest.removeFirst()
    }
    switch rest {
    case "f2": return (.float16, isBigEndian)
    case "f4": return (.float32, isBigEndian)
    case "f8": return (.float64, isBigEndian)
    default: break
    }
    let isOfClasses = content == "probabilities"
    let range = isOfClasses ? ", probabilities from 0 to 1" : ""
    let (found, advice) =
      switch rest.first {
      case "i", "u": ("whole numbers (\(type))", "save them as floating point\(range)")
      case "b", "?": ("true and false (\(type))", "save the \(content), not a mask")
      case "O": ("Python objects (\(type))", "save plain numbers: unpickling can run code")
      case "c": ("complex numbers (\(type))", "save the \(content)")
      case "S", "U", "a":
        (
          "text (\(type))",
          isOfClasses
            ? "write class names to a CSV with a key column"
            : "save the \(content); keys of the rows belong into --order"
        )
      case "[", "V": ("a structured type", "save one plain array of floating point")
      default: ("the element type \(quoted(type))", "save the array as float32")
      }
    throw NumpyHeader.Failure(
      found: found, expected: "float16, float32 or float64", advice: advice)
  }

  /// Reads one row of a matrix of so many rows and columns into `values`.
  func readRow(_ row: Int, rowCount: Int, columnCount: Int, into values: inout [Double]) {
    for column in 0..<columnCount {
      let index =
        header.isFortranOrder ? column * rowCount + row : row * columnCount + column
      values[column] = self[index]
    }
  }

  /// The element at a place in memory.
  private subscript(index: Int) -> Double {
    let offset = index * element.byteCount
    switch element {
    case .float16:
      let bits = bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
      return doubleOfHalf(isBigEndian ? UInt16(bigEndian: bits) : UInt16(littleEndian: bits))
    case .float32:
      let bits = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
      return Double(
        Float(bitPattern: isBigEndian ? UInt32(bigEndian: bits) : UInt32(littleEndian: bits)))
    case .float64:
      let bits = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      return Double(bitPattern: isBigEndian ? UInt64(bigEndian: bits) : UInt64(littleEndian: bits))
    }
  }
}

/// The value of an IEEE 754 half-precision number.
func doubleOfHalf(_ bits: UInt16) -> Double {
  let fraction = Double(bits & 0x3FF)
  let exponent = Int(bits >> 10 & 0x1F)
  let magnitude: Double =
    switch exponent {
    case 0: fraction * 0x1p-24
    case 31: fraction == 0 ? .infinity : .nan
    default: Double(sign: .plus, exponent: exponent - 25, significand: 1024 + fraction)
    }
  return bits & 0x8000 == 0 ? magnitude : -magnitude
}
