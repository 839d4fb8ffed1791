/// What turns logits into an order of the images for each class, however far probabilities saturate.
///
/// Images are ranked by the odds p/(1 − p) of the class in the softmax of their row. Of a class with
/// p ≤ ½ that is the order of ln p = (z − max) − ln Σ exp(zⱼ − max); of the one with p > ½ the order of
/// −ln(1 − p), which comes from the other classes alone. Both are exact to a few units in the last place
/// where p itself is 0 or 1: logits of 800 and 801 keep their order, and of two classes one is the
/// other's mirror image to the last bit.
public struct LogitOdds: Sendable {
  /// The largest logit of each row.
  let largest: [Double]
  /// ln Σ exp(z − largest) of each row.
  let logSum: [Double]
  /// The class that is more probable than all others together; −1 where there is none.
  let surest: [Int32]
  /// −ln(1 − p) of that class; 0 where there is none.
  let surestSpan: [Double]

  /// Looks through rows × `classCount` logits, finite or −∞ for a class without one.
  ///
  /// Two exponentials a logit at most; 28 bytes a row.
  public init(logits: Span<Float>, classCount: Int) {
    self.init(of: logits, classCount: classCount)
  }

  /// As for `Float`.
  public init(logits: Span<Double>, classCount: Int) {
    self.init(of: logits, classCount: classCount)
  }

  @inline(__always)
  private init(of logits: Span<some Score>, classCount: Int) {
    precondition(classCount > 0 && logits.count % classCount == 0, "rows × classes")
    let rowCount = logits.count / classCount
    var (largest, logSum, surestSpan) = (
      [Double](repeating: 0, count: rowCount), [Double](repeating: 0, count: rowCount),
      [Double](repeating: 0, count: rowCount)
    )
    var surest = [Int32](repeating: -1, count: rowCount)
    for index in 0..<rowCount {
      let row = logits.extracting(index * classCount..<(index + 1) * classCount)
      var (first, second, best) = (-Double.infinity, -Double.infinity, 0)
      for column in row.indices {
        let value = row[column].double
        precondition(value < .infinity, "logits are finite")
        if value > first {
          (first, second, best) = (value, first, column)
        } else if value > second {
          second = value
        }
      }
      guard first > -.infinity else { continue }
      var others = 0.0
      for column in row.indices where column != best {
        others += Elementary.exp(row[column].double - first)
      }
      largest[index] = first
      logSum[index] = Elementary.log1p(others)
      guard others < 1 else { continue }
      surest[index] = Int32(best)
      var scaled = 0.0
      if second > -.infinity {
        for column in row.indices where column != best {
          scaled += Elementary.exp(row[column].double - second)
        }
      }
      let logOthers = scaled > 0 ? (second - first) + Elementary.log(scaled) : -Double.infinity
      surestSpan[index] = logSum[index] - logOthers
    }
    self.largest = largest
    self.logSum = logSum
    self.surest = surest
    self.surestSpan = surestSpan
  }

  /// A number below 2⁶³ that ascends with the odds of a class in a row.
  @inline(__always)
  func key(row: Int, column: Int, logit: Double) -> UInt64 {
    if Int(surest[row]) == column { return Self.middle + Self.steps(surestSpan[row]) }
    return Self.middle - Self.steps(-((logit - largest[row]) - logSum[row]))
  }

  private static let middle: UInt64 = 1 << 62

  /// How many numbers lie between ½ and a logarithm's distance from 0, at most 2⁶² − 1; a class with
  /// p = ½ may lie a hair below ln 2.
  @inline(__always)
  private static func steps(_ distance: Double) -> UInt64 {
    let bits = max(distance, 0.5).bitPattern - (0.5).bitPattern
    return min(bits, middle - 1)
  }
}
