import Assay
import Synchronization

/// What the site remembers of the newest state of the project.
///
/// A class because all requests share it.
final class SiteMemory: Sendable {
  private struct State {
    let revision: Int64
    var explorers: [LabelSource: Explorer] = [:]
    /// Those of the state before, from which after an edit what was computed is taken over.
    var earlier: [LabelSource: Explorer] = [:]
    var evaluations: [(address: String, bytes: Task<[UInt8], any Error>)] = []

    func knows(_ explorer: Explorer) -> Bool { explorers.values.contains { $0 === explorer } }
  }
  /// How many evaluations are kept.
  private static let evaluationCount = 16
  private let state = Mutex<State?>(nil)

  func explorer(of snapshot: ProjectSnapshot, labels source: LabelSource) -> Explorer {
    state.withLock { state in
      if state?.revision != snapshot.revision {
        // Others would only keep old columns in memory.
        let earlier = (state?.earlier ?? [:]).merging(state?.explorers ?? [:]) { $1 }
          .filter { $0.value.snapshot.contentRevision == snapshot.contentRevision }
        state = State(revision: snapshot.revision, earlier: earlier)
      }
      if let known = state?.explorers[source] { return known }
      let explorer = Explorer(snapshot.with(source), after: state?.earlier[source])
      state?.earlier[source] = nil
      state?.explorers[source] = explorer
      return explorer
    }
  }

  func evaluation(
    at address: String, of explorer: Explorer,
    make: @escaping @Sendable () async throws -> [UInt8]
  ) async throws -> [UInt8] {
    let task = state.withLock { state in
      if let known = state?.evaluations.first(where: { $0.address == address }),
        state?.knows(explorer) == true
      {
        return known.bytes
      }
      // Unstructured, because all who ask meanwhile wait for the same work.
      let task = Task { try await make() }
      if state?.knows(explorer) == true {
        state?.evaluations.append((address, task))
        if let count = state?.evaluations.count, count > Self.evaluationCount {
          state?.evaluations.removeFirst()
        }
      }
      return task
    }
    return try await task.value
  }
}
