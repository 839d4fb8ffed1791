import Assay
import Foundation
import Synchronization

extension Route {
  /// Ways out: a file to download, or a folder inside the project.
  static let exports = [exportFile, exportOriginal, exportFolder]

  private static let exportFile = Route(
    method: "POST", path: "/export",
    summary: "Images as CSV or JSON Lines in an order, or their corrections, as an attachment.",
    body: .named("NewExport"),
    answer: .content(type: "*/*", what: "The lines; `application/x-ndjson` for jsonl."),
    caching: .never,
    handle: { call in
      let wanted = try await call.request.json(
        NewExport.self, upTo: Call.longestList,
        like: "{\"format\": \"csv\", \"where\": \"label = cat\", \"order\": \"-loss\"}")
      guard let format = ImageExport.Format(rawValue: wanted.format) else {
        throw APIError(
          400, "bad_format",
          "format is csv, jsonl or corrections, not \"\(wanted.format.prefix(40))\"")
      }
      let (explorer, model) = try call.resolve(wanted.wantedImages)
      var ids = try wanted.wantedImages.ids(in: explorer, model: model)
      if let text = wanted.order {
        do throws(FilterError) {
          let set = ImageSet(of: ids, among: explorer.snapshot.images.count)
          ids = try explorer.sorted(set, by: ImageOrder(parsing: text), model: model)
        } catch { throw APIError(error, code: "bad_order") }
      }
      let export = ImageExport(of: ids, in: explorer, model: model, as: format)
      let name = format == .corrections ? "corrections" : "images"
      return ServerResponse(
        type: export.mediaType, body: .stream(stream(of: export.pieces)),
        headers: ["content-disposition": "attachment; filename=\"\(name).\(export.fileExtension)\""]
      )
    })

  private static let exportOriginal = Route(
    method: "POST", path: "/export/labels-original",
    summary: """
      The labels file as it was imported, with the corrected labels in it, as an attachment; the heads \
      `x-assay-changed`, `x-assay-added` and `x-assay-left-out` count images.
      """,
    body: .object([]),
    answer: .content(type: "*/*", what: "The file, `application/octet-stream`."),
    caching: .never,
    handle: { call in
      try await call.checkEmptyBody()
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
        throw APIError(409, "no_original", "\(error)")
      } catch let error as ImportError { throw APIError(409, "no_original", "\(error)") }
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
    body: .named("NewFolderExport"), answer: .json(schema: "Job"), status: 202, caching: .never,
    handle: { call in
      let wanted = try await call.request.json(
        NewFolderExport.self, upTo: Call.longestList,
        like: "{\"form\": \"folders\", \"where\": \"split = train\"}")
      guard let form = FolderExport.Form(rawValue: wanted.form) else {
        throw APIError(
          400, "bad_form", "form is folders or links, not \"\(wanted.form.prefix(40))\"")
      }
      let (explorer, model) = try call.resolve(wanted.wantedImages)
      let ids = try wanted.wantedImages.ids(in: explorer, model: model)
      let (source, snapshot) = (call.site.source, explorer.snapshot)
      let job = await call.site.jobs.enqueue(kind: "export") { report in
        try await source.export(ids, of: snapshot, as: form, report: report)
      }
      var response = ServerResponse.json(jobJSON(job), status: 202)
      response.headers["location"] = "\(Route.root)/jobs/\(job.id)"
      return response
    })

  /// The pieces of an export, each made when the one before is sent.
  private static func stream(
    of pieces: some IteratorProtocol<String> & Sendable
  ) -> AsyncStream<String> {
    let pieces = Mutex(pieces)
    return AsyncStream { pieces.withLock { $0.next() } }
  }

  private struct NewExport: Decodable {
    var format: String
    var images: [Int32]?
    var `where`: String?
    var model: String?
    var labels: String?
    var order: String?

    var wantedImages: WantedImages {
      WantedImages(images: images, where: `where`, model: model, labels: labels)
    }
  }

  private struct NewFolderExport: Decodable {
    var form: String
    var images: [Int32]?
    var `where`: String?
    var model: String?
    var labels: String?

    var wantedImages: WantedImages {
      WantedImages(images: images, where: `where`, model: model, labels: labels)
    }
  }
}
