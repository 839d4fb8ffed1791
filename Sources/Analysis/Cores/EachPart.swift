/// Works on numbered parts on some cores at once, and takes what comes of them as it comes.
///
/// Cancellation is checked before each part.
///
/// - Parameters:
///   - count: how many parts there are, numbered from 0.
///   - cores: how many are worked on at once.
///   - work: what is done with a part.
///   - take: given the number of a part and its outcome, one at a time, in no particular order.
/// - Throws: what `work` throws, or `CancellationError`.
func eachPart<Outcome: Sendable>(
  of count: Int, cores: Int, work: @escaping @Sendable (_ part: Int) throws -> Outcome,
  take: (_ part: Int, _ outcome: Outcome) -> Void
) async throws {
  precondition(cores >= 1)
  try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
    var next = 0
    func start() {
      guard next < count else { return }
      let part = next
      next += 1
      group.addTask {
        try Task.checkCancellation()
        return (part, try work(part))
      }
    }
    for _ in 0..<cores { start() }
    while let (part, outcome) = try await group.next() {
      start()
      take(part, outcome)
    }
  }
}
