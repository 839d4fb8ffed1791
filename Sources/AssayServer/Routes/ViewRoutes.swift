import Assay
import Foundation

extension Route {
  /// Saved views and sets.
  static let views = [viewList, saveView, removeView]

  private static let viewFilter = Parameter.text(
    "where", "A filter of the filter language; all images if absent.", format: .filter,
    orEmpty: true,
    errors: [.badFilter])
  private static let viewOrder = Parameter.text(
    "order", "A field to order by, `-` in front for descending.", format: .order, orEmpty: true,
    errors: [.badOrder])

  private static let viewList = Route(
    path: "/views", summary: "The saved views and sets, by name.",
    answer: .json(schema: "Views"),
    handle: { call in
      .json(
        .object([("views", .array(call.snapshot.views.map { viewJSON($0, call.explorer) }))]))
    })

  private static let saveView = Route(
    method: "PUT", path: "/views/{name}", inPath: [Parameters.viewName],
    summary: "Saves a filter and an order, or a set of images, under a name.",
    body: RequestBody(
      forms: [
        [viewFilter, viewOrder, Parameters.model], [Parameters.ids, viewOrder, Parameters.model],
      ],
      example: "{\"where\": \"label = cat\", \"order\": \"-loss\"} or {\"images\": [0, 5]}",
      limit: RequestBody.longestList),
    answer: .json(schema: "SavedView"), errors: [.badName, .busy, .readOnly], caching: .never,
    handle: { call in
      let body = try await call.body()
      var view = SavedView(name: try call[Parameters.viewName])
      view.order = try body[viewOrder]
      view.model = try body[Parameters.model]
      if body[Parameters.ids.name].isEmpty {
        view.filter = try body[viewFilter]
      } else {
        // What is larger than any image's id is refused with those that are none.
        view.images = try body[Parameters.ids].map { $0.map { Int32(clamping: $0) } }
      }
      let saved = try await call.site.source.save(view)
      return .json(viewJSON(saved, call.explorer))
    })

  private static let removeView = Route(
    method: "DELETE", path: "/views/{name}", inPath: [Parameters.viewName],
    summary: "Removes a saved view or set.", answer: .json(schema: "RemovedView"),
    errors: [.unknownView, .busy, .readOnly], caching: .never,
    handle: { call in
      let name = try call[Parameters.viewName]
      guard try await call.site.source.removeView(named: name) else {
        throw APIError(.unknownView, "there is no view \"\(name.prefix(80))\"")
      }
      return .json(.object([("removed", .string(name))]))
    })
}
