import Dataset
import Foundation
import Imaging
import Kernels

extension Project {
  /// Makes the embedding `descriptor` from what measuring found of all images, unless it is there.
  ///
  /// The components are fitted to all images as they are now (evenly chosen ones where there are
  /// more than ``DescriptorFit/rowLimit``), so the embedding depends on the images alone, not on
  /// the order in which they came or on how often measuring was interrupted. It becomes the current
  /// one where there is no other. Without two images that
  /// look different there is none.
  func fitDescriptor() async throws {
    if let made = store.thumbnails.descriptorFit(),
      try store.storedEmbeddings().contains(where: {
        $0.source == .descriptor && $0.digest == made
      })
    {
      return
    }
    let fit = DescriptorFit(
      store: store.thumbnails, cores: ProcessInfo.processInfo.activeProcessorCount)
    guard let found = try await fit.matrix(imageCount: try store.keys().count) else { return }
    let embedding = Embedding(
      name: Embedding.descriptorName, source: .descriptor, matrix: found.matrix)
    try store.save(embedding, replace: true, makesCurrent: false, report: nil)
    try store.thumbnails.setDescriptorFit(depends: found.depends, digest: embedding.digest)
  }
}

/// The reduction of descriptors by their principal components.
struct DescriptorFit: Sendable {
  /// The images to which components are fitted at most.
  static let rowLimit = 8192
  /// The components at most.
  static let componentLimit = 128
  let store: ThumbnailStore
  /// How many pieces are worked on at once; the result does not depend on it.
  let cores: Int
  /// The images of one piece of work.
  var blockCount = 2048

  /// The embedding's vectors and the digest of the descriptors that they were made from.
  ///
  /// - Returns: `nil` where fewer than two images have pixels, or all look the same.
  /// - Throws: `CancellationError`.
  func matrix(imageCount: Int) async throws -> (matrix: FloatMatrix, depends: String)? {
    let images = store.imagesWithDescriptor().filter { $0 >= 0 && $0 < imageCount }
    guard images.count > 1 else { return nil }
    let components = try await fit(to: images)
    let width = components.count
    guard width > 0 else { return nil }
    var values = [Float](repeating: 0, count: imageCount * width)
    var digests: [UInt8] = []
    try await inBlocks(images) {
      Projected($0, along: components)
    } take: { part in
      digests += part.digest.bytes
      for (row, image) in part.images.enumerated() {
        for column in 0..<width {
          values[image * width + column] = part.values[row * width + column]
        }
      }
    }
    let depends = digests.withUnsafeBytes { ContentDigest(of: $0).description }
    return (FloatMatrix(values: values, rowCount: imageCount, columnCount: width), depends)
  }

  /// What becomes of a block of images.
  private struct Projected: Sendable {
    let images: [Int]
    let values: [Float]
    /// Of the images and their descriptors.
    let digest: ContentDigest

    init(_ rows: DescriptorRows, along components: PrincipalComponents) {
      images = rows.images
      let values = rows.values
      self.values = components.projected(values.span)
      let ids = rows.images.flatMap { image in
        withUnsafeBytes(of: Int64(image).littleEndian) { Array($0) }
      }
      digest = (ids + rows.bytes).withUnsafeBytes { ContentDigest(of: $0) }
    }
  }

  /// The components of the images, or of evenly chosen ones.
  private func fit(to images: [Int]) async throws -> PrincipalComponents {
    let count = min(images.count, Self.rowLimit)
    let chosen = (0..<count).map { images[$0 * images.count / count] }
    let width = ImageDescriptor.count
    if count <= width {
      let values = store.descriptors(of: chosen).values
      return PrincipalComponents(of: values.span, columnCount: width, count: Self.componentLimit)
    }
    let nothing: [Float] = []
    var totals = Covariance.Totals(of: nothing.span, columnCount: width)
    try await inBlocks(chosen) { rows in
      let values = rows.values
      return Covariance.Totals(of: values.span, columnCount: width)
    } take: {
      totals += $0
    }
    let means = totals.means
    var whole = Covariance(of: nothing.span, around: means)
    try await inBlocks(chosen) { rows in
      let values = rows.values
      return Covariance(of: values.span, around: means)
    } take: {
      whole += $0
    }
    return PrincipalComponents(whole, count: Self.componentLimit)
  }

  /// Works on the descriptors of images block by block, and takes what comes of each in order.
  private func inBlocks<Part: Sendable>(
    _ images: [Int], _ work: @escaping @Sendable (DescriptorRows) -> Part,
    take: (Part) -> Void
  ) async throws {
    let starts = Array(stride(from: 0, to: images.count, by: blockCount))
    for first in stride(from: 0, to: starts.count, by: cores) {
      let turn = starts[first..<min(first + cores, starts.count)]
      var parts = [Part?](repeating: nil, count: turn.count)
      try await withThrowingTaskGroup(of: (Int, Part).self) { group in
        for (place, start) in turn.enumerated() {
          let block = images[start..<min(start + blockCount, images.count)]
          group.addTask {
            try Task.checkCancellation()
            return (place, work(store.descriptors(of: block)))
          }
        }
        while let (place, part) = try await group.next() { parts[place] = part }
      }
      for part in parts { if let part { take(part) } }
    }
  }
}
