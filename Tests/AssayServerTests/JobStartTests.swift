import Foundation
import Synchronization
import Testing

@testable import Assay
@testable import AssayServer

extension JobQueue {
  /// Keeps all others from the queue while `isHeld`, for two seconds at most.
  fileprivate func hold(_ begun: @Sendable () -> Void, while isHeld: @Sendable () -> Bool) {
    begun()
    let end = ContinuousClock.now + .seconds(2)
    while isHeld(), ContinuousClock.now < end { usleep(1_000) }
    // Who has read the body comes to the queue next.
    usleep(100_000)
  }
}

/// Where all who ask meet; a class because they share it.
private final class Meeting: Sendable {
  let isHeld = Atomic(false)
  let arrived = Atomic(0)
}

@Suite struct JobStartTests {
  private static let count = 50

  @Test(arguments: [("/jobs", #"{"kind":"measure"}"#), ("/map", #"{"method":"umap"}"#)])
  func `fifty that ask at once start one job`(_ path: String, _ body: String) async {
    let (gate, opener) = AsyncStream.makeStream(of: Void.self)
    let site = TestSite()
    // A job in front, so that what is started stays in the queue.
    let first = await site.site.jobs.enqueue(kind: "export") { _ in
      for await _ in gate { break }
      return "done"
    }
    let meeting = Meeting()
    let places = await withTaskGroup(of: String?.self) { group in
      // All come to the queue before it answers any of them.
      group.addTask {
        await site.site.jobs.hold(
          { meeting.isHeld.store(true, ordering: .relaxed) },
          while: { meeting.arrived.load(ordering: .relaxed) < Self.count })
        return "held"
      }
      for _ in 0..<Self.count {
        group.addTask { @concurrent in
          let request = ServerRequest(
            method: "POST", target: "/api/v1" + path,
            headers: ["host": "127.0.0.1:8817", "content-type": "application/json"],
            body: { _ in
              while !meeting.isHeld.load(ordering: .relaxed) { await Task.yield() }
              meeting.arrived.add(1, ordering: .relaxed)
              return Array(body.utf8)
            })
          return await site.responder.respond(to: request).headers["location"]
        }
      }
      return await group.reduce(into: Set<String?>()) { $0.insert($1) }
    }
    #expect(places == ["held", "/api/v1/jobs/2"])
    #expect(await site.site.jobs.all.count == 2)
    opener.finish()
    for await _ in await site.site.jobs.updates(of: first.id) {}
  }
}
