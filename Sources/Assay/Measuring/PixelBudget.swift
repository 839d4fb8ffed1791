import Synchronization

/// Bounds the pixels that all tasks together hold decoded at one moment.
///
/// First come, first served, so that a large image is not passed by small ones for ever. A class
/// because its tasks share it.
final class PixelBudget: Sendable {
  private struct State {
    var free: Int
    var waiting: [(pixels: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }
  private let limit: Int
  private let state: Mutex<State>

  /// A budget of `pixels`.
  init(pixels: Int) {
    limit = pixels
    state = Mutex(State(free: pixels))
  }

  /// Waits until `pixels` are free and takes them; they must be given back.
  ///
  /// An image larger than the whole budget takes all of it.
  func take(_ pixels: Int) async {
    let pixels = min(pixels, limit)
    if state.withLock({ Self.take(pixels, from: &$0) }) { return }
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        if Self.take(pixels, from: &state) { return true }
        state.waiting.append((pixels, continuation))
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  /// Gives back what ``take(_:)`` took.
  func giveBack(_ pixels: Int) {
    let ready = state.withLock { state in
      state.free += min(pixels, limit)
      var ready: [CheckedContinuation<Void, Never>] = []
      while let first = state.waiting.first, first.pixels <= state.free {
        state.free -= first.pixels
        ready.append(first.continuation)
        state.waiting.removeFirst()
      }
      return ready
    }
    for continuation in ready { continuation.resume() }
  }

  private static func take(_ pixels: Int, from state: inout State) -> Bool {
    guard state.waiting.isEmpty, pixels <= state.free else { return false }
    state.free -= pixels
    return true
  }
}
