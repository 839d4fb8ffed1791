import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

private struct Broken: Error, CustomStringConvertible {
  var description: String { "the disk is full" }
}

@Suite struct JobQueueTests {
  @Test func `a job goes from waiting through running to finished, and its readers see it`()
    async
  {
    let queue = JobQueue()
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    let job = await queue.enqueue(kind: "measure") { report in
      for await _ in gate {}
      report(WorkProgress(done: 1, total: 2))
      return "2 images measured"
    }
    let waiting = await queue.enqueue(kind: "import") { _ in "nothing to do" }
    #expect(job.id == 1 && job.kind == "measure" && !job.isOver)
    #expect(waiting.state == .waiting)
    let updates = await queue.updates(of: job.id)
    open.finish()
    var states: [Job.State] = []
    for await update in updates { states.append(update.state) }
    #expect(states.first == .running(WorkProgress(done: 0, total: 0)))
    #expect(states.contains(.running(WorkProgress(done: 1, total: 2))))
    #expect(states.last == .finished(message: "2 images measured"))
    for await _ in await queue.updates(of: waiting.id) {}
    #expect(await queue.job(2)?.state == .finished(message: "nothing to do"))
    #expect(await queue.all.map(\.id) == [1, 2])
  }

  @Test func `an error is the text of a failed job, and the next one runs`() async {
    let queue = JobQueue()
    let failing = await queue.enqueue(kind: "import") { _ in throw Broken() }
    let next = await queue.enqueue(kind: "import") { _ in "done" }
    for await _ in await queue.updates(of: next.id) {}
    #expect(await queue.job(failing.id)?.state == .failed(message: "the disk is full"))
    #expect(await queue.job(next.id)?.state == .finished(message: "done"))
  }

  @Test func `a waiting job is cancelled at once, a running one as soon as it notices`() async {
    let queue = JobQueue()
    let running = await queue.enqueue(kind: "measure") { _ in
      while true {
        try Task.checkCancellation()
        await Task.yield()
      }
    }
    let waiting = await queue.enqueue(kind: "measure") { _ in "never" }
    #expect(await queue.cancel(waiting.id)?.state == .cancelled)
    await queue.cancel(running.id)
    var last: Job?
    for await update in await queue.updates(of: running.id) { last = update }
    #expect(last?.state == .cancelled)
    #expect(await queue.cancel(99) == nil)
  }

  @Test func `only the newest hundred jobs that are over are remembered`() async {
    let queue = JobQueue()
    var last = 0
    for _ in 0..<130 { last = await queue.enqueue(kind: "k") { _ in "" }.id }
    for await _ in await queue.updates(of: last) {}
    #expect(await queue.all.map(\.id) == Array(31...130))
  }
}
