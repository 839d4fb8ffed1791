import Assay

extension Route {
  /// Filters, orders and columns: the bulk of the numbers, as arrays.
  static let explorer = [imageList, column, keys, filter]

  private static let imageList = Route(
    path: "/images", summary: "The ids of the images of a filter, in an order.",
    parameters: [Parameters.model, Parameters.filter, Parameters.order],
    answer: .content(
      types: ["application/octet-stream"],
      what: "Ids as 32-bit unsigned little-endian integers; `X-Assay-Total` counts all images."),
    handle: { call in
      let model = try call.model()
      let set = try call.filteredImages(model: model)
      let text = try call[Parameters.order] ?? ""
      let ids: [UInt32]
      do throws(FilterError) {
        ids = try call.explorer.sorted(set, by: ImageOrder(parsing: text), model: model)
      } catch { throw APIError(error, code: .badOrder) }
      var response = ServerResponse.array(of: ids, type: "uint32")
      response.headers["x-assay-total"] = String(call.snapshot.images.count)
      return response
    })

  private static let column = Route(
    path: "/columns/{name}", inPath: [Parameters.columnName],
    summary: "One value per image, in image order.", parameters: [Parameters.model],
    answer: .content(
      types: ["application/octet-stream"],
      what: "Little-endian; `X-Assay-Type` is `float64` (a metric, NaN where missing) or `int32` "
        + "(`label`, `predicted`, `split` or a category: an index into its names, −1 where missing). "
        + "`similar to \"KEY\"` is the distance to an image."),
    errors: [.noModel, .badOrder],
    handle: { call in
      let name = try call[Parameters.columnName]
      let model = try call.model()
      switch FieldName(rawValue: name) {
      case .label: return .array(of: call.snapshot.labels, type: "int32")
      case .predicted:
        guard let model else { throw APIError(EvaluationError.noModel) }
        return .array(of: model.predicted, type: "int32")
      case .split:
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
      throw APIError(.unknownColumn, "there is no column \"\(name.prefix(80))\"")
    })

  /// The distances that an order `similar to "KEY"` goes by; `nil` for any other name.
  private static func similarityColumn(_ name: String, _ call: Call) throws(APIError) -> Column? {
    guard let order = try? ImageOrder(parsing: name), order.reference != nil else { return nil }
    do throws(FilterError) {
      return try call.snapshot.distances(of: order)
    } catch { throw APIError(error, code: .badOrder) }
  }

  private static let keyCount = 1_000

  private static let keyIDs = Parameter.ids(
    "ids", "Image ids, separated by commas; none if absent.", upTo: keyCount, code: .badID,
    errors: [.tooMany])

  private static let keys = Route(
    path: "/keys", summary: "The keys of up to 1,000 images.", parameters: [keyIDs],
    answer: .json(schema: "Keys"),
    handle: { call in
      let ids = try call[keyIDs] ?? []
      guard ids.count <= keyCount else {
        throw APIError(.tooMany, "at most \(keyCount) ids at a time, not \(ids.count)")
      }
      let images = call.snapshot.images
      let keys = try ids.map { id throws(APIError) in
        guard images.indices.contains(id) else {
          throw APIError(.badID, "\(id) is not the id of an image")
        }
        return JSON.string(images[id].key)
      }
      return .json(.object([("keys", .array(keys))]))
    })

  private static let filter = Route(
    path: "/filter", summary: "Whether a filter is well-formed, its canonical text and its count.",
    parameters: [Parameters.model, Parameters.filter],
    answer: .json(schema: "Filter"),
    handle: { call in
      let set = try call.filteredImages(model: try call.model())
      let filter = try call.filter()
      return .json(
        .object([
          ("ok", .bool(true)), ("canonical", .string(filter?.description ?? "")),
          ("count", .int(set.count)),
        ]))
    })
}
