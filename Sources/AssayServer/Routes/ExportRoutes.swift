import Assay
import Foundation
import Synchronization

extension Route {
  /// Ways out: a file to download, or a folder inside the project.
  static let exports = [exportFile, exportOriginal, exportFolder]

  private static let format = Parameter.neededWord(
    "format",
    ExportFormat.files.map { "\($0.rawValue): \($0.summary)" }.joined(separator: "; ") + ".",
    among: ExportFormat.files, code: .badFormat)

  private static let form = Parameter.neededWord(
    "form", "folders: of copies; links: of symbolic links.",
    among: FolderExport.Form.allCases, code: .badForm)

  private static let exportFile = Route(
    method: "POST", path: "/export",
    summary: """
      Images in an order as a file in any format that is one, as an attachment; the head \
      `x-assay-left-out` counts images that the format has no place for. For other tools, predictions are \
      written where `model` is given, for relabelling always.
      """,
    body: RequestBody(
      forms: WantedImages.forms([format, Parameters.order]),
      example: "{\"format\": \"csv\", \"where\": \"label = cat\", \"order\": \"-loss\"}",
      limit: RequestBody.longestList),
    answer: .content(
      types: ["text/csv", "application/x-ndjson", "application/json", "application/xml"],
      what: "The file, of the type of its format."),
    caching: .never,
    handle: { call in
      let body = try await call.body()
      let format = try body[format]
      let wanted = try WantedImages(of: body, in: call)
      let explorer = wanted.explorer
      var ids = wanted.ids
      if let text = try body[Parameters.order] {
        do throws(FilterError) {
          let set = ImageSet(of: ids, among: explorer.snapshot.images.count)
          ids = try explorer.sorted(set, by: ImageOrder(parsing: text), model: wanted.model)
        } catch { throw APIError(error, code: .badOrder) }
      }
      guard
        let name = format.fileName,
        let file = ExportedFile(
          of: ids, in: explorer, model: wanted.model,
          isNamed: try body[Parameters.model] != nil, as: format)
      else { preconditionFailure("the parameter takes files alone") }
      return ServerResponse(
        type: file.mediaType, body: .stream(stream(of: file.pieces)),
        headers: [
          "content-disposition": "attachment; filename=\"\(name)\"",
          "x-assay-left-out": String(file.leftOut),
        ])
    })

  private static let exportOriginal = Route(
    method: "POST", path: "/export/labels-original",
    summary: """
      The labels file as it was imported, with the corrected labels in it, as an attachment; the heads \
      `x-assay-changed`, `x-assay-added` and `x-assay-left-out` count images.
      """,
    body: .empty,
    answer: .content(types: ["application/octet-stream"], what: "The file."),
    errors: [.noOriginal], caching: .never,
    handle: { call in
      _ = try await call.body()
      do {
        let export = try await call.site.source.originalLabels()
        return ServerResponse(
          type: "application/octet-stream", body: .stream(stream(of: export.pieces)),
          headers: [
            "content-disposition": "attachment; filename*=UTF-8''\(quotedName(export.name))",
            "x-assay-changed": String(export.changed), "x-assay-added": String(export.added),
            "x-assay-left-out": String(export.leftOut.count),
          ])
      } catch let error as OriginalExportError {
        throw APIError(.noOriginal, "\(error)")
      } catch let error as ImportError { throw APIError(.noOriginal, "\(error)") }
    })

  /// A file's name as RFC 5987 writes it in a head.
  private static func quotedName(_ name: String) -> String {
    name.utf8.map { byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x2E
        || byte == 0x2D || byte == 0x5F
      let hex = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (hex.count < 2 ? "0" + hex : hex)
    }.joined()
  }

  private static let exportFolder = Route(
    method: "POST", path: "/exports",
    summary: "Starts a job that writes class folders of copies or links into the project's folder.",
    body: RequestBody(
      forms: WantedImages.forms([form]),
      example: "{\"form\": \"folders\", \"where\": \"split = train\"}",
      limit: RequestBody.longestList),
    answer: .json(schema: "Job"), status: 202, caching: .never,
    handle: { call in
      let body = try await call.body()
      let form = try body[form]
      let wanted = try WantedImages(of: body, in: call)
      let ids = wanted.ids
      let (source, snapshot) = (call.site.source, wanted.explorer.snapshot)
      let job = await call.site.jobs.enqueue(kind: JobKind.export.rawValue) { report in
        try await source.export(ids, of: snapshot, as: form, report: report)
      }
      return call.accepted(job)
    })

  /// The pieces of an export, each made when the one before is sent.
  private static func stream(
    of pieces: some IteratorProtocol<String> & Sendable
  ) -> AsyncStream<String> {
    let pieces = Mutex(pieces)
    return AsyncStream { pieces.withLock { $0.next() } }
  }
}
