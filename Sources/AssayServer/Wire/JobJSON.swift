import Assay

/// What the server's jobs do.
enum JobKind: String, CaseIterable, Sendable {
  /// Measures images that are new or changed.
  case measure
  /// Lays the images out.
  case map
  /// Writes class folders.
  case export
}

/// Where a job stands, as `/jobs` says it.
enum JobState: String, CaseIterable, Sendable {
  case waiting, running, finished, failed, cancelled
}

/// A job as `/jobs` gives it out.
func jobJSON(_ job: Job) -> JSON {
  var state = JobState.waiting
  var progress: WorkProgress?
  var message: String?
  switch job.state {
  case .waiting: break
  case .running(let current): (state, progress) = (.running, current)
  case .finished(let text): (state, message) = (.finished, text)
  case .failed(let text): (state, message) = (.failed, text)
  case .cancelled: state = .cancelled
  }
  return .object([
    ("id", .int(job.id)), ("kind", .string(job.kind)), ("state", .string(state.rawValue)),
    ("stage", .optional(progress?.stage)),
    ("done", .int(progress?.done ?? 0)), ("total", .int(progress?.total ?? 0)),
    ("rate", .optional(progress?.rate)), ("seconds_left", .optional(progress?.secondsLeft)),
    ("message", .optional(message)),
  ])
}

extension APISchemas {
  /// Long work.
  static let jobs: [(name: String, schema: Shape)] = [
    ("JobState", .word(JobState.allCases.map(\.rawValue))),
    (
      "Job",
      .object([
        ("id", .integer), ("kind", .string), ("state", .named("JobState")),
        (
          "stage",
          .described(.nullable(.string), "What is being done, after the first part of the work.")
        ), ("done", .integer), ("total", .integer),
        ("rate", .nullable(.number)), ("seconds_left", .nullable(.number)),
        ("message", .nullable(.string)),
      ])
    ),
    ("Jobs", .object([("jobs", .list(.named("Job")))])),
  ]
}
