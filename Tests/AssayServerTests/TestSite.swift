import Foundation
import Synchronization

@testable import Assay
@testable import AssayServer

/// Six images of three classes, one model with probabilities, made by hand; the golden files show
/// what the interface says about it.
enum SmallProject {
  static let snapshot: ProjectSnapshot = {
    let keys = [
      "cat/1.jpg", "cat/2.jpg", "dog/1.png", "dog/2.png", "owl/1.webp", "unlabelled/é \"1\".jpg",
    ]
    let images = keys.enumerated().map { place, key in
      var image = ImageRecord(key: key)
      image.byteCount = Int64(1_000 + place)
      image.modifiedNanoseconds = 1_700_000_000_000_000_000
      image.format = place < 5 ? ["jpeg", "jpeg", "png", "png", "webp"][place] : nil
      image.digest = place < 5 ? String(repeating: "\(place)", count: 32) : nil
      return image
    }
    var snapshot = ProjectSnapshot(
      images: images, classes: ["cat", "dog", "owl"], labels: [0, 0, 1, 1, 2, -1])
    snapshot.name = "small"
    snapshot.revision = 7
    let none = Double.nan
    snapshot.metrics = [
      "brightness": Column(values: [0.5, 0.25, 0.75, 0.125, 0.25, none]),
      "width": Column(values: [640, 320, 640, 32, 64, none]),
      "height": Column(values: [480, 240, 480, 32, 64, none]),
      "iso": Column(values: [100, none, 200, none, none, none]),
    ]
    snapshot.splits = CategoryColumn(names: ["train", "test"], codes: [1, 1, 1, 1, 1, 0])
    snapshot.categories = [
      "camera": CategoryColumn(names: ["Canon", "Nikon"], codes: [0, 1, 0, -1, -1, -1])
    ]
    snapshot.tags = ["reviewed": [0, 2]]
    snapshot.corrections = [1: 1, 2: 1, 4: -1]
    var cats = SavedView(name: "cats")
    cats.filter = "label = cat"
    cats.order = "-brightness"
    var hard = SavedView(name: "hard ones")
    hard.images = [1, 3]
    var lost = SavedView(name: "lost")
    lost.filter = "weather = rain"
    snapshot.views = [cats, hard, lost]
    var model = ModelPredictions(name: "strong", predicted: [0, 1, 1, 0, 2, 0])
    model.probabilities = ProbabilityMatrix(
      values: [
        0.75, 0.25, 0, 0.25, 0.5, 0.25, 0.125, 0.75, 0.125, 0.5, 0.5, 0, 0, 0.25, 0.75, 0.5, 0.25,
        0.25,
      ], rowCount: 6, columnCount: 3)
    model.digest = "0123456789abcdef0123456789abcdef"
    snapshot.models = [model]
    let vectors: [Float] = [1, 0, 0.75, 0.25, 0, 1, 0.25, 0.75, -1, 0, 0, 0]
    snapshot.embeddings = [
      Embedding(
        name: "vectors", source: .imported,
        matrix: FloatMatrix(values: vectors, rowCount: 6, columnCount: 2))
    ]
    snapshot.currentEmbedding = "vectors"
    snapshot.maps = [
      ImageMap(
        method: .umap, embedding: "vectors", digest: snapshot.embeddings[0].digest, seed: 7,
        points: FloatMatrix(values: (0..<12).map { Float($0) }, rowCount: 6, columnCount: 2),
        trustworthiness: 0.875, sampled: 6)
    ]
    snapshot.issues = [
      FileIssue(image: 5, kind: .undecodable, reason: "not a JPEG: it ends after 3 bytes")
    ]
    return snapshot
  }()
}

/// A project without storage: a snapshot, one thumbnail, and files of a folder by their keys.
final class TestSource: ProjectSource {
  let current: Mutex<ProjectSnapshot>
  let folder: URL?
  let measuring: @Sendable (@Sendable (WorkProgress) -> Void) async throws -> String

