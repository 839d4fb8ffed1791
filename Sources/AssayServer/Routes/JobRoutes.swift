import Assay
import Foundation

extension Route {
  /// Long work: start, watch, cancel.
  static let jobs = [jobList, startJob, job, cancelJob, jobEvents]

  /// The longest body of a request that is read, in bytes.
  static let longestBody = 64 * 1_024

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
    body: .object([("kind", .word(["measure"]))]), answer: .json(schema: "Job"), status: 202,
    caching: .never,
    handle: { call in
      let kind = try await call.request.json(
        Wanted.self, upTo: longestBody, like: "{\"kind\": \"measure\"}"
      ).kind
      guard kind == "measure" else {
        throw APIError(400, "unknown_kind", "there is no kind of job \"\(kind.prefix(40))\"")
      }
      let source = call.site.source
      var current = await call.site.jobs.all.last { $0.kind == kind && !$0.isOver }
      if current == nil {
        current = await call.site.jobs.enqueue(kind: kind) { report in
          try await source.measure(report: report)
        }
      }
      guard let current else { throw APIError(500, "internal", "the job did not start") }
      var response = ServerResponse.json(jobJSON(current), status: 202)
      response.headers["location"] = "\(Route.root)/jobs/\(current.id)"
      return response
    })

  private static let job = Route(
    path: "/jobs/{id}", summary: "A job as it stands.", answer: .json(schema: "Job"),
    caching: .never,
    handle: { call in
      guard let job = await call.site.jobs.job(try jobID(call)) else { throw unknownJob(call) }
      return .json(jobJSON(job))
    })

  private static let cancelJob = Route(
    method: "DELETE", path: "/jobs/{id}",
    summary: "Cancels a job: a waiting one at once, a running one as soon as it notices.",
    answer: .json(schema: "Job"), caching: .never,
    handle: { call in
      guard let job = await call.site.jobs.cancel(try jobID(call)) else { throw unknownJob(call) }
      return .json(jobJSON(job))
    })

  private static let jobEvents = Route(
    path: "/jobs/{id}/events",
    summary: "A job as it stands and every change of it, until it is over.",
    answer: .content(
      type: "text/event-stream", what: "Events of type `job`, each with a job as its data."),
    caching: .never,
    handle: { call in
      let id = try jobID(call)
      guard await call.site.jobs.job(id) != nil else { throw unknownJob(call) }
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

  private static func jobID(_ call: Call) throws(APIError) -> Int {
    guard let id = Int(call.path["id"] ?? "") else { throw unknownJob(call) }
    return id
  }

  private static func unknownJob(_ call: Call) -> APIError {
    APIError(404, "unknown_job", "there is no job \"\((call.path["id"] ?? "").prefix(40))\"")
  }

  private struct Wanted: Decodable { var kind: String }
}
