/// Numbers class names; names that are canonically equivalent Unicode are one class.
struct ClassNames {
  /// A class name of more bytes is a broken file, not a name.
  static let byteLimit = 1000

  /// The names in the order of their codes.
  private(set) var names: [String] = []
  private var spellings = KeyIndex()
  private var codes: [Int32] = []
  private var byEquivalence: [String: Int32] = [:]

  /// The classes of a list, in its order; a repeated name keeps its first place.
  init(_ names: [String] = []) {
    for name in names { _ = name.withUTF8Bytes { add($0) } }
  }

  var count: Int { names.count }

  /// The code of a class; `nil` if there is no such class.
  func find(_ bytes: UnsafeRawBufferPointer) -> Int32? {
    if let spelling = spellings.find(bytes) { return codes[spelling] }
    guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
    return byEquivalence[String(decoding: bytes, as: UTF8.self)]
  }

  /// The code of a class; `nil` if there is no such class.
  func find(_ name: String) -> Int32? { name.withUTF8Bytes { find($0) } }

  /// The code of a class, which becomes a new one if need be.
  mutating func add(_ bytes: UnsafeRawBufferPointer) -> Int32 {
    let (spelling, isNew) = spellings.insert(bytes)
    guard isNew else { return codes[spelling] }
    let name = String(decoding: bytes, as: UTF8.self)
    let code = byEquivalence[name] ?? Int32(names.count)
    if code == names.count {
      names.append(name)
      byEquivalence[name] = code
    }
    codes.append(code)
    return code
  }

  /// Where each code goes when the codes from `fixed` on are put in canonical order: as numbers if
  /// all are integers, else by their UTF-8 bytes.
  ///
  /// - Returns: The names in the new order, and the new code of each old one.
  func ordered(keeping fixed: Int = 0) -> (names: [String], newCodes: [Int32]) {
    let rest = names[fixed...]
    let numbers = rest.map { integerClass($0) }
    let order: [Int] =
      if numbers.allSatisfy({ $0 != nil }) {
        rest.indices.sorted {
          let (a, b) = (numbers[$0 - fixed] ?? 0, numbers[$1 - fixed] ?? 0)
          return a == b ? names[$0].precedesInUTF8(names[$1]) : a < b
        }
      } else {
        rest.indices.sorted { names[$0].precedesInUTF8(names[$1]) }
      }
    var newCodes = [Int32](0..<Int32(names.count))
    for (place, code) in order.enumerated() { newCodes[code] = Int32(fixed + place) }
    return (names[..<fixed] + order.map { names[$0] }, newCodes)
  }
}

/// The integer that a class name is; `nil` if it is a word.
func integerClass(_ name: some StringProtocol) -> Int? {
  guard let first = name.utf8.first, name.utf8.count <= 18 else { return nil }
  let digits = first == 0x2D ? name.utf8.dropFirst() : name.utf8[...]
  guard !digits.isEmpty, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
  return Int(name)
}
