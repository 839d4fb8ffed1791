import Kernels
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct SimilarImagesTests {
  /// Directions at 0°, 10°, 25°, 90° and 180°, one image without a vector; a and c have a label.
  private static let snapshot: ProjectSnapshot = {
    let degrees: [Double] = [0, 10, 25, 90, 180]
    let rows = degrees.flatMap { degree in
      let angle = degree * .pi / 180
      return [Float(3 * Elementary.cos(angle)), Float(3 * Elementary.sin(angle))]
    }
    var snapshot = ProjectSnapshot(
      images: ["a", "b", "c", "d", "e", "f"].map { ImageRecord(key: $0) }, classes: ["x"],
      labels: [0, -1, 0, -1, -1, -1])
    snapshot.embeddings = [
      Embedding(
        name: "v", source: .imported,
        matrix: FloatMatrix(values: rows + [0, 0], rowCount: 6, columnCount: 2))
    ]
    snapshot.currentEmbedding = "v"
    return snapshot
  }()

  private func near(_ found: Double?, _ expected: Double) -> Bool {
    abs((found ?? .infinity) - expected) < 1e-6
  }

  @Test func `distances are one minus the cosine, and missing without a vector`() throws {
    let embedding = try #require(Self.snapshot.embedding)
    let similar = try #require(SimilarImages(to: [0], by: embedding))
    #expect(similar.distances[image: 0] == 0)
    #expect(near(similar.distances[image: 1], 1 - 0.984807753))
    #expect(near(similar.distances[image: 3], 1))
    #expect(near(similar.distances[image: 4], 2))
    #expect(similar.distances[image: 5] == nil)
    #expect(SimilarImages(to: [5], by: embedding) == nil)
    // 0° and 10° have the mean direction 5°; 0° and 180° have none.
    let mean = try #require(SimilarImages(to: [0, 1, 5], by: embedding))
    #expect(near(mean.distances[image: 2], 1 - 0.939692621))
    #expect(SimilarImages(to: [0, 4], by: embedding)?.distances[image: 0] ?? 1 > 0.9)
    let nearest = similar.nearest(2, among: ImageSet(allOf: 6), without: [0])
    #expect(nearest.map(\.image) == [1, 2])
  }

  @Test func `similar to finds images, orders them, and says what is missing`() throws {
    let explorer = Explorer(Self.snapshot)
    #expect(try explorer.images(matching: "similar to \"a\"", model: nil).ids == [0, 1, 2, 3, 4])
    let all = ImageSet(allOf: 6)
    func order(_ text: String) throws -> [UInt32] {
      try explorer.sorted(all, by: ImageOrder(parsing: text), model: nil)
    }
    #expect(try order("similar to \"c\"") == [2, 1, 0, 3, 4, 5])
    #expect(try order("-similar to \"c\"") == [4, 3, 0, 1, 2, 5])

    func message(_ filter: String, _ snapshot: ProjectSnapshot = Self.snapshot) -> String? {
      do throws(FilterError) {
        _ = try Explorer(snapshot).images(matching: filter, model: nil)
        return nil
      } catch { return error.description }
    }
    #expect(
      message("label = x and similar to \"z\"")
        == "column 15: \"similar to\": no image \"z\" in this project")
    #expect(
      message("similar to \"f\"")
        == "column 1: \"similar to\": \"f\" has no vector in the embeddings \"v\"")
    #expect(
      message("similar to \"a\"", ProjectSnapshot(images: Self.snapshot.images))
        == "column 1: \"similar to\" needs embeddings, and this project has none; "
        + "bring some with `assay import embeddings`")
    #expect(throws: FilterError.self) { try ImageOrder(parsing: "similar to a") }
    #expect(throws: FilterError.self) { try ImageOrder(parsing: "similar to \"a\" b") }
    // A field of that name is still a field.
    #expect(try ImageOrder(parsing: "similar").field?.name.text == "similar")
  }

  @Test func `of more than a hundred images the hundred nearest are found`() throws {
    var generator = SeededGenerator(seed: 5)
    let count = 130
    let values = (0..<count * 3).map { _ in Float(generator.nextUnit()) }
    var snapshot = ProjectSnapshot(images: (0..<count).map { ImageRecord(key: "\($0)") })
    let matrix = FloatMatrix(values: values, rowCount: count, columnCount: 3)
    snapshot.embeddings = [Embedding(name: "v", source: .imported, matrix: matrix)]
    snapshot.currentEmbedding = "v"
    let found = try snapshot.images(matching: "similar to \"7\"", model: nil)
    #expect(found.count == 100 && found.contains(7))
    let column = try #require(
      SimilarImages(to: [7], by: snapshot.embeddings[0])?.distances.values)
    let farthest = found.ids.map { column[Int($0)] }.max() ?? 0
    let nearestLeft = found.complement.ids.map { column[Int($0)] }.min() ?? 0
    #expect(farthest <= nearestLeft)
  }

  @Test func `the labelling list has the unlabelled images nearest to some, with the reason`()
    async throws
  {
    var near = ImageSet(noneOf: 6)
    near.insert(0)
    near.insert(2)
    let list = try await LabellingList(near: near, limit: 2, in: Self.snapshot)
    #expect(list.candidateCount == 3)
    #expect(list.items.map(\.image) == [1, 3])
    // b is 10° from a and 15° from c; d is 65° from c.
    #expect(list.items.map(\.nearest) == [0, 2])
    let text = list.text(
      as: .csv, of: Explorer(Self.snapshot), model: nil, near: "2 images where label = x")
    let lines = text.split(separator: "\n")
    #expect(lines[0] == "key,distance,nearest,nearest_label,predicted,confidence,reason")
    #expect(lines[1].hasPrefix("b,0.015192"))
    #expect(lines[1].hasSuffix(",a,x,,,\"looks like a, one of 2 images where label = x\""))
    var judged = Self.snapshot
    judged.corrections = [1: -1]
    #expect(
      try await LabellingList(near: near, limit: 9, in: judged).items.map(\.image) == [3, 4])
    let lines2 = list.text(
      as: .jsonl, of: Explorer(Self.snapshot), model: nil, near: "these")
    #expect(lines2.contains("\"nearest\":\"a\",\"nearest_label\":\"x\",\"predicted\":null"))
    var lone = ImageSet(noneOf: 6)
    lone.insert(5)
    await #expect(throws: LabellingList.Failure.nothingToBeNearTo(count: 1)) {
      try await LabellingList(near: lone, limit: 2, in: Self.snapshot)
    }
  }

  @Test(arguments: [1, 3])
  func `the nearest reference is that of comparing every pair, on any number of cores`(
    _ cores: Int
  ) async throws {
    var generator = SeededGenerator(seed: 11)
    let count = 2_300
    let values = (0..<count * 8).map { _ in Float(generator.nextUnit() - 0.5) }
    let matrix = FloatMatrix(values: values, rowCount: count, columnCount: 8)
    let images = (0..<Int32(count)).filter { $0 % 2 == 0 }
    let references = (0..<Int32(count)).filter { $0 % 2 == 1 }
    let found = try await NearestReference.find(
      for: images, among: references, in: matrix, cores: cores)
    #expect(found.map(\.image) == images)
    let search = NeighborSearch(in: matrix)
    for item in found where item.image % 50 == 0 {
      let best = references.compactMap { search.distance(Int(item.image), Int($0)) }.min()
      #expect(item.distance == best)
    }
  }
}
