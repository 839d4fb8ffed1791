/// Long work, one job at a time in the order of arrival, watched and cancelled from anywhere.
///
/// An actor, the only one: any request may look at jobs while one runs.
public actor JobQueue {
  /// The work of a job: it reports how far it is and returns a sentence about what it did.
  public typealias Body =
    @Sendable (_ report: @escaping @Sendable (WorkProgress) -> Void) async throws -> String

  /// How many jobs that are over are remembered.
  public static let memory = 100

  private var jobs: [Int: Job] = [:]
  private var bodies: [(id: Int, body: Body)] = []
  private var lastID = 0
  private var running: (id: Int, task: Task<Void, Never>)?
  private var watchers: [Int: (job: Int?, stream: AsyncStream<Job>.Continuation)] = [:]
  private var lastWatcher = 0

  /// A queue without jobs.
  public init() {}

  /// All jobs that are remembered, the oldest first.
  public var all: [Job] { jobs.values.sorted { $0.id < $1.id } }

  /// The job of this number; `nil` if there is none, or it is over and forgotten.
  public func job(_ id: Int) -> Job? { jobs[id] }

  /// Puts work at the end of the queue; it begins as soon as everything before it is over.
  ///
  /// - Returns: the job, waiting or already running.
  @discardableResult
  public func enqueue(kind: String, _ body: @escaping Body) -> Job {
    lastID += 1
    let job = Job(id: lastID, kind: kind, state: .waiting)
    bodies.append((job.id, body))
    set(job)
    startNext()
    return jobs[job.id] ?? job
  }

  /// Ends a job: a waiting one at once, a running one as soon as its work notices.
  ///
  /// - Returns: the job as it stands; `nil` if there is none of this number.
  @discardableResult
  public func cancel(_ id: Int) -> Job? {
    guard var job = jobs[id] else { return nil }
    if running?.id == id {
      running?.task.cancel()
    } else if !job.isOver {
      bodies.removeAll { $0.id == id }
      job.state = .cancelled
      set(job)
    }
    return jobs[id]
  }

  /// Every change of every job from now on, without end; a slow reader gets the newest 100.
  public func updates() -> AsyncStream<Job> { watch(nil) }

  /// A job as it stands and every change of it; ends when the job is over or unknown.
  ///
  /// A reader that is slower than the job sees its newest states, the last one always.
  public func updates(of id: Int) -> AsyncStream<Job> {
    guard let job = jobs[id], !job.isOver else {
      return AsyncStream { stream in
        if let job = jobs[id] { stream.yield(job) }
        stream.finish()
      }
    }
    return watch(id)
  }

  private func watch(_ id: Int?) -> AsyncStream<Job> {
    let (updates, stream) = AsyncStream.makeStream(
      of: Job.self, bufferingPolicy: .bufferingNewest(100))
    lastWatcher += 1
    let watcher = lastWatcher
    watchers[watcher] = (id, stream)
    stream.onTermination = { [weak self] _ in
      Task { [weak self] in await self?.forgetWatcher(watcher) }
    }
    if let id, let job = jobs[id] { stream.yield(job) }
    return updates
  }

  private func forgetWatcher(_ watcher: Int) { watchers[watcher] = nil }

  private func set(_ job: Job) {
    jobs[job.id] = job
    for (watcher, watching) in watchers where watching.job == nil || watching.job == job.id {
      watching.stream.yield(job)
      if watching.job != nil && job.isOver {
        watching.stream.finish()
        watchers[watcher] = nil
      }
    }
    let over = jobs.values.filter(\.isOver).map(\.id).sorted()
    for id in over.dropLast(Self.memory) { jobs[id] = nil }
  }

  private func startNext() {
    guard running == nil, !bodies.isEmpty else { return }
    let (id, body) = bodies.removeFirst()
    setState(.running(WorkProgress(done: 0, total: 0)), of: id)
    // Unstructured, because a job outlives the request that asked for it.
    running = (id, Task { await self.run(id, body) })
  }

  private func run(_ id: Int, _ body: Body) async {
    let (reports, stream) = AsyncStream.makeStream(
      of: WorkProgress.self, bufferingPolicy: .bufferingNewest(1))
    async let work = Self.outcome(of: body, reportingTo: stream)
    for await progress in reports { setState(.running(progress), of: id) }
    let outcome = await work
    running = nil
    setState(outcome, of: id)
    startNext()
  }

  private func setState(_ state: Job.State, of id: Int) {
    guard var job = jobs[id] else { return }
    job.state = state
    set(job)
  }

  @concurrent
  private static func outcome(
    of body: Body, reportingTo stream: AsyncStream<WorkProgress>.Continuation
  ) async -> Job.State {
    defer { stream.finish() }
    do {
      return .finished(message: try await body { stream.yield($0) })
    } catch is CancellationError {
      return .cancelled
    } catch {
      return .failed(message: "\(error)")
    }
  }
}
