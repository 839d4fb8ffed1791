import Foundation
import Imaging
import Kernels

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// Pictures of blobs, drawn from a seed, as a project that was measured.
struct DrawnPictures: Sendable {
  private(set) var snapshot = ProjectSnapshot(images: [], classes: ["cat", "dog"])
  private(set) var thumbnails: [Data?] = []

  /// Adds an image: `seed` is the picture, `gain` its contrast, `shift` moves it.
  mutating func add(
    seed: UInt64, gain: Double = 1, shift: Double = 0, side: Int = 64, bytes: String? = nil,
    label: Int32 = 0
  ) {
    let pixels = Self.draw(seed: seed, gain: gain, shift: shift, side: side)
    var record = ImageRecord(key: "\(snapshot.images.count).png")
    record.pixelDigest = ContentDigest(of: pixels).description
    record.digest = bytes ?? "bytes \(snapshot.images.count)"
    record.byteCount = 1000
    record.perceptualHash = perceptualHash(of: pixels)
    snapshot.images.append(record)
    snapshot.labels.append(label)
    let areas = (snapshot.metrics["area"]?.values ?? []) + [Double(side * side)]
    snapshot.metrics["area"] = Column(values: areas)
    thumbnails.append(Data(encodePNG(pixels)))
  }

  /// Says which split each image is in.
  mutating func split(_ codes: [Int32]) {
    snapshot.splits = CategoryColumn(names: ["train", "test"], codes: codes)
  }

  /// Predicts the class of each image.
  mutating func predict(_ classes: [Int32]) {
    snapshot.models = [ModelPredictions(name: "m", predicted: classes)]
  }

  /// Gives the labels.
  mutating func label(_ labels: [Int32]) { snapshot.labels = labels }

  /// Says which images are the nearest of each.
  mutating func neighbors(_ lists: [[Int32]]) {
    let count = lists.first?.count ?? 0
    snapshot.neighbors = ImageNeighbors(
      NearestNeighbors(
        imageCount: lists.count, neighborCount: count, indices: lists.flatMap(\.self),
        distances: [Double](repeating: 0.1, count: lists.count * count),
        copyGroups: lists.indices.map { Int32($0) }))
  }

  /// Loses the picture of an image.
  mutating func forget(_ image: Int) { thumbnails[image] = nil }

  /// The groups of duplicates.
  func duplicates(
    hash: Int = 16, cosine: Double = 0.15, mirrored: Bool = false, cores: Int = 2
  ) async throws -> Duplicates {
    var thresholds = DuplicateThresholds(imageCount: snapshot.images.count)
    thresholds.hashDistance = hash
    thresholds.cosineDistance = cosine
    thresholds.mirrored = mirrored
    return try await DuplicateFinder(cores: cores)
      .duplicates(in: snapshot, thresholds: thresholds) { thumbnails[$0] }
  }

  private static func draw(
    seed: UInt64, gain: Double, shift: Double, side: Int
  ) -> PixelBuffer {
    var generator = SeededGenerator(seed: seed)
    func number(_ low: Double, _ high: Double) -> Double {
      low + (high - low) * Double(generator.next() >> 11) * 0x1p-53
    }
    let blobs = (0..<12).map { _ in
      (x: number(-1, 1), y: number(-1, 1), size: number(0.1, 0.3), height: number(-90, 90))
    }
    let pixels = PixelBuffer(width: side, height: side)
    for y in 0..<side {
      for x in 0..<side {
        let u = 2 * Double(x) / Double(side) - 1 + shift
        let v = 2 * Double(y) / Double(side) - 1
        var value = 128.0
        for blob in blobs where seed != 0 {
          let squared = (u - blob.x) * (u - blob.x) + (v - blob.y) * (v - blob.y)
          let inside = 1 - squared / (6 * blob.size * blob.size)
          if inside > 0 { value += gain * blob.height * inside * inside }
        }
        if seed == 0 { value += 4 * gain }
        let byte = UInt8(min(max(value, 0), 255))
        for channel in 0..<3 { pixels.bytes[3 * (y * side + x) + channel] = byte }
      }
    }
    return pixels
  }
}
