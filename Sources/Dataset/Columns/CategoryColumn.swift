/// One word of a closed list per image: a split, a tag's yes or no, a metadata column of words.
public struct CategoryColumn: Sendable {
  /// The words, without repetition.
  public var names: [String]
  /// For each image an index into `names`, or −1 where missing.
  public var codes: [Int32]

  /// A column of `codes` into `names`; −1 where missing.
  public init(names: [String], codes: [Int32]) {
    self.names = names
    self.codes = codes
  }

  /// The word of an image, `nil` where it is missing.
  @inlinable
  public subscript(image image: Int) -> String? {
    codes[image] < 0 ? nil : names[Int(codes[image])]
  }
}
