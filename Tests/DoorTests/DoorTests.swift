import Assay
import Foundation
import TestSupport
import Testing

// This target stands outside of the package's own access: what compiles here, compiles for every
// program that depends on the library. The article `Assay.docc/Assay.md` shows the same snippets.

@Suite struct DoorTests {
  @Test func `labels and predictions are evaluated without a project`() async throws {
    // snippet: arrays
    var model = ModelPredictions(name: "resnet", predicted: [0, 1, 1, 1])
    model.confidence = Column(values: [0.9, 0.6, 0.8, 0.7])
    var snapshot = ProjectSnapshot(
      images: ["a.jpg", "b.jpg", "c.jpg", "d.jpg"].map { ImageRecord(key: $0) },
      classes: ["cat", "dog"], labels: [0, 0, 1, 1])
    snapshot.models = [model]
    let evaluation = try await evaluate(snapshot, options: EvaluationOptions())
    let accuracy = evaluation.scores.accuracy
    // end
    #expect(accuracy.value == 0.75 && accuracy.n == 4)
    #expect(accuracy.interval == .wilson(successes: 3, trials: 4))
  }

  @Test func `a filter finds images`() throws {
    var snapshot = ProjectSnapshot(
      images: ["a.jpg", "b.jpg"].map { ImageRecord(key: $0) }, classes: ["cat", "dog"],
      labels: [0, 1])
    snapshot.metrics["brightness"] = Column(values: [0.1, 0.9])
    // snippet: filter
    let filter = try FilterExpression(parsing: "label = cat and brightness < 0.2")
    let dark = try snapshot.images(matching: filter, model: nil)
    // end
    #expect(dark.ids == [0])
  }

  @Test func `a project is made, measured and opened again, and a file is measured by itself`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let images = folder.appending(path: "photos")
      try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
      let pixels = PixelBuffer(width: 8, height: 8)
      for byte in pixels.bytes.indices { pixels.bytes[byte] = 0 }
      try Data(encodePNG(pixels)).write(to: images.appending(path: "black.png"))
      // snippet: project
      let project = try await Project.create(at: folder.appending(path: "pets"), images: images)
      try await project.measure()
      let luminance = try await project.snapshot().metrics["luminance"]
      // end
      #expect(luminance?[image: 0] == 0)
      let again = try await Project.open(at: project.folder).snapshot()
      #expect(again.images.map(\.key) == ["black.png"])
      // snippet: file
      let bytes = try Data(contentsOf: images.appending(path: "black.png"))
      let measured = try bytes.withUnsafeBytes { try measureImage(bytes: $0, key: "black.png") }
      // end
      #expect(measured.format == .png)
    }
  }
}
