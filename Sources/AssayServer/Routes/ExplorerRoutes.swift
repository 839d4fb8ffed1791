import Assay

extension Route {
  /// Filters, orders and columns: the bulk of the numbers, as arrays.
  static let explorer = [imageList, column, keys, filter]

  private static let imageList = Route(
    path: "/images", summary: "The ids of the images of a filter, in an order.",
    parameters: [
      .model, .filter,
      Parameter(
        name: "order",
        what: "A field to order by, `-` in front for descending; missing values come last. "
          + "The order of the images if absent."),
    ],
    answer: .content(
      type: "application/octet-stream",
      what: "Ids as 32-bit unsigned little-endian integers; `X-Assay-Total` counts all images."),
    handle: { call in
      let model = try call.model()
      let set = try call.filteredImages(model: model)
      let ids: [UInt32]
      do throws(FilterError) {
        let order = try ImageOrder(parsing: call.query["order"] ?? "")
        ids = try call.explorer.sorted(set, by: order, model: model)
      } catch { throw APIError(error, code: "bad_order") }
      var response = ServerResponse.array(of: ids, type: "uint32")
      response.headers["x-assay-total"] = String(call.snapshot.images.count)
      return response
    })

  private static let column = Route(
    path: "/columns/{name}", summary: "One value per image, in image order.",
    parameters: [.model],
    answer: .content(
      type: "application/octet-stream",
      what: "Little-endian; `X-Assay-Type` is `float64` (a metric, NaN where missing) or `int32` "
        + "(`label`, `predicted`, `split` or a category: an index into its names, −1 where missing). "
        + "`similar to \"KEY\"` is the distance to an image."
    ),
    handle: { call in
      let name = call.path["name"] ?? ""
      let model = try call.model()
      switch name {
      case "label": return .array(of: call.snapshot.labels, type: "int32")
      case "predicted":
        guard let model else { throw APIError(EvaluationError.noModel) }
        return .array(of: model.predicted, type: "int32")
      case "split":
        if let splits = call.snapshot.splits { return .array(of: splits.codes, type: "int32") }
      default:
        if let metric = call.explorer.column(id: name, model: model) {
          return .array(of: metric.values, type: "float64")
        }
        if let category = call.snapshot.categories[name] {
          return .array(of: category.codes, type: "int32")
        }
        if let distances = try similarityColumn(name, call) {
          return .array(of: distances.values, type: "float64")
        }
      }
      throw APIError(404, "unknown_column", "there is no column \"\(name.prefix(80))\"")
    })

  /// The distances that an order `similar to "KEY"` goes by; `nil` for any other name.
  private static func similarityColumn(_ name: String, _ call: Call) throws(APIError) -> Column? {
    guard let order = try? ImageOrder(parsing: name), order.reference != nil else { return nil }
    do throws(FilterError) {
      return try call.snapshot.distances(of: order)
    } catch { throw APIError(error, code: "bad_order") }
  }

  private static let keys = Route(
    path: "/keys", summary: "The keys of up to 1,000 images.",
    parameters: [Parameter(name: "ids", what: "Image ids, separated by commas.", isRequired: true)],
    answer: .json(schema: "Keys"),
    handle: { call in
      let parts = (call.query["ids"] ?? "").split(separator: ",")
      guard parts.count <= 1_000 else {
        throw APIError(400, "too_many", "at most 1000 ids at a time, not \(parts.count)")
      }
      let keys = try parts.map { part throws(APIError) in
        guard let id = Int(part), call.snapshot.images.indices.contains(id) else {
          throw APIError(400, "bad_id", "\"\(part.prefix(40))\" is not the id of an image")
        }
        return JSON.string(call.snapshot.images[id].key)
      }
      return .json(.object([("keys", .array(keys))]))
    })

  private static let filter = Route(
    path: "/filter", summary: "Whether a filter is well-formed, its canonical text and its count.",
    parameters: [.model, .filter],
    answer: .json(schema: "Filter"),
    handle: { call in
      let filter = try call.filter()
      let set = try call.images(matching: filter, model: try call.model())
      return .json(
        .object([
          ("ok", .bool(true)), ("canonical", .string(filter?.description ?? "")),
          ("count", .int(set.count)),
        ]))
    })
}
