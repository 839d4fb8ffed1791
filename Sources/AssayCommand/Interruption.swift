internal import Dispatch
internal import Foundation

/// Ctrl-C: the first one asks the work to stop where it can resume, the second ends at once.
enum Interruption {
  nonisolated(unsafe) private static var source: (any DispatchSourceSignal)?

  /// From now on the first Ctrl-C cancels the task that calls this.
  static func cancelsCurrentTask() {
    guard let cancel = withUnsafeCurrentTask(body: { $0.map { UncheckedTask(task: $0) } }) else {
      return
    }
    #if canImport(Darwin)
      // There a source hears of a signal besides its action, which would end the process.
      signal(SIGINT, SIG_IGN)
    #endif
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      signal(SIGINT, SIG_DFL)
      cancel.task.cancel()
    }
    source.resume()
    Self.source = source
  }

  /// The main task, which lives as long as the program.
  private struct UncheckedTask: @unchecked Sendable {
    let task: UnsafeCurrentTask
  }
}
