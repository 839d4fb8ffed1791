internal import Foundation

/// One line on standard error that says how far long work is; silent unless a person watches.
///
/// A class because the line is drawn over itself: it remembers when it last drew.
final class ProgressLine: @unchecked Sendable {
  private let lock = NSLock()
  private let what: String
  private let isShown: Bool
  private var lastDrawn = Date.distantPast

  /// A line that begins with what is being done.
  init(_ what: String, quiet: Bool) {
    self.what = what
    isShown = Terminal.showsProgress && !quiet
  }

  /// Draws the line again, at most ten times a second.
  ///
  /// `stage` says what is being done, where it is no longer what the line began with.
  func update(
    done: Int, total: Int, rate: Double?, secondsLeft: Double?, stage: String? = nil
  ) {
    guard isShown else { return }
    lock.withLock {
      guard Date().timeIntervalSince(lastDrawn) > 0.1 || done == total else { return }
      lastDrawn = Date()
      var text = "\(stage ?? what) \(done) of \(total)"
      if let rate { text += ", \(Int(rate.rounded())) a second" }
      if let secondsLeft, done < total { text += ", \(Self.words(seconds: secondsLeft)) left" }
      Terminal.write("\r\u{1B}[2K\(text)", to: .standardError)
    }
  }

  /// Clears the line.
  func finish() {
    guard isShown else { return }
    lock.withLock { Terminal.write("\r\u{1B}[2K", to: .standardError) }
  }

  private static func words(seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
