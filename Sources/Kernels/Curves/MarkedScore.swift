/// A score with a mark: the bits of a number ≥ 0, which sort as the numbers do, shifted left by one,
/// and in the lowest bit whether the item is marked; `UInt32` for a `Float`, `UInt64` for a `Double`.
protocol MarkedScore: FixedWidthInteger & UnsignedInteger {
  /// The score; −0 has become 0.
  var score: Double { get }
}

extension MarkedScore {
  /// Whether the item is marked: of the class that is ranked, or predicted right.
  var isMarked: Bool { self & 1 == 1 }
}

extension UInt32: MarkedScore {
  /// The key of a score ≥ 0.
  init(_ score: Float, isMarked: Bool) {
    self = (score + 0).bitPattern << 1 | (isMarked ? 1 : 0)
  }

  var score: Double { Double(Float(bitPattern: self >> 1)) }
}

extension UInt64: MarkedScore {
  /// The key of a score ≥ 0.
  init(_ score: Double, isMarked: Bool) {
    self = (score + 0).bitPattern << 1 | (isMarked ? 1 : 0)
  }

  var score: Double { Double(bitPattern: self >> 1) }
}
