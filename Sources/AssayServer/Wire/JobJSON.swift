import Assay

/// A job as `/jobs` gives it out.
func jobJSON(_ job: Job) -> JSON {
  var state = "waiting"
  var progress: WorkProgress?
  var message: String?
  switch job.state {
  case .waiting: break
  case .running(let current): (state, progress) = ("running", current)
  case .finished(let text): (state, message) = ("finished", text)
  case .failed(let text): (state, message) = ("failed", text)
  case .cancelled: state = "cancelled"
  }
  return .object([
    ("id", .int(job.id)), ("kind", .string(job.kind)), ("state", .string(state)),
    ("stage", .optional(progress?.stage)),
    ("done", .int(progress?.done ?? 0)), ("total", .int(progress?.total ?? 0)),
    ("rate", .optional(progress?.rate)), ("seconds_left", .optional(progress?.secondsLeft)),
    ("message", .optional(message)),
  ])
}
