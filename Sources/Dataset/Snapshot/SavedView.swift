/// A filter and an order under a name, or a saved set of images.
public struct SavedView: Hashable, Sendable {
  /// The name, unique in a project.
  public var name: String
  /// The filter, in the filter language; `nil` for all images, and for a set.
  public var filter: String?
  /// The order, as in ``ImageOrder/init(parsing:)``; `nil` for the order of the images.
  public var order: String?
  /// The model that filter and order mean; `nil` for the current one.
  public var model: String?
  /// The images of a set, ascending; `nil` for a view with a filter.
  public var images: [Int32]?

  /// A view of all images.
  public init(name: String) { self.name = name }
}

extension ProjectSnapshot {
  /// The saved view of this name.
  public func view(named name: String) -> SavedView? { views.first { $0.name == name } }
}
