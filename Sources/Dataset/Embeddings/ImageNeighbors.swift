package import Foundation
public import Kernels

/// The nearest images of each image by one embedding, as a project keeps them: a mapped file.
///
/// Images that came later, and images without a vector, have no neighbours. The numbers are those of
/// ``NearestNeighbors``, bit for bit.
public struct ImageNeighbors: Sendable {
  /// How many images the lists are about; images beyond have no neighbours.
  public let imageCount: Int
  /// How many neighbours an image has at most.
  public let neighborCount: Int
  /// The share of the true nearest images that the search found, measured on a sample; `nil` where
  /// it was exact.
  public let recall: Double?
  /// Distances as Float64, then images as Int32, `neighborCount` an image, then for each image the
  /// first of its near copies as Int32.
  private let data: Data

  /// How many images' neighbours are compared with the exact ones to estimate the recall of a search.
  package static let recallSampleCount = 500

  /// The bytes that a file of these lists holds, nothing else.
  package static func bytes(of lists: NearestNeighbors) -> Data {
    var data = lists.distances.withUnsafeBytes { Data($0) }
    lists.indices.withUnsafeBytes { data.append(contentsOf: $0) }
    lists.copyGroups.withUnsafeBytes { data.append(contentsOf: $0) }
    return data
  }

  /// Lists over the bytes of a file; `nil` if they are not as long as the counts say, or name an
  /// image that is none of them.
  ///
  /// - Complexity: O(images × neighbours).
  package init?(_ data: Data, imageCount: Int, neighborCount: Int, recall: Double?) {
    guard imageCount >= 0, neighborCount >= 0, neighborCount < 1 << 32, imageCount < 1 << 31,
      data.count == imageCount * (12 * neighborCount + 4)
    else { return nil }
    let places = imageCount * neighborCount
    let isWithin = data.withUnsafeBytes { bytes in
      stride(from: 8 * places, to: bytes.count, by: 4).allSatisfy { offset in
        let index = Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self))
        return index >= -1 && index < imageCount
      }
    }
    guard isWithin else { return nil }
    self.imageCount = imageCount
    self.neighborCount = neighborCount
    self.recall = recall
    self.data = data
  }

  /// The recall with its interval; `nil` where the search was exact.
  ///
  /// Wilson's interval, as if all neighbours of an image were found or lost together, which is
  /// rather too wide than too narrow.
  public var recallEstimate: Estimate? {
    recall.map { recall in
      let count = min(Self.recallSampleCount, imageCount)
      return Estimate(
        value: recall,
        interval: .wilson(successes: recall * Double(count), trials: Double(count)), n: count)
    }
  }

  /// Lists in memory.
  init(_ lists: NearestNeighbors, recall: Double? = nil) {
    (imageCount, neighborCount) = (lists.imageCount, lists.neighborCount)
    self.recall = recall
    data = Self.bytes(of: lists)
  }

  /// The neighbours of an image with their distances, nearest first.
  public func neighbors(of image: Int) -> [(image: Int, distance: Double)] {
    guard image < imageCount else { return [] }
    return data.withUnsafeBytes { bytes in
      (image * neighborCount..<(image + 1) * neighborCount).lazy
        .map { place in (Int(index(bytes, place)), distance(bytes, place)) }
        .prefix { $0.0 >= 0 }.map { ($0.0, $0.1) }
    }
  }

  /// Whether an image has any neighbour.
  package func hasNeighbors(_ image: Int) -> Bool {
    image < imageCount && data.withUnsafeBytes { index($0, image * neighborCount) >= 0 }
  }

  /// Calls `body` with each image and a way to read its neighbours by rank; −1 where there are fewer.
  package func forEachImage(_ body: (_ image: Int, _ neighbor: (_ rank: Int) -> Int32) -> Void) {
    data.withUnsafeBytes { bytes in
      for image in 0..<imageCount {
        body(image) { index(bytes, image * neighborCount + $0) }
      }
    }
  }

  /// The lists as arrays in memory, with empty ones for the images that came later.
  ///
  /// - Precondition: `count` is at least ``imageCount``.
  package func lists(of count: Int) -> NearestNeighbors {
    data.withUnsafeBytes { bytes in
      let places = 0..<imageCount * neighborCount
      let later = (count - imageCount) * neighborCount
      let groups = imageCount * neighborCount * 12
      return NearestNeighbors(
        imageCount: count, neighborCount: neighborCount,
        indices: places.map { index(bytes, $0) } + [Int32](repeating: -1, count: later),
        distances: places.map { distance(bytes, $0) } + [Double](repeating: 0, count: later),
        copyGroups: (0..<count).map { image in
          guard image < imageCount else { return Int32(image) }
          let offset = groups + 4 * image
          return Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self))
        })
    }
  }

  private func index(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> Int32 {
    let offset = imageCount * neighborCount * 8 + 4 * place
    return Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self))
  }

  private func distance(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> Double {
    let bits = bytes.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self)
    return Double(bitPattern: UInt64(littleEndian: bits))
  }
}
