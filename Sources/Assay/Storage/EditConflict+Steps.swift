import Dataset
import GRDB

extension EditConflict {
  /// What later steps changed of the images of an edit; `nil` if nothing.
  ///
  /// - Parameters:
  ///   - later: steps in the respect of the edit, the latest first.
  ///   - parts: the images of the edit.
  ///   - change: what the edit does or did.
  ///   - db: the database, at that moment.
  /// - Throws: what reading throws.
  /// - Complexity: linear in the images of the edit, of the later steps, and of all that are so.
  init?(
    of later: [EditSteps.Step], with parts: [EditTables.Part], _ change: Edit.Change,
    in db: Database
  ) throws {
    guard !later.isEmpty else { return nil }
    let wanted = Set(parts.lazy.flatMap(\.images))
    var latest: Edit?
    var changed: Set<Int32> = []
    for step in later {
      let common = try EditTables.parts(of: step.root, in: db).lazy.flatMap(\.images)
        .filter(wanted.contains)
      changed.formUnion(common)
      if latest == nil, !changed.isEmpty { latest = step.edit }
    }
    guard let latest else { return nil }
    self.init(edit: latest, now: try Self.states(of: changed, change, in: db))
  }

  /// How images are now, in the respect of a change, the most first.
  private static func states(
    of images: Set<Int32>, _ change: Edit.Change, in db: Database
  ) throws -> [State] {
    var counts: [Edit.Change: Int] = [:]
    switch change {
    case .tag(let tag), .untag(let tag):
      let carriers = images.intersection(try TagTables.images(with: tag, in: db)).count
      counts = [.tag(tag): carriers, .untag(tag): images.count - carriers]
    case .label, .unlabel:
      let corrections = try EditTables.corrections(of: try ImageTables.count(in: db), in: db)
      for image in images {
        counts[corrections[image].map { .label($0.name) } ?? .unlabel, default: 0] += 1
      }
    }
    return counts.filter { $0.value > 0 }.map { State(change: $0.key, count: $0.value) }
      .sorted { first, second in
        first.count != second.count
          ? first.count > second.count : first.change.sortKey < second.change.sortKey
      }
  }
}

extension Edit.Change {
  /// What orders changes.
  fileprivate var sortKey: String { "\(kind) \(value ?? "")" }
}
