import Assay
import Foundation

extension Route {
  /// Embeddings and what looks alike by them.
  static let similarity = [embeddingList, chooseEmbedding, similar, labellingList]

  private static let embeddingList = Route(
    path: "/embeddings", summary: "The embeddings, in the order of their import; one is current.",
    answer: .json(schema: "Embeddings"),
    handle: { call in .json(.object([("embeddings", call.snapshot.embeddingsJSON)])) })

  private static let chooseEmbedding = Route(
    method: "PUT", path: "/embeddings/current",
    summary: "Makes an embedding the current one; a `measure` job brings its neighbours.",
    body: .object([("name", .string)]), answer: .json(schema: "Embeddings"), caching: .never,
    handle: { call in
      let wanted = try await call.request.json(
        Choice.self, upTo: 64 * 1_024, like: "{\"name\": \"clip\"}")
      try await call.site.source.useEmbedding(named: wanted.name)
      let now = try await call.site.source.snapshot()
      return .json(.object([("embeddings", now.embeddingsJSON)]))
    })

  private static let similar = Route(
    path: "/similar",
    summary: "The images nearest to one, or to the mean direction of several, without those.",
    parameters: [
      Parameter(name: "image", what: "The id of an image; this or `images`."),
      Parameter(name: "images", what: "Up to 1,000 ids, separated by commas."),
      Parameter(name: "limit", what: "At most so many images, 1 to 1000; 20 if absent."),
      .filter, .model,
    ],
    answer: .json(schema: "Similar"),
    handle: { call in
      let images = try similarityReferences(call)
      let limit = try wholeNumber(call.query["limit"], "limit", from: 1, to: 1_000) ?? 20
      let set = try call.filteredImages(model: try call.model())
      let snapshot = call.snapshot
      var found: [(image: Int, distance: Double)] = []
      // What is stored is taken where it is exact; else all images are compared.
      if let stored = snapshot.neighbors, stored.recall == nil, images.count == 1,
        call.query["where"] == nil,
        limit <= stored.neighborCount
      {
        found = Array(stored.neighbors(of: images[0]).prefix(limit))
      } else if let embedding = snapshot.embedding,
        let similar = SimilarImages(to: images, by: embedding)
      {
        found = similar.nearest(limit, among: set, without: Set(images))
      }
      return .json(
        .object([
          ("embedding", .optional(snapshot.embedding?.name)),
          ("images", .array(found.map { nearImageJSON($0.image, $0.distance, snapshot) })),
        ]))
    })

  private static let labellingList = Route(
    method: "POST", path: "/labelling-list",
    summary: "The unlabelled images nearest to up to 2,000 images, as an attachment.",
    body: .named("NewLabellingList"),
    answer: .content(type: "*/*", what: "The lines; `application/x-ndjson` for jsonl."),
    caching: .never,
    handle: { call in
      let wanted = try await call.request.json(
        NewLabellingList.self, upTo: Call.longestList,
        like: "{\"images\": [0, 5], \"limit\": 100, \"format\": \"csv\"}")
      let format = ImageExport.Format(rawValue: wanted.format ?? "csv")
      guard let format, format != .corrections else {
        throw APIError(400, "bad_format", "format is csv or jsonl")
      }
      let limit = wanted.limit ?? 100
      guard (1...100_000).contains(limit) else {
        throw APIError(400, "bad_limit", "limit is a whole number from 1 to 100000")
      }
      let (explorer, model) = try call.resolve(wanted.wantedImages)
      let ids = try wanted.wantedImages.ids(in: explorer, model: model)
      guard ids.count <= 2_000 else {
        throw APIError(
          400, "too_many",
          "at most 2000 images to be near to, not \(ids.count); choose fewer, or use "
            + "`assay export labelling-list`")
      }
      let snapshot = explorer.snapshot
      let list: LabellingList
      do {
        list = try await LabellingList(
          near: ImageSet(of: ids, among: snapshot.images.count), limit: limit, in: snapshot)
      } catch let failure as LabellingList.Failure {
        throw APIError(400, "no_list", "\(failure)")
      }
      let count = "\(ids.count) \(ids.count == 1 ? "image" : "images")"
      let text = list.text(
        as: format, of: explorer, model: model,
        near: wanted.where.map { "\(count) where \($0)" } ?? "\(count) that were chosen")
      let isCSV = format == .csv
      return ServerResponse(
        type: isCSV ? "text/csv; charset=utf-8" : "application/x-ndjson",
        body: .bytes(Array(text.utf8)),
        headers: [
          "content-disposition":
            "attachment; filename=\"labelling-list.\(isCSV ? "csv" : "jsonl")\"",
          "x-assay-count": String(list.items.count),
        ])
    })

  /// The images of `?image=` or `?images=`.
  private static func similarityReferences(_ call: Call) throws(APIError) -> [Int] {
    guard let text = call.query["image"] ?? call.query["images"] else {
      throw APIError(400, "bad_id", "say to which image: image=ID, or images=ID,ID")
    }
    let parts = call.query["image"] == nil ? text.split(separator: ",") : [text[...]]
    guard !parts.isEmpty, parts.count <= 1_000 else {
      throw APIError(400, "too_many", "from 1 to 1000 ids, not \(parts.count)")
    }
    return try parts.map { part throws(APIError) in
      guard let id = Int(part), call.snapshot.images.indices.contains(id) else {
        throw APIError(400, "bad_id", "\"\(part.prefix(40))\" is not the id of an image")
      }
      return id
    }
  }

  /// A parameter that is a whole number; `nil` if it is absent.
  private static func wholeNumber(
    _ text: String?, _ name: String, from least: Int, to greatest: Int
  ) throws(APIError) -> Int? {
    guard let text else { return nil }
    guard let number = Int(text), (least...greatest).contains(number) else {
      throw APIError(
        400, "bad_\(name)",
        "\(name) is a whole number from \(least) to \(greatest), not \"\(text.prefix(40))\"")
    }
    return number
  }

  private struct Choice: Decodable { var name: String }

  private struct NewLabellingList: Decodable {
    var images: [Int32]?
    var `where`: String?
    var model: String?
    var labels: String?
    var limit: Int?
    var format: String?

    var wantedImages: WantedImages {
      WantedImages(images: images, where: `where`, model: model, labels: labels)
    }
  }
}

/// An image beside another: how far it is, and its label.
private func nearImageJSON(_ image: Int, _ distance: Double, _ snapshot: ProjectSnapshot) -> JSON {
  let label = snapshot.labels[image]
  return .object([
    ("id", .int(image)), ("key", .string(snapshot.images[image].key)),
    ("label", .optional(label < 0 ? nil : snapshot.classes[Int(label)])),
    ("distance", .number(distance)),
  ])
}
