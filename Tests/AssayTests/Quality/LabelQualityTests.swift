import Kernels
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct LabelQualityTests {
  /// Eight images, four classes: 0 and 7 are copies under two labels, 5 has no label, 6 no
  /// prediction, the row of 4 is missing; nobody labels "fox", no model says "owl".
  private static let snapshot: ProjectSnapshot = {
    var snapshot = ProjectSnapshot(
      images: (0..<8).map { ImageRecord(key: "\($0).png") },
      classes: ["cat", "big dog", "fox", "owl"], labels: [0, 0, 0, 1, 1, -1, 3, 1])
    for image in 0..<8 { snapshot.images[image].digest = image == 7 ? "0" : "\(image)" }
    var model = ModelPredictions(name: "m", predicted: [0, 1, 1, 2, 0, 0, -1, 1])
    model.probabilities = ProbabilityMatrix(
      values: [
        0.75, 0.25, 0, 0.25, 0.75, 0, 0.125, 0.875, 0, 0.25, 0.25, 0.5, 0, 0, 0, 1, 0, 0,
        0, 0.5, 0.5, 0, 1, 0,
      ], rowCount: 8, columnCount: 3)
    snapshot.models = [model]
    return snapshot
  }()

  @Test func `self-confidence is the probability of the given label`() throws {
    let found = try #require(
      ModelMetrics.selfConfidence(of: Self.snapshot.models[0], labels: Self.snapshot.labels))
    // The class of image 6 came after the probabilities; 4 has no row, 5 no label.
    #expect(
      (0..<8).map { found[image: $0] } == [0.75, 0.25, 0.125, 0.25, nil, nil, 0, 1])
    let bare = ModelPredictions(name: "bare", predicted: Self.snapshot.models[0].predicted)
    #expect(ModelMetrics.selfConfidence(of: bare, labels: Self.snapshot.labels) == nil)
  }

  @Test func `contradicted labels stand with the least probable first, then by image`() throws {
    let quality = LabelQuality(of: Self.snapshot, model: Self.snapshot.models[0])
    let found = try #require(quality.contradictions)
    #expect(found.map(\.image) == [2, 1, 3])
    #expect(found.map(\.suggested) == [1, 1, 2])
    #expect(quality.pairs.map(\.count) == [2, 1, 1])
    #expect(quality.pairs.map(\.label) == [0, 1, 1])
    #expect(quality.pairs.map(\.suggested) == [1, 0, 2])
  }

  @Test func `each class has its counts and the share of contradicted labels`() throws {
    let quality = LabelQuality(of: Self.snapshot, model: Self.snapshot.models[0])
    #expect(quality.missing == 1)
    #expect(quality.classes.map(\.labelled) == [3, 3, 0, 1])
    #expect(quality.classes.map(\.predicted) == [3, 3, 1, 0])
    let cat = quality.classes[0].contradicted
    #expect(cat.n == 3 && cat.value == 2.0 / 3)
    // statsmodels: proportion_confint(2, 3, method="wilson").
    let interval = try #require(cat.interval)
    #expect(abs(interval.low - 0.20765960080204776) < 1e-12)
    #expect(abs(interval.high - 0.9385080552796037) < 1e-12)
    #expect(quality.classes[3].contradicted.value == nil && quality.classes[3].contradicted.n == 0)
    #expect(quality.neverPredicted == [3] && quality.neverLabelled == [2])
  }

  @Test func `copies under different labels are found, and every filter opens what it counts`()
    throws
  {
    let quality = LabelQuality(of: Self.snapshot, model: Self.snapshot.models[0])
    #expect(quality.conflictingImages == [0, 7])
    // Missing, conflicting, three labelled and three predicted classes, three pairs; probably wrong
    // ones and their only pair.
    #expect(try Self.opened(quality.json, in: Self.snapshot) == 13)
    let contradicted = try Self.snapshot.images(
      matching: "label = cat and predicted is present and not predicted = cat",
      model: Self.snapshot.models[0])
    #expect(contradicted.ids.map { Int($0) } == [1, 2])
  }

  /// Checks that every filter of a report opens as many images as it counts.
  private static func opened(_ value: JSON, in snapshot: ProjectSnapshot) throws -> Int {
    switch value {
    case .array(let values): return try values.reduce(0) { try $0 + opened($1, in: snapshot) }
    case .object(let members):
      var (count, filter): (Int?, String?) = (nil, nil)
      var inside = 0
      for (name, value) in members {
        if name == "count" || name == "images", case .int(let number) = value { count = number }
        if name == "filter", case .string(let text) = value { filter = text }
        inside += try opened(value, in: snapshot)
      }
      guard let count, let filter else { return inside }
      let images = try snapshot.images(matching: filter, model: snapshot.models[0])
      #expect(images.ids.count == count, "\(filter)")
      return inside + 1
    default: return 0
    }
  }

  @Test func `labels are probably wrong where the image confidently belongs to another class`()
    throws
  {
    // Thresholds: cat (0.75 + 0.25 + 0.125) / 3, big dog (0.25 + 1) / 2. Images 1 and 2 reach only
    // that of the dogs, 0 that of the cats, 7 that of the dogs; 3 and 6 reach none.
    let noise = try #require(LabelQuality(of: Self.snapshot, model: Self.snapshot.models[0]).noise)
    #expect(noise.count == 2 && noise.withNeighbors == nil)
    let pair = try #require(noise.pairs.first)
    #expect(noise.pairs.count == 1 && pair.label == 0 && pair.likely == 1 && pair.count == 2)
    #expect(pair.share.value == 2.0 / 3 && pair.share.n == 3 && pair.withNeighbors == nil)
    // Half of the six labels with a row are cats, of which two of three are probably wrong.
    let rate = try #require(noise.estimate.value)
    #expect(abs(rate - 1.0 / 3) < 1e-15 && noise.estimate.n == 6)
  }

  @Test func `of the probably wrong labels, those that neighbours doubt too are counted`() throws {
    var snapshot = Self.snapshot
    snapshot.metrics["neighbor_agreement"] = Column(
      values: [1, 0.25, 0.5, .nan, 0, .nan, 1, 0.75])
    let quality = LabelQuality(of: snapshot, model: snapshot.models[0])
    let noise = try #require(quality.noise)
    // Image 3 has no neighbours, 4 no row, 5 no label; image 2's agree with half.
    #expect(noise.withNeighbors?.value == 0.2 && noise.withNeighbors?.n == 5)
    #expect(noise.pairs.map(\.withNeighbors) == [1])
    // statsmodels: proportion_confint(1, 5, method="wilson") is 0.0362 to 0.6245.
    let line = noise.lines.last?.replacing("\u{a0}", with: " ")
    #expect(line == "doubted by the neighbours as well: 20.0 % (3.6–62.4 %, n = 5)")
    #expect(try Self.opened(quality.json, in: snapshot) == 15)
    let likely = try snapshot.images(
      matching: "m.likely_label = \"big dog\" and neighbor_agreement < 0.5", model: nil)
    #expect(likely.ids.map { Int($0) } == [1])
  }

  @Test func `without probabilities the report says what it needs, without a model it has counts`()
    throws
  {
    let bare = ModelPredictions(name: "bare", predicted: Self.snapshot.models[0].predicted)
    let quality = LabelQuality(of: Self.snapshot, model: bare)
    #expect(quality.contradictions == nil && quality.pairs.count == 3 && quality.noise == nil)
    let likely = try Self.snapshot.images(matching: "likely_label is present", model: bare)
    #expect(likely.ids.isEmpty)
    #expect(quality.json.pretty.contains("\"needs\": \"probabilities\""))
    var snapshot = Self.snapshot
    snapshot.models = []
    let alone = LabelQuality(of: snapshot, model: nil)
    #expect(alone.classes.map(\.labelled) == [3, 3, 0, 1])
    #expect(alone.classes.allSatisfy { $0.predicted == nil && $0.contradicted.value == nil })
    #expect(alone.neverPredicted.isEmpty && alone.neverLabelled.isEmpty)
  }
}
