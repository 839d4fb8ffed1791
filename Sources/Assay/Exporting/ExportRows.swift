import Analysis
package import Dataset

/// What an export says about one image.
struct ExportRows: Sendable {
  private let snapshot: ProjectSnapshot
  private let model: ModelPredictions?
  private let confidence: Column?
  private let metrics: [(id: String, column: Column)]
  private let categories: [(name: String, column: CategoryColumn)]
  private let tags: [Int32: [String]]

  private static let fixed = [
    "key", "label", "correction", "split", "predicted", "confidence", "outcome", "tags",
  ]
  /// What stands for a correction that says that no class is valid.
  static let noClass = "(no valid class)"

  /// What an export says about the images of a project; tags only of those in `tagged`.
  init(of explorer: Explorer, model: ModelPredictions?, tagged: [UInt32]) {
    snapshot = explorer.snapshot
    self.model = model
    confidence = explorer.column(.confidence, model: model)
    metrics = explorer.shownMetrics(model: model).filter { $0.info.name != .confidence }
      .map { ($0.info.id, $0.column) }
    categories = snapshot.categories.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    var wanted = ImageSet(noneOf: snapshot.images.count)
    for image in tagged { wanted.insert(Int(image)) }
    var tags: [Int32: [String]] = [:]
    for (tag, images) in snapshot.tags.sorted(by: { $0.key < $1.key }) {
      for image in images where wanted.contains(Int(image)) {
        tags[image, default: []].append(tag)
      }
    }
    self.tags = tags
  }

  /// The titles of ``cells(of:)``; a column that has the name of one before it gets `_imported`.
  var titles: [String] {
    var titles = Self.fixed
    for name in metrics.map(\.id) + categories.map(\.name) {
      var title = name
      while titles.contains(title) { title += "_imported" }
      titles.append(title)
    }
    return titles
  }

  /// The cells of an image's row; empty where something is missing.
  func cells(of image: Int) -> [String] {
    let correction = snapshot.corrections[Int32(image)].map { name(of: $0) ?? Self.noClass }
    var cells = [
      snapshot.images[image].key, name(of: snapshot.labels[image]) ?? "", correction ?? "",
      snapshot.splits?[image: image] ?? "", predicted(image) ?? "",
      number(confidence?[image: image]), outcome(image) ?? "",
      (tags[Int32(image)] ?? []).joined(separator: ";"),
    ]
    cells += metrics.map { number($0.column[image: image]) }
    cells += categories.map { $0.column[image: image] ?? "" }
    return cells
  }

  /// The same as ``cells(of:)``, as an object; `null` where something is missing.
  func json(of image: Int) -> JSON {
    .object([
      ("key", .string(snapshot.images[image].key)),
      ("label", .optional(name(of: snapshot.labels[image]))),
      ("correction", correctionJSON(of: image, in: snapshot)),
      ("split", .optional(snapshot.splits?[image: image])),
      ("predicted", .optional(predicted(image))),
      ("confidence", .optional(confidence?[image: image])),
      ("outcome", .optional(outcome(image))), ("tags", .strings(tags[Int32(image)] ?? [])),
      (
        "metrics",
        .object(metrics.map { ($0.id, .optional($0.column[image: image])) })
      ),
      (
        "categories",
        .object(categories.map { ($0.name, .optional($0.column[image: image])) })
      ),
    ])
  }

  /// Key, class as corrected, class as given, and what the person said of the given one.
  func correctionCells(of image: Int) -> [String] {
    let correction = snapshot.corrections[Int32(image)] ?? -1
    let given = snapshot.givenLabel(of: image)
    let status =
      correction < 0 ? "no_valid_class" : correction == given ? "confirmed" : "relabelled"
    return [
      snapshot.images[image].key, name(of: correction) ?? "", name(of: given) ?? "", status,
    ]
  }

  private func name(of code: Int32) -> String? { code < 0 ? nil : snapshot.classes[Int(code)] }

  private func predicted(_ image: Int) -> String? {
    model.flatMap { name(of: $0.predicted[image]) }
  }

  private func outcome(_ image: Int) -> String? {
    let (label, predicted) = (snapshot.labels[image], model?.predicted[image] ?? -1)
    return label < 0 || predicted < 0 ? nil : label == predicted ? "correct" : "wrong"
  }

  private func number(_ value: Double?) -> String { value.map { JSON.text(of: $0) } ?? "" }
}

/// The correction of an image: `null`, or its class (`null` for "no valid class") and whether it
/// confirms the imported label.
package func correctionJSON(of image: Int, in snapshot: ProjectSnapshot) -> JSON {
  guard let correction = snapshot.corrections[Int32(image)] else { return .null }
  return .object([
    ("class", .optional(correction < 0 ? nil : snapshot.classes[Int(correction)])),
    ("confirms", .bool(correction >= 0 && correction == snapshot.givenLabel(of: image))),
  ])
}