  init(
    _ snapshot: ProjectSnapshot = SmallProject.snapshot, folder: URL? = nil,
    measuring: @escaping @Sendable (@Sendable (WorkProgress) -> Void) async throws -> String = {
      report in
      report(WorkProgress(done: 3, total: 6, seconds: 2))
      return "6 images measured"
    }
  ) {
    current = Mutex(snapshot)
    self.folder = folder
    self.measuring = measuring
  }

  /// How often everything was asked for.
  let readings = Mutex(0)

  var revision: Int64 { current.withLock(\.revision) }

  func snapshot() -> ProjectSnapshot {
    readings.withLock { $0 += 1 }
    return current.withLock { $0 }
  }

  func thumbnail(of image: Int) -> Data? { image == 5 ? nil : Data([0xff, 0xd8, UInt8(image)]) }

  func originalURL(of image: Int) -> URL? {
    guard let file = folder?.appending(path: snapshot().images[image].key),
      FileManager.default.fileExists(atPath: file.path)
    else { return nil }
    return file
  }

  func measure(report: @escaping @Sendable (WorkProgress) -> Void) async throws -> String {
    try await measuring(report)
  }

  var lastEdit: Int64 { 3 }

  func edit(
    _ change: Edit.Change, images: [Int32], by author: String?, seen: Int64?
  ) throws -> EditOutcome {
    if seen == 0 { throw EditError.unseen(Self.conflict) }
    return outcome
  }

  func undo(_ id: Int64?, by author: String?) throws -> EditOutcome {
    if let id, id > lastEdit { throw EditError.unknownEdit(id) }
    if id == 1 { throw EditError.changedSince(Self.tagged, Self.conflict) }
    return outcome
  }

  func redo(by author: String?) -> EditOutcome { EditOutcome(edit: nil, revision: 8) }

  func export(
    _ ids: [UInt32], of snapshot: ProjectSnapshot, as form: FolderExport.Form,
    report: @escaping @Sendable (WorkProgress) -> Void
  ) -> String { "\(ids) \(snapshot.labelSource) \(form)" }

  func originalLabels() throws -> OriginalExport {
    let file = FileBytes(copying: Array("file,label\na.png,cat\n".utf8), name: "my labels.csv")
    return try OriginalExport(
      LabelFile(file, reading: LabelFile.Reading()), images: snapshot().images.map(\.key),
      corrections: [:])
  }

