/// How far a piece of long work is.
public struct WorkProgress: Hashable, Sendable {
  /// What is being done, in words, after the first part of the work; `nil` during it.
  public var stage: String?
  /// Items done, from 0 to `total`.
  public var done: Int
  /// Items in all.
  public var total: Int
  /// Items per second since the work began; `nil` before the first item.
  public var rate: Double?
  /// Seconds until the end at this rate; `nil` before the first item.
  public var secondsLeft: Double?

  /// Progress without a rate.
  public init(done: Int, total: Int) {
    self.done = done
    self.total = total
  }

  /// Progress after `seconds` of work; the rate is `nil` while either is 0.
  public init(done: Int, total: Int, seconds: Double) {
    self.init(done: done, total: total)
    guard done > 0, seconds > 0 else { return }
    let rate = Double(done) / seconds
    self.rate = rate
    secondsLeft = Double(total - done) / rate
  }
}
