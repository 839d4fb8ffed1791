import Kernels
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct LabelReviewTests {
  /// Six images of three classes; what neighbours and model say of them is set by each test.
  private func project(
    quality: [Double]? = nil, agreement: [Double]? = nil, suggested: [Int32]? = nil,
    probabilities: [[Float]]? = nil
  ) -> Explorer {
    var snapshot = ProjectSnapshot(
      images: (0..<6).map { ImageRecord(key: "\($0).png") }, classes: ["a", "b", "c"],
      labels: [0, 0, 1, 1, 2, -1])
    if let quality { snapshot.metrics["annotation_quality"] = Column(values: quality) }
    if let agreement { snapshot.metrics["neighbor_agreement"] = Column(values: agreement) }
    snapshot.suggestedClasses = suggested
    if let probabilities {
      var model = ModelPredictions(
        name: "m",
        predicted: probabilities.map { row in Int32(row.firstIndex(of: row.max() ?? 0) ?? 0) })
      model.probabilities = ProbabilityMatrix(
        values: probabilities.flatMap(\.self), rowCount: 6, columnCount: 3)
      snapshot.models = [model]
    }
    return Explorer(snapshot)
  }

  private let quality = [0.25, 1, 0.125, 0.75, 0, .nan]
  private let suggested: [Int32] = [1, -1, 0, -1, 1, -1]
  private let probabilities: [[Float]] = [
    [0.75, 0.25, 0], [0.25, 0.5, 0.25], [0.75, 0.125, 0.125], [0, 0.75, 0.25],
    [0.25, 0.25, 0.5], [1, 0, 0],
  ]

  private func review(_ explorer: Explorer, _ order: LabelReview.Order? = nil) -> LabelReview {
    LabelReview(of: explorer, model: explorer.snapshot.models.last, order: order)
  }

  @Test func `without neighbours and probabilities there is no order and no queue`() {
    let found = review(project())
    #expect(found.orders.isEmpty && found.order == nil)
    #expect(found.waiting.isEmpty && found.decided == 0)
  }

  @Test func `neighbours alone order by annotation quality`() {
    let found = review(project(quality: quality, suggested: suggested), .selfConfidence)
    #expect(found.orders == [.annotationQuality] && found.order == .annotationQuality)
    #expect(found.waiting.map(\.image) == [4, 2, 0])
    #expect(found.waiting.map(\.suggested) == [1, 0, 1])
  }

  @Test
  func `a label is suspect too where fewer than half agree, and the most frequent class leads`() {
    // Image 3 is b; its nearest are a, a, c, b and one without a label: a is the most frequent.
    var snapshot = project(
      quality: quality, agreement: [0.9, 0.9, 0.9, 0.4, 0.9, .nan],
      suggested: [Int32](repeating: -1, count: 6)
    ).snapshot
    var indices = [Int32](repeating: -1, count: 30)
    indices.replaceSubrange(15..<20, with: [0, 1, 4, 2, 5])
    snapshot.neighbors = ImageNeighbors(
      NearestNeighbors(
        imageCount: 6, neighborCount: 5, indices: indices,
        distances: [Double](repeating: 0.1, count: 30), copyGroups: [0, 1, 2, 3, 4, 5]))
    let found = review(Explorer(snapshot))
    #expect(found.waiting.map(\.image) == [3])
    #expect(found.waiting.first?.neighborsSuggest == nil && found.waiting.first?.suggested == 0)
  }

  @Test func `a model alone orders by self-confidence, and only what it contradicts`() {
    let found = review(project(probabilities: probabilities))
    #expect(found.order == .selfConfidence)
    #expect(found.waiting.map(\.image) == [2, 1])
    #expect(found.waiting.map(\.score) == [0.125, 0.25])
  }

  @Test func `neighbours and model are weighed, and everything that either suspects is there`() {
    // Of five labels neighbours and model contradict two each, so both count a half; were there a
    // sixth, unlike the others, it would show in the weight.
    let agreement = [0.25, 1, 0.375, 0.75, 0.5, .nan]
    let explorer = project(
      quality: quality, agreement: agreement, suggested: suggested, probabilities: probabilities)
    let found = review(explorer)
    #expect(found.orders == [.both, .annotationQuality, .selfConfidence])
    #expect(found.weight == 0.5)
    #expect(found.waiting.map(\.image) == [2, 0, 4, 1])
    #expect(found.waiting.map(\.score) == [0.25, 0.5, 0.5, 0.625])
    #expect(found.waiting[0].neighborsSuggest == 0 && found.waiting[0].modelSuggests == 0)
    #expect(found.waiting[2].modelSuggests == nil)
    #expect(found.waiting[3].suggested == 1)
  }

  @Test func `what contradicts fewer labels weighs more`() {
    // The neighbours contradict one of five labels, the model two: 1 : 1/4, at most 3 : 1.
    let explorer = project(
      quality: quality, agreement: [0.75, 1, 0.25, 0.75, 0.5, .nan], suggested: suggested,
      probabilities: probabilities)
    #expect(review(explorer).weight == 0.75)
    #expect(review(explorer, .annotationQuality).weight == nil)
  }

  @Test func `what weighs more suggests first`() {
    // Of image 2 the neighbours say b is c, the model says a; the neighbours contradict four labels.
    var suggested = suggested
    suggested[2] = 2
    func first(_ agreement: [Double], _ order: LabelReview.Order) -> Int32? {
      let explorer = project(
        quality: quality, agreement: agreement, suggested: suggested, probabilities: probabilities)
      return review(explorer, order).waiting.first { $0.image == 2 }?.suggested
    }
    let worse = [0.25, 0.25, 0.25, 0.25, 0.75, .nan]
    #expect(first(worse, .both) == 0)
    #expect(first([1, 1, 0.25, 1, 1, .nan], .both) == 2)
    #expect(first(worse, .annotationQuality) == 2)
    #expect(first([1, 1, 0.25, 1, 1, .nan], .selfConfidence) == 0)
  }

  @Test func `of equal annotation quality the lesser agreement comes first`() {
    let explorer = project(
      quality: [0, 1, 0, 1, 0, .nan], agreement: [0.5, 1, 0.25, 1, 0.125, .nan],
      suggested: suggested, probabilities: probabilities)
    #expect(review(explorer, .annotationQuality).waiting.map(\.image) == [4, 2, 0])
  }

  @Test func `a correction, a confirmation too, decides`() {
    let whole = project(quality: quality, suggested: suggested)
    var snapshot = whole.snapshot
    snapshot.corrections = [4: 2, 0: -1, 1: 0]
    let found = review(Explorer(snapshot))
    #expect(found.waiting.map(\.image) == [2])
    #expect(found.decided == 2)
  }
}
