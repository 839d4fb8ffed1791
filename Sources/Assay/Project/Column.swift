/// One number per image, in image order.
///
/// Inside a column NaN marks a missing value, so that a million numbers stay eight megabytes; read
/// through ``subscript(image:)`` it is `nil`, and no column leaves the program with NaN in JSON.
public struct Column: Sendable {
  /// The values in image order; NaN where missing.
  public var values: [Double]

  /// A column of these values; NaN where missing.
  public init(values: [Double]) { self.values = values }

  /// A column without a single value.
  public init(missing count: Int) { values = [Double](repeating: .nan, count: count) }

  /// The number of images, present or missing.
  public var count: Int { values.count }

  /// The value of an image, `nil` where it is missing.
  public subscript(image image: Int) -> Double? {
    let value = values[image]
    return value.isNaN ? nil : value
  }
}

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
  public subscript(image image: Int) -> String? {
    codes[image] < 0 ? nil : names[Int(codes[image])]
  }
}
