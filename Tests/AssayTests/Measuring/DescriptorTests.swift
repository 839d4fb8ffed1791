import Foundation
import GRDB
import Imaging
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct DescriptorTests {
  /// Stripes of a direction and a colour, so that pictures of one kind look alike.
  private func striped(_ kind: Int, _ number: Int) -> Data {
    let pixels = PixelBuffer(width: 48, height: 40)
    for y in 0..<40 {
      for x in 0..<48 {
        let along = (kind == 0 ? x : kind == 1 ? y : x + y) + number
        let light: UInt8 = along / 5 % 2 == 0 ? 200 : UInt8(30 + 2 * number)
        let at = 3 * (y * 48 + x)
        for channel in 0..<3 { pixels.bytes[at + channel] = channel == kind ? light : 60 }
      }
    }
    return Data(encodePNG(pixels))
  }

  /// Twelve pictures of three kinds and a file without pixels: `KIND-NUMBER.png`, `broken.png`.
  private func writeStripes(in root: URL, numbers: Range<Int> = 0..<4) throws {
    for kind in 0..<3 {
      for number in numbers {
        try write(striped(kind, number), to: "\(kind)-\(number).png", in: root)
      }
    }
    try write(Data("no picture".utf8), to: "broken.png", in: root)
  }

  private func descriptor(of project: Project) async throws -> Embedding {
    let snapshot = try await project.snapshot()
    return try #require(snapshot.embeddings.first { $0.source == .descriptor })
  }

  private func cosine(_ matrix: FloatMatrix, _ one: Int, _ other: Int) -> Float {
    func row(_ image: Int) -> [Float] {
      matrix.withValues { Array($0[image * matrix.columnCount..<(image + 1) * matrix.columnCount]) }
    }
    let (a, b) = (row(one), row(other))
    func product(_ x: [Float], _ y: [Float]) -> Float { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
    return product(a, b) / (product(a, a) * product(b, b)).squareRoot()
  }

  @Test func `measuring makes an embedding in which pictures of a kind lie together`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try writeStripes(in: root)
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      try await project.measure()
      let snapshot = try await project.snapshot()
      let found = try #require(snapshot.embedding)
      #expect(found.name == "descriptor" && found.source == .descriptor)
      // Twelve pictures vary in eleven directions at most; the file without pixels has no vector.
      #expect(found.matrix.rowCount == 13 && found.matrix.columnCount <= 11)
      #expect(found.imageCount == 12)
      let images = Dictionary(
        uniqueKeysWithValues: snapshot.images.enumerated().map { ($1.key, $0) })
      for kind in 0..<3 {
        for other in 0..<3 {
          for number in 1..<4 {
            let one = try #require(images["\(kind)-0.png"])
            let two = try #require(images["\(other)-\(number).png"])
            #expect((cosine(found.matrix, one, two) > 0) == (kind == other))
          }
        }
      }
    }
  }

  @Test func `however measuring came about, the same images have the same bytes`() async throws {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try writeStripes(in: root, numbers: 0..<3)
      let first = try await Project.create(at: folder.appending(path: "a"), images: root)
      try await first.measure()
      let before = try await descriptor(of: first)
      try writeStripes(in: root)
      // Measured in two runs, with the images in the order in which they were met …
      try await first.measure()
      let after = try await descriptor(of: first)
      #expect(after.imageCount == 12 && after.digest != before.digest)
      // … and all again, after everything that can be made again was lost.
      for file in try FileManager.default.contentsOfDirectory(
        at: folder.appending(path: "a.assay"), includingPropertiesForKeys: nil)
      where file.lastPathComponent.hasPrefix("thumbnails.sqlite") {
        try FileManager.default.removeItem(at: file)
      }
      let again = try await Project.open(at: folder.appending(path: "a.assay"))
      #expect(try await again.measure().measured == 12)
      #expect(try await descriptor(of: again).digest == after.digest)
      #expect(try await again.measure().unchanged == 13)
    }
  }

  @Test func `one descriptor that is lost is measured again, and nothing else`() async throws {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try writeStripes(in: root)
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      try await project.measure()
      let before = try await descriptor(of: project)
      try project.store.thumbnails.write { try $0.execute(sql: "DELETE FROM descriptor_fit") }
      try project.store.thumbnails.write {
        try $0.execute(sql: "DELETE FROM descriptor WHERE image_id = 4")
      }
      let report = try await project.measure()
      #expect(report.measured == 1 && report.unchanged == 12)
      #expect(try await descriptor(of: project).digest == before.digest)
    }
  }

  @Test func `what was imported stays the current embedding`() async throws {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      try writeStripes(in: root)
      let project = try await Project.create(at: folder.appending(path: "p"), images: root)
      let own = FloatMatrix(
        values: (0..<26).map { Float($0 + 1) }, rowCount: 13, columnCount: 2)
      try project.store.save(
        Embedding(name: "own", source: .imported, matrix: own), replace: false,
        makesCurrent: true, report: nil)
      try await project.measure()
      let snapshot = try await project.snapshot()
      #expect(snapshot.embedding?.name == "own")
      #expect(snapshot.embeddings.map(\.name) == ["own", "descriptor"])
    }
  }

  @Test func `pictures that all look the same have no embedding`() async throws {
    try await withTemporaryFolder { folder in
      let root = folder.appending(path: "images")
      for number in 0..<3 {
        try write(striped(0, 0), to: "\(number).png", in: root)
        let project =
          number == 0
          ? try await Project.create(at: folder.appending(path: "p"), images: root)
          : try await Project.open(at: folder.appending(path: "p.assay"))
        try await project.measure()
        #expect(try await project.snapshot().embeddings.isEmpty)
      }
    }
  }

  @Test func `blocks on one core or three give the same bytes`() async throws {
    try await withTemporaryFolder { folder in
      let store = ThumbnailStore(at: folder.appending(path: "thumbnails.sqlite"))
      var state: UInt32 = 7
      try store.store(
        descriptors: (0..<400).map { image in
          // Every tenth image has no pixels.
          let count = image % 10 == 9 ? 0 : ImageDescriptor.count
          return (
            image,
            Data(
              (0..<count).map { _ in
                state = state &* 1_664_525 &+ 1_013_904_223
                return UInt8(state >> 24)
              })
          )
        })
      let one = try #require(
        try await DescriptorFit(store: store, cores: 1, blockCount: 130).matrix(imageCount: 400))
      let three = try #require(
        try await DescriptorFit(store: store, cores: 3, blockCount: 130).matrix(imageCount: 400))
      #expect(one.depends == three.depends && one.depends.count == 32)
      #expect(one.matrix.columnCount == DescriptorFit.componentLimit)
      let same = one.matrix.withValues { a in
        three.matrix.withValues { b in
          a.count == b.count && zip(a, b).allSatisfy { $0.bitPattern == $1.bitPattern }
        }
      }
      #expect(same)
      let empty = one.matrix.withValues { $0[9 * 128..<10 * 128].allSatisfy { $0 == 0 } }
      #expect(empty)
    }
  }
}
