/// Random bits that follow from a seed and a stream alone: the same on every machine.
///
/// The generator is xoshiro256++ (Blackman and Vigna 2021, doi:10.1145/3460772); its state is
/// filled by SplitMix64 from `seed` and `stream`, so that every pair has a sequence of its own.
/// Work that is split over cores gives each piece its own stream, and the result does not depend
/// on who computed which piece.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  /// The sequence of the pair (`seed`, `stream`).
  public init(seed: UInt64, stream: UInt64 = 0) {
    // The stream is scrambled before it meets the seed: (1, 0) and (0, 1) differ.
    var state = seed &+ SeededGenerator.scrambled(stream &+ 0x9E37_79B9_7F4A_7C15)
    func word() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      return SeededGenerator.scrambled(state)
    }
    self.init(state: (word(), word(), word(), word()))
  }

  /// The generator in a given state of xoshiro256++, which must not be all zero.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    (a, b, c, d) = state
  }

  /// The next 64 random bits.
  @inline(__always)
  public mutating func next() -> UInt64 {
    let sum = a &+ d
    let result = (sum &<< 23 | sum &>> 41) &+ a
    let shifted = b &<< 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = d &<< 45 | d &>> 19
    return result
  }

  /// The next number in [0, 1): a multiple of 2⁻⁵³, each as likely as the others.
  @inline(__always)
  public mutating func nextUnit() -> Double {
    Double(next() &>> 11) * 0x1p-53
  }

  /// The finisher of SplitMix64, a bijection (Steele, Lea and Flood 2014,
  /// doi:10.1145/2660193.2660195).
  private static func scrambled(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ z &>> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z &>> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z &>> 31
  }
}
