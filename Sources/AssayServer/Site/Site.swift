import Assay
import Foundation

/// What is served, without any request: the project, long work, and what is remembered to save work.
///
/// Every answer follows from the URL and the project.
struct Site: Sendable {
  /// The project.
  let source: any ProjectSource
  /// Long work.
  let jobs: JobQueue
  /// Differs between any two runs of the server, so that no client mistakes one for the other.
  let identity: String
  /// Pictures of files that browsers do not show.
  let pictures = BrowserPictures()
  /// The map by principal components.
  let planes = PlaneMemory()
  /// Groups of duplicates, and the pictures that were compared for them.
  let finder = DuplicateFinder()
  private let memory = SiteMemory()

  init(source: any ProjectSource, jobs: JobQueue, identity: String) {
    self.source = source
    self.jobs = jobs
    self.identity = identity
  }

  /// Differs between any two states of any two projects.
  func stateKey(of snapshot: ProjectSnapshot) -> String {
    var hash = StableHash()
    for part in [
      AssayVersion.current, snapshot.name ?? "", snapshot.imageRoot?.path ?? "",
      String(snapshot.revision), String(snapshot.images.count),
      snapshot.images.first?.digest ?? "", snapshot.images.last?.digest ?? "",
    ] { hash.add(part) }
    return hash.hex
  }

  /// The JSON of an evaluation, made once for each address and state of the project.
  func evaluation(
    at address: String, of explorer: Explorer,
    make: @escaping @Sendable () async throws -> [UInt8]
  ) async throws -> [UInt8] {
    try await memory.evaluation(at: address, of: explorer, make: make)
  }

  /// The project with the labels of a source.
  func explorer(of snapshot: ProjectSnapshot, labels source: LabelSource) -> Explorer {
    memory.explorer(of: snapshot, labels: source)
  }
}
