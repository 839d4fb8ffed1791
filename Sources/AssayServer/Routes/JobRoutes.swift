import Assay
import Foundation

extension Route {
  /// Long work: start, watch, cancel.
  static let jobs = [jobList, startJob, job, cancelJob, jobEvents]

  private static let jobKind = Parameter.neededWord(
    "kind", "What is done.", among: [JobKind.measure], code: .unknownKind)

  private static let jobList = Route(
    path: "/jobs", summary: "All jobs that are remembered, the oldest first.",
    answer: .json(schema: "Jobs"), caching: .never,
    handle: { call in
      .json(.object([("jobs", .array(await call.site.jobs.all.map(jobJSON)))]))
    })

  private static let startJob = Route(
    method: "POST", path: "/jobs",
    summary:
      "Starts a job, `{\"kind\": \"measure\"}`; one of that kind that is not over is given instead.",
    body: RequestBody(forms: [[jobKind]], example: "{\"kind\": \"measure\"}"),
    answer: .json(schema: "Job"), status: 202, caching: .never,
    handle: { call in
      let kind = try await call.body()[jobKind]
      let source = call.site.source
      return call.accepted(
        await call.site.jobs.enqueueOnce(kind: kind.rawValue) { report in
          try await source.measure(report: report)
        })
    })

  private static let job = Route(
    path: "/jobs/{id}", inPath: [Parameters.jobID], summary: "A job as it stands.",
    answer: .json(schema: "Job"),
    caching: .never,
    handle: { call in
      guard let job = await call.site.jobs.job(try call[Parameters.jobID]) else {
        throw try unknownJob(call)
      }
      return .json(jobJSON(job))
    })

  private static let cancelJob = Route(
    method: "DELETE", path: "/jobs/{id}", inPath: [Parameters.jobID],
    summary: "Cancels a job: a waiting one at once, a running one as soon as it notices.",
    answer: .json(schema: "Job"), caching: .never,
    handle: { call in
      guard let job = await call.site.jobs.cancel(try call[Parameters.jobID]) else {
        throw try unknownJob(call)
      }
      return .json(jobJSON(job))
    })

  private static let jobEvents = Route(
    path: "/jobs/{id}/events", inPath: [Parameters.jobID],
    summary: "A job as it stands and every change of it, until it is over.",
    answer: .content(
      types: ["text/event-stream"], what: "Events of type `job`, each with a job as its data."),
    caching: .never,
    handle: { call in
      let id = try call[Parameters.jobID]
      guard await call.site.jobs.job(id) != nil else { throw try unknownJob(call) }
      let updates = await call.site.jobs.updates(of: id)
      let (events, stream) = AsyncStream.makeStream(
        of: String.self, bufferingPolicy: .bufferingNewest(100))
      // Unstructured, because it lives as long as the answer is being sent.
      let task = Task {
        for await job in updates {
          stream.yield(
            "event: job\ndata: \(String(decoding: jobJSON(job).bytes, as: UTF8.self))\n\n")
        }
        stream.finish()
      }
      stream.onTermination = { _ in task.cancel() }
      return ServerResponse(type: "text/event-stream", body: .stream(events))
    })

  private static func unknownJob(_ call: Call) throws(APIError) -> APIError {
    APIError(.unknownJob, "there is no job \(try call[Parameters.jobID])")
  }
}
