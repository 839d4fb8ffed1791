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
  of count: Int, cores: Int,
  work: @escaping @Sendable (_ part: Int) async throws -> Outcome,
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
        return (part, try await work(part))
      }
    }
    for _ in 0..<cores { start() }
    while let (part, outcome) = try await group.next() {
      start()
      take(part, outcome)
    }
  }
}

/// What a function gives for the parts of 0..<`count`, one after the other, worked out on some
/// cores at once.
///
/// Cancellation is checked before each part. The result does not depend on the number of cores.
///
/// - Parameters:
///   - count: how many indices there are.
///   - cores: how many parts are worked on at once.
///   - size: how many indices a part has; the last one may have fewer.
///   - work: what is found for a range of indices.
/// - Returns: what was found, in the order of the indices.
/// - Throws: what `work` throws, or `CancellationError`.
func inParts<Found: Sendable>(
  _ count: Int, cores: Int, size: Int = 512,
  _ work: @escaping @Sendable (Range<Int>) async throws -> [Found]
) async throws -> [Found] {
  let partCount = (count + size - 1) / size
  var parts = [[Found]](repeating: [], count: partCount)
  try await eachPart(of: partCount, cores: cores) { part in
    try await work(part * size..<min(count, (part + 1) * size))
  } take: { part, found in
    parts[part] = found
  }
  return parts.flatMap(\.self)
}
