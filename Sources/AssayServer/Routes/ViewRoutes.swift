import Assay
import Foundation

extension Route {
  /// Saved views and sets.
  static let views = [viewList, saveView, removeView]

  private static let viewList = Route(
    path: "/views", summary: "The saved views and sets, by name.",
    answer: .json(schema: "Views"),
    handle: { call in
      .json(
        .object([("views", .array(call.snapshot.views.map { viewJSON($0, call.explorer) }))]))
    })

  private static let saveView = Route(
    method: "PUT", path: "/views/{name}",
    summary: "Saves a filter and an order, or a set of images, under a name.",
    body: .named("NewView"), answer: .json(schema: "View"), caching: .never,
    handle: { call in
      let wanted = try await call.request.json(
        NewView.self, upTo: Call.longestList,
        like: "{\"where\": \"label = cat\", \"order\": \"-loss\"} or {\"images\": [0, 5]}")
      guard wanted.images == nil || wanted.where == nil else {
        throw APIError(400, "bad_body", "a view has either \"where\" or \"images\"")
      }
      var view = SavedView(name: call.path["name"] ?? "")
      view.filter = wanted.where
      view.order = wanted.order
      view.model = wanted.model
      view.images = wanted.images
      let saved = try await call.site.source.save(view)
      return .json(viewJSON(saved, call.explorer))
    })

  private static let removeView = Route(
    method: "DELETE", path: "/views/{name}", summary: "Removes a saved view or set.",
    answer: .json(schema: "RemovedView"), caching: .never,
    handle: { call in
      let name = call.path["name"] ?? ""
      guard try await call.site.source.removeView(named: name) else {
        throw APIError(404, "unknown_view", "there is no view \"\(name.prefix(80))\"")
      }
      return .json(.object([("removed", .string(name))]))
    })

  private struct NewView: Decodable {
    var `where`: String?
    var order: String?
    var model: String?
    var images: [Int32]?
  }
}
