@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// Eight images that these tests ask about.
///
///     #  key          label     strong    conf  weak  brightness  detail  split  tags           camera
///     0  a/cat1.jpg   cat       cat       0.9   dog   0.1         5       train  reviewed       Canon
///     1  a/cat2.jpg   cat       dog       0.8   cat   0.2         4       test                  Nikon
///     2  a/dog1.png   dog       dog       0.7   dog   0.3         –       test   odd, reviewed  Canon
///     3  a/dog2.png   dog       cat       0.95  –     0.4         3       test                  –
///     4  b/lion.jpg   sea lion  sea lion  0.5   cat   0.5         3       –      odd            Canon EOS
///     5  b/seven.jpg  7         7         0.6   7     –           1       train                 Nikon
///     6  b/none.jpg   –         cat       0.4   dog   0.7         2       test                  –
///     7  b/empty.jpg  –         –         –     –     -0.5        –       –                     –
///
/// The formats are jpeg, jpeg, png, png, webp, webp and twice unknown. 1 and 5 are damaged, 7 is
/// undecodable; 4 has a luminance of 0.05, the others of 0.5; all a
/// luminance contrast of 0.05.
///
/// The current model is `strong`; the names of the split column, tags and cameras are the ones above.
enum SmallProject {
  static let snapshot: ProjectSnapshot = {
    let keys = [
      "a/cat1.jpg", "a/cat2.jpg", "a/dog1.png", "a/dog2.png", "b/lion.jpg", "b/seven.jpg",
      "b/none.jpg", "b/empty.jpg",
    ]
    var snapshot = ProjectSnapshot(
      images: keys.map { ImageRecord(key: $0) }, classes: ["cat", "dog", "sea lion", "7"],
      labels: [0, 0, 1, 1, 2, 3, -1, -1])
    let none = Double.nan
    snapshot.metrics = [
      "brightness": Column(values: [0.1, 0.2, 0.3, 0.4, 0.5, none, 0.7, -0.5]),
      "detail": Column(values: [5, 4, none, 3, 3, 1, 2, none]),
    ]
    snapshot.splits = CategoryColumn(
      names: ["train", "test"], codes: [0, 1, 1, 1, -1, 0, 1, -1])
    snapshot.categories = [
      "camera": CategoryColumn(
        names: ["Canon", "Nikon", "Canon EOS"], codes: [0, 1, 0, -1, 2, 1, -1, -1]),
      "taken at": CategoryColumn(names: ["noon"], codes: [0, -1, -1, -1, -1, -1, -1, -1]),
    ]
    for (image, format) in ["jpeg", "jpeg", "png", "png", "webp", "webp"].enumerated() {
      snapshot.images[image].format = format
    }
    snapshot.issues = [
      FileIssue(image: 5, kind: .damaged, reason: "it ends early"),
      FileIssue(image: 1, kind: .damaged, reason: "it ends early"),
      FileIssue(image: 7, kind: .undecodable, reason: "no pixels"),
    ]
    snapshot.metrics["luminance"] = Column(values: [0.5, 0.5, 0.5, 0.5, 0.05, 0.5, 0.5, 0.5])
    snapshot.metrics["luminance_contrast"] = Column(values: [Double](repeating: 0.05, count: 8))
    snapshot.corrections = [0: 0, 2: 0, 4: -1]
    snapshot.views = [
      ("bright", "brightness > 0.3"), ("bright tests", "view = bright and split = test"),
      ("loop", "not view = loop"),
    ].map { name, filter in
      var view = SavedView(name: name)
      view.filter = filter
      return view
    }
    var chosen = SavedView(name: "chosen")
    chosen.images = [1, 4]
    snapshot.views.append(chosen)
    snapshot.tags = ["reviewed": [0, 2], "odd": [2, 4]]
    var weak = ModelPredictions(name: "weak-1.5", predicted: [1, 0, 1, -1, 0, 3, 1, -1])
    weak.digest = "weak"
    var strong = ModelPredictions(name: "strong", predicted: [0, 1, 1, 0, 2, 3, 0, -1])
    strong.confidence = Column(values: [0.9, 0.8, 0.7, 0.95, 0.5, 0.6, 0.4, none])
    snapshot.models = [weak, strong]
    return snapshot
  }()

  static let explorer = Explorer(snapshot)

  /// The same without the view that is made of itself, which nothing can be asked about.
  static let explorerWithoutLoop: Explorer = {
    var others: ProjectSnapshot = snapshot
    others.views.removeAll { $0.name == "loop" }
    return Explorer(others)
  }()

  static var model: ModelPredictions? { snapshot.model(named: "strong") }
}
