import Assay

/// The images that a body speaks of, with the project and the model that it means.
struct WantedImages: Sendable {
  /// The project with the labels that the body asks for.
  let explorer: Explorer
  /// The model that the body names, else the one that stands for the project.
  let model: ModelPredictions?
  /// The images, each once; those of a list in its order, those of a filter ascending.
  let ids: [UInt32]
  /// The filter, where the images are those of one.
  let filter: String?

  /// The members of a body that names images, in each of their forms, behind those in front.
  static func forms(_ front: [any DeclaredParameter]...) -> [[any DeclaredParameter]] {
    front.flatMap { members in
      Parameters.ways.map { members + $0 + [Parameters.model, Parameters.labels] }
    }
  }

  /// - Throws: ``APIError`` 400 for an id that is none, a filter that is none, or an unknown model.
  init(of body: RequestValues, in call: Call) throws(APIError) {
    explorer = call.site.explorer(of: call.given, labels: try body[Parameters.labels])
    model = try call.model(named: try body[Parameters.model])
    guard body[Parameters.ids.name].isEmpty else {
      filter = nil
      ids = try Self.distinct(try body[Parameters.ids] ?? [], of: explorer.snapshot.images.count)
      return
    }
    let text = try body[Parameters.neededFilter]
    filter = text
    do throws(FilterError) {
      ids = try explorer.images(
        matching: FilterExpression(ifGiven: text), model: model
      ).ids
    } catch { throw APIError(error, code: .badFilter) }
  }

  private static func distinct(_ images: [Int], of count: Int) throws(APIError) -> [UInt32] {
    var seen = ImageSet(noneOf: count)
    var ids: [UInt32] = []
    ids.reserveCapacity(images.count)
    for image in images {
      guard image >= 0, image < count else {
        throw APIError(
          .badID, "there is no image \(image): the project has \(count), counted from 0")
      }
      guard !seen.contains(image) else { continue }
      seen.insert(image)
      ids.append(UInt32(image))
    }
    return ids
  }
}
