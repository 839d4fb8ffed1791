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
  @inlinable
  public subscript(image image: Int) -> Double? {
    let value = values[image]
    return value.isNaN ? nil : value
  }
}
