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
    body: RequestBody(forms: [[embeddingName]], example: "{\"name\": \"clip\"}"),
    answer: .json(schema: "Embeddings"), errors: [.busy, .readOnly], caching: .never,
    handle: { call in
      let name = try await call.body()[embeddingName]
      try await call.site.source.useEmbedding(named: name)
      let now = try await call.site.source.snapshot()
      return .json(.object([("embeddings", now.embeddingsJSON)]))
    })

  private static let embeddingName = Parameter.neededText(
    "name", "The name of an embedding.", format: .embedding, errors: [.unknownEmbedding])

  private static let reference = Parameter.whole(
    "image", "The id of an image; this or `images`.", in: Parameters.places, as: .imageID,
    code: .badID)
  private static let referenceCount = 1_000
  private static let references = Parameter.ids(
    "images", "The ids of several, separated by commas.", upTo: referenceCount, code: .badID,
    errors: [.tooMany])
  private static let similarLimit = Parameters.limit(
    "At most so many images.", in: 1...1_000, usually: 20)

  private static let similar = Route(
    path: "/similar",
    summary: "The images nearest to one, or to the mean direction of several, without those.",
    parameters: [reference, references, similarLimit, Parameters.filter, Parameters.model],
    answer: .json(schema: "Similar"),
    handle: { call in
      let images = try similarityReferences(call)
      let limit = try call[similarLimit]
      let filter = try call.filter()
      let set = try call.filteredImages(model: try call.model())
      let snapshot = call.snapshot
      var found: [(image: Int, distance: Double)] = []
      // What is stored is taken where it is exact; else all images are compared.
      if let stored = snapshot.neighbors, stored.recall == nil, images.count == 1,
        filter == nil, limit <= stored.neighborCount
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
    body: RequestBody(
      forms: WantedImages.forms([listLimit, listFormat]),
      example: "{\"images\": [0, 5], \"limit\": 100, \"format\": \"csv\"}",
      limit: RequestBody.longestList),
    answer: .content(
      types: ["text/csv", "application/x-ndjson"],
      what: "The lines; `application/x-ndjson` for jsonl."),
    errors: [.tooMany, .noEmbedding, .noList], caching: .never,
    handle: { call in
      let body = try await call.body()
      let (format, limit) = (try body[listFormat].format, try body[listLimit])
      let wanted = try WantedImages(of: body, in: call)
      let (explorer, ids) = (wanted.explorer, wanted.ids)
      guard ids.count <= 2_000 else {
        throw APIError(
          .tooMany,
          "at most 2000 images to be near to, not \(ids.count); choose fewer, or use "
            + "`assay export labelling-list`")
      }
      let snapshot = explorer.snapshot
      let list = try await LabellingList(
        near: ImageSet(of: ids, among: snapshot.images.count), limit: limit, in: snapshot)
      let count = "\(ids.count) \(ids.count == 1 ? "image" : "images")"
      let text = list.text(
        as: format, of: explorer, model: wanted.model,
        near: wanted.filter.map { "\(count) where \($0)" } ?? "\(count) that were chosen")
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

  private static let listLimit = Parameters.limit(
    "At most so many images.", in: 1...100_000, usually: 100)
  private static let listFormat = Parameter.word(
    "format", "csv: a table; jsonl: JSON Lines.", usually: ListFormat.csv, code: .badFormat)

  private enum ListFormat: String, CaseIterable, Sendable {
    case csv, jsonl

    var format: ImageExport.Format {
      switch self {
      case .csv: .csv
      case .jsonl: .jsonl
      }
    }
  }

  /// The images of `?image=` or `?images=`.
  private static func similarityReferences(_ call: Call) throws(APIError) -> [Int] {
    let one = try call[reference]
    let several = try call[references]
    guard one == nil || several == nil, let images = one.map({ [$0] }) ?? several else {
      throw APIError(.badID, "say to which image: either image=ID, or images=ID,ID")
    }
    guard (1...referenceCount).contains(images.count) else {
      throw APIError(.tooMany, "from 1 to \(referenceCount) ids, not \(images.count)")
    }
    for id in images where !call.snapshot.images.indices.contains(id) {
      throw APIError(.badID, "\(id) is not the id of an image")
    }
    return images
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
