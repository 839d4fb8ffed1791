public import Foundation

/// Everything about a project at one moment, as columns in image order, shared read-only.
///
/// Evaluation, filters, the server and the commands all read this one value; it knows no storage.
public struct ProjectSnapshot: Sendable {
  /// The project's name: its folder without `.assay`; `nil` for tables without a project.
  public var name: String?
  /// Grows with every write to the project; two snapshots of one revision are equal.
  public var revision: Int64
  /// The revision of the last write that was more than an edit; `nil` for what no project holds.
  ///
  /// Two snapshots of one project with the same number differ in tags, corrections and views at most.
  package var contentRevision: Int64?
  /// The latest edit of the history, 0 if there is none.
  package var lastEdit: Int64 = 0
  /// The images, in the order of their keys' UTF-8 bytes at import; later finds come after.
  public var images: [ImageRecord]
  /// The names of the classes; labels and predictions are indices into them.
  public var classes: [String]
  /// The class of each image, −1 where it has none: the given one unless ``labelSource`` says else.
  public var labels: [Int32]
  /// Whether ``labels`` are the imported ones or have the corrections in their place.
  public var labelSource: LabelSource
  /// The imported labels where ``labels`` are the corrected ones, else `nil`.
  package var replacedLabels: [Int32]?
  /// The class that a person gave an image in place of the imported one, −1 for "no valid class".
  public var corrections: [Int32: Int32]
  /// The splits, such as `train` and `test`, where labels or folders name them.
  public var splits: CategoryColumn?
  /// Data, label and imported metrics by id; model metrics are derived per model.
  public var metrics: [String: Column]
  /// Metadata columns of words, by name.
  public var categories: [String: CategoryColumn]
  /// For each tag the images that carry it, ascending.
  public var tags: [String: [Int32]]
  /// The saved views and sets, by name.
  public var views: [SavedView]
  /// The models, in the order of their import.
  public var models: [ModelPredictions]
  /// The embeddings, in the order of their import.
  public var embeddings: [Embedding]
  /// The name of the embedding that neighbours and their metrics come from; `nil` without any.
  public var currentEmbedding: String?
  /// The nearest images of each by the current embedding, once they are measured.
  public var neighbors: ImageNeighbors?
  /// The class that at least 6 of the 9 nearest labelled images suggest instead of the label, −1
  /// where they do not; `nil` until neighbours are measured.
  public var suggestedClasses: [Int32]?
  /// The nearest labelled images of each labelled one, where they had to be searched for, and the
  /// labels of that search.
  package var voters: (neighbors: ImageNeighbors, labels: [Int32])?
  /// The maps that were made and kept, stale ones too.
  public var maps: [ImageMap]
  /// What is wrong with single files: undecodable, damaged, unreadable and the like.
  public var issues: [FileIssue]
  /// Where the images lie; `nil` for tables without images.
  public var imageRoot: URL?

  /// A snapshot of images without anything else yet.
  public init(images: [ImageRecord], classes: [String] = [], labels: [Int32]? = nil) {
    self.images = images
    self.classes = classes
    self.labels = labels ?? [Int32](repeating: -1, count: images.count)
    revision = 0
    labelSource = .given
    corrections = [:]
    views = []
    metrics = [:]
    categories = [:]
    tags = [:]
    models = []
    embeddings = []
    maps = []
    issues = []
  }

  /// The model of this name; without a name the only one, or the one imported last.
  public func model(named name: String?) -> ModelPredictions? {
    name == nil ? models.last : models.first { $0.name == name }
  }

  /// The embedding that neighbours and their metrics come from; `nil` if the project has none.
  public var embedding: Embedding? { embeddings.first { $0.name == currentEmbedding } }
}
