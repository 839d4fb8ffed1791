import Assay

/// The images that a body speaks of: a list of ids, or a filter.
struct WantedImages: Decodable, Sendable {
  var images: [Int32]?
  var `where`: String?
  var model: String?
  var labels: String?

  /// The images, each once; those of a list in its order, those of a filter ascending.
  ///
  /// - Throws: ``APIError`` 400 for neither or both, an id that is none, or a filter that is none.
  func ids(in explorer: Explorer, model: ModelPredictions?) throws(APIError) -> [UInt32] {
    switch (images, `where`) {
    case (let images?, nil):
      let count = explorer.snapshot.images.count
      var seen = ImageSet(noneOf: count)
      var ids: [UInt32] = []
      ids.reserveCapacity(images.count)
      for image in images {
        guard image >= 0, image < count else {
          throw APIError(
            400, "bad_id", "there is no image \(image): the project has \(count), counted from 0")
        }
        guard !seen.contains(Int(image)) else { continue }
        seen.insert(Int(image))
        ids.append(UInt32(image))
      }
      return ids
    case (nil, let filter?):
      do throws(FilterError) {
        return try explorer.images(matching: filter, model: model).ids
      } catch { throw APIError(error, code: "bad_filter") }
    default:
      throw APIError(
        400, "bad_body",
        "say which images: either \"images\", a list of ids, or \"where\", a filter")
    }
  }
}

extension Call {
  /// The longest body that names images: a million ids fit.
  static let longestList = 16 * 1_024 * 1_024

  /// The project with the labels that a body asks for, and the model that it names.
  ///
  /// - Throws: ``APIError`` 400 for a source of labels or a model that is none.
  func resolve(_ wanted: WantedImages) throws(APIError) -> (Explorer, ModelPredictions?) {
    let explorer = try site.explorer(of: given, labels: wanted.labels)
    return (explorer, try model(named: wanted.model))
  }
}
