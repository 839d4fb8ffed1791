package import Dataset
internal import Kernels

extension Advice {
  /// The most worthwhile things as the commands and the HTTP interface give them out.
  ///
  /// - Parameter limit: how many at most.
  /// - Returns: an object with the model, the population, how much was found, and the items.
  package func json(limit: Int) -> JSON {
    .object([
      ("version", .string(AssayVersion.current)), ("model", .optional(model)),
      ("population", population?.json ?? .null), ("found", .int(all.count)),
      (
        "items",
        .array(
          best(limit).map { item in
            .object([
              ("kind", .string(item.kind.rawValue)), ("title", .string(item.title)),
              ("reason", .string(item.reason)), ("images", .int(item.images.count)),
              ("gain", item.gain?.json ?? .null), ("worth", .number(item.worth)),
              ("filter", .filter(item.filter)), ("page", .string(item.page.path)),
              (
                "parameters",
                .array(
                  item.page.parameters.map { .array([.string($0.name), .string($0.value)]) })
              ),
            ])
          })
      ),
    ])
  }
}
