import Assay
import Foundation
import Synchronization

extension Route {
  /// Ways out: a file to download, or a folder inside the project.
  static let exports = [exportFile, exportFolder]

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
        type: export.mediaType, body: .stream(stream(of: export)),
        headers: ["content-disposition": "attachment; filename=\"\(name).\(export.fileExtension)\""]
      )
    })

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
  private static func stream(of export: ImageExport) -> AsyncStream<String> {
    let pieces = Mutex(export.pieces)
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