  func makeMap(
    seed: UInt64, report: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> String {
    report(WorkProgress(done: 100, total: 500))
    return "laid out with seed \(seed)"
  }

  func history(limit: Int) -> EditHistory {
    EditHistory(
      edits: Array([Self.undone, Self.labelled, Self.tagged].prefix(limit)), canUndo: true,
      canRedo: true)
  }

  func importReports() -> [ImportReport] {
    let whole = """
      {"subject": "labels", "file": "labels.csv", "images": 6, "matched": 5,
       "images_without": {"count": 1, "examples": ["unlabelled/é \\"1\\".jpg"]},
       "without_image": {"count": 0, "examples": []}, "duplicate_rows": 2, "by_suffix": 5,
       "columns": [{"name": "file", "role": "key", "note": null},
                   {"name": "animal", "role": "label", "note": null},
                   {"name": "iso", "role": "number", "note": "decimal commas"}],
       "classes": ["cat", "dog", "owl"], "missing_words": ["?"], "hint": null,
       "choices": [{"kind": "no_label", "text": "\\"?\\" is no label (1 row)", "count": 1}]}
      """
    return [
      ("labels", "labels.csv", nil, whole),
      ("predictions", "strong.npy", "strong", #"{"images": 6, "matched": 6}"#),
      ("metadata", "other.csv", nil, "[]"),
    ].enumerated().map { place, report in
      ImportReport(
        ReportTable.StoredReport(
          importedSeconds: 1_795_509_000 + 60 * Int64(place), kind: report.0, source: report.1,
          model: report.2, json: report.3))
    }
  }

  func useEmbedding(named name: String) throws {
    try current.withLock { snapshot in
      guard snapshot.embeddings.contains(where: { $0.name == name }) else {
        throw StoreError.unknownEmbedding(name: name, known: snapshot.embeddings.map(\.name))
      }
      snapshot.currentEmbedding = name
    }
  }

  func save(_ view: SavedView) -> SavedView { view }

  func removeView(named name: String) -> Bool { name == "cats" }

  private var outcome: EditOutcome { EditOutcome(edit: Self.tagged, revision: 8) }

  private static let conflict = EditConflict(
    edit: labelled,
    now: [
      EditConflict.State(change: .label(nil), count: 2),
      EditConflict.State(change: .unlabel, count: 1),
    ])

  private static let tagged = Edit(
    id: 1, date: Date(timeIntervalSince1970: 1_795_509_000), change: .tag("odd"), count: 2,
    isUndone: false)

  private static let labelled = Edit(
    id: 2, date: Date(timeIntervalSince1970: 1_795_509_060), author: "tab k3f9a2",
    change: .label(nil), count: 1, isUndone: true)

  private static let undone = Edit(
    id: 3, date: Date(timeIntervalSince1970: 1_795_509_120), author: "command line",
    change: .label(nil), count: 1, undoes: 2, takesBack: true, isUndone: false)
}

/// A site on loopback, port 8817, and short ways to ask it.
struct TestSite {
  let site: Site
  let responder: Responder

  init(
    source: any ProjectSource = TestSource(), isLoopback: Bool = true, token: String? = nil,
    identity: String = "test"
  ) {
    site = Site(source: source, jobs: JobQueue(), identity: identity)
    responder = Responder(
      site: site,
      assets: WebAssets(files: [
        "/index.html": Array("<!doctype html><title>Assay</title>".utf8),
        "/main-ABCD1234.js": Array(String(repeating: "const a = 1;\n", count: 200).utf8),
        "/main.css": Array("a { color: red }".utf8),
        "/photo.svg": Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8),
      ]), gate: Gate(port: 8817, isLoopback: isLoopback, token: token))
  }

  func get(_ target: String, _ headers: [String: String] = [:]) async -> ServerResponse {
    await ask("GET", target, headers)
  }

  /// An answer to a request; without a `host` among the headers it is the right one, with an empty
  /// one there is none.
  func ask(
    _ method: String, _ target: String, _ headers: [String: String] = [:], body: String = ""
  ) async -> ServerResponse {
    var headers = headers
    if headers["host"] == nil { headers["host"] = "127.0.0.1:8817" }
    if headers["host"] == "" { headers["host"] = nil }
    let bytes = Array(body.utf8)
    return await responder.respond(
      to: ServerRequest(
        method: method, target: target, headers: headers,
        body: { limit in bytes.count <= limit ? bytes : nil }))
  }
}

extension ServerResponse {
  /// The bytes of the body, read to the end where it is a file.
  var bytes: [UInt8] {
    switch body {
    case .bytes(let bytes): bytes
    case .file(let handle, let count): Array((try? handle.read(upToCount: count)) ?? Data())
    case .stream: []
    }
  }

  /// The body as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The body as numbers.
  func numbers<Number: BitwiseCopyable>(_ type: Number.Type) -> [Number] {
    bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / MemoryLayout<Number>.size).map {
        bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Number>.size, as: Number.self)
      }
    }
  }

  /// The word of the error in the body, `nil` if there is none.
  var errorCode: String? { (errorBody?["error"] as? [String: Any])?["code"] as? String }

  /// The sentence of the error in the body.
  var errorMessage: String? { (errorBody?["error"] as? [String: Any])?["message"] as? String }

  private var errorBody: [String: Any]? {
    try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
  }
}
