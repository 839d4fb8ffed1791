import Assay

extension JobQueue {
  /// Puts work at the end of the queue, unless some of its kind is waiting or running.
  ///
  /// Looking and putting are one step on the queue's actor: of however many that ask at once, one
  /// starts the job.
  ///
  /// - Returns: the job of that kind, new or not over yet.
  func enqueueOnce(kind: String, _ body: @escaping Body) -> Job {
    all.last { $0.kind == kind && !$0.isOver } ?? enqueue(kind: kind, body)
  }
}
