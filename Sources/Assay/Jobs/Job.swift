package import Dataset

/// A piece of long work, as it stands at one moment.
package struct Job: Hashable, Identifiable, Sendable {
  /// The states of a job; the last three are final.
  package enum State: Hashable, Sendable {
    /// Behind others in the queue.
    case waiting
    /// At work.
    case running(WorkProgress)
    /// Done, with a sentence about what was done.
    case finished(message: String)
    /// Ended by an error, with its text.
    case failed(message: String)
    /// Ended by request.
    case cancelled
  }

  /// The job's number, from 1 in the order of arrival.
  package let id: Int
  /// What it does, in a word, such as `measure`.
  package let kind: String
  /// Where it stands.
  package internal(set) var state: State

  /// Whether nothing about the job changes any more.
  package var isOver: Bool {
    switch state {
    case .waiting, .running: false
    case .finished, .failed, .cancelled: true
    }
  }
}
