/// A name for one state of an answer, so that a client need not be sent what it has.
struct EntityTag: Sendable {
  /// The tag as it stands in headers.
  ///
  /// Weak, because the same state may be sent compressed or not.
  let text: String

  /// A tag that changes whenever one of the parts does.
  init(_ parts: String...) {
    var hash = StableHash()
    for part in parts { hash.add(part) }
    text = "W/\"\(hash.hex)\""
  }

  /// Whether an `If-None-Match` header names this state.
  func matches(_ header: String?) -> Bool {
    (header ?? "").split(separator: ",").contains { entry in
      let entry = entry.drop { $0 == " " }.prefix { $0 != " " }
      return entry == "*" || entry == text || "W/" + entry == text
    }
  }
}

/// A 64-bit hash that is the same in every run (FNV-1a).
///
/// Source: Fowler, Noll and Vo, RFC 9923.
struct StableHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Takes in a text and its end, so that `ab, c` and `a, bc` differ.
  mutating func add(_ text: String) {
    add(text.utf8)
    add(CollectionOfOne(0))
  }

  /// Takes in bytes.
  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  /// The hash as 16 hexadecimal digits.
  var hex: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
