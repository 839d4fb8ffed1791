import Assay

/// The parameters that several routes have.
enum Parameters {
  static let model = Parameter.text(
    "model", "The model; the one imported last if absent.", format: .model,
    errors: [.unknownModel])

  static let filter = Parameter.text(
    "where", "A filter of the filter language; all images if absent.", format: .filter,
    errors: [.badFilter])

  static let labels = Parameter.word(
    "labels", "given: the labels as imported; corrected: with corrections in their place.",
    usually: LabelSource.given, code: .badLabels)

  static let order = Parameter.text(
    "order",
    "A field to order by, `-` in front for descending; missing values come last. The order of the "
      + "images if absent.", format: .order, orEmpty: true, errors: [.badOrder])

  static let classes = Parameter.texts(
    "class", "A class of the class filter; may stand several times.", format: .className,
    errors: [.unknownClass])

  static let split = Parameter.text(
    "split",
    "A split; `*` for all images. If absent, test, else val, else all images, and all images if "
      + "the filter speaks of splits.", format: .split, errors: [.unknownSplit])

  static let metric = neededMetric("metric", "A metric's id.")

  static let groups = Parameter.text(
    "by",
    "Tells images apart by the words of a field: outcome, label, predicted, split, format or a "
      + "category.", format: .field, errors: [.badBy])

  /// The id of a metric.
  static func neededMetric(_ name: String, _ what: String) -> Parameter<String> {
    .neededText(
      name, what, format: .metric,
      ifMissing: (.noMetric, "say which metric: ?\(name)=brightness"), errors: [.unknownMetric])
  }

  /// `limit`: how many things of a list at most.
  static func limit(
    _ what: String, in range: ClosedRange<Int>, usually usual: Int
  ) -> Parameter<Int> {
    .whole("limit", what, in: range, usually: usual, code: .badLimit)
  }

  /// How many are passed over, or an image: the largest number that any list can have.
  static let places = 0...Int(Int32.max)

  // Of paths.

  static let imageID = Parameter.neededWhole(
    "id", "The place of an image in the order of images, from 0.", as: .imageID, code: .badID,
    expected: "an image's id is a whole number", errors: [.unknownImage])

  static let jobID = Parameter.neededWhole(
    "id", "The number of a job, from 1.", as: .whole(1...Int(Int32.max)), code: .unknownJob,
    expected: "a job's id is a whole number")

  static let viewName = Parameter.neededText("name", "The name of a view.", format: .name)

  static let columnName = Parameter.neededText(
    "name", "A metric's id, a category, `label`, `predicted`, `split`, or `similar to \"KEY\"`.",
    format: .column, errors: [.unknownColumn])

  // Of bodies.

  /// The members by which a body names images: a list of ids, or a filter.
  static let ways: [[any DeclaredParameter]] = [[ids], [neededFilter]]

  static let ids = Parameter.ids(
    "images", "The ids of images.", isRequired: true, code: .badID)

  static let neededFilter = Parameter.neededText(
    "where", "A filter of the filter language; empty for all images.", format: .filter,
    orEmpty: true,
    errors: [.badFilter])
}
