/// The images of a range of confidence: how sure the model was and how often it was right.
public struct ReliabilityBin: Hashable, Sendable {
  /// The range of confidence; of equal width, its lower end is not part of it.
  public let range: Interval
  /// How many images.
  public let count: Int
  /// How many of them are predicted right.
  public let correct: Int
  /// The mean confidence; `nil` without images.
  public let meanConfidence: Double?
  /// The share predicted right with Wilson's interval; undefined without images.
  public var accuracy: Estimate {
    .proportion(correct, of: count, undefinedBecause: "no image with such a confidence")
  }

  /// A bin of the images with these ascending keys.
  ///
  /// A key is a confidence's bits shifted left by one, its lowest bit says if the prediction is
  /// right.
  init(range: Interval, keys: ArraySlice<some MarkedScore>) {
    self.range = range
    count = keys.count
    correct = keys.reduce(0) { $0 + ($1.isMarked ? 1 : 0) }
    let sum = keys.reduce(0) { $0 + $1.score }
    meanConfidence = count == 0 ? nil : sum / Double(count)
  }

  /// |accuracy − mean confidence|; 0 without images, which then weigh nothing.
  var gap: Double {
    guard let meanConfidence else { return 0 }
    return abs(Double(correct) / Double(count) - meanConfidence)
  }

  /// The gap less its bias: 2·gap − E|N(gap, accuracy·(1 − accuracy)/count)|.
  var debiasedGap: Double {
    guard count > 0 else { return 0 }
    let rate = Double(correct) / Double(count)
    let error = (rate * (1 - rate) / Double(count)).squareRoot()
    guard error > 0 else { return gap }
    let ratio = gap / error
    let expected =
      error * (2 / Double.pi).squareRoot() * Elementary.exp(-ratio * ratio / 2)
      + gap * (1 - 2 * Normal.cumulative(-ratio))
    return 2 * gap - expected
  }
}
