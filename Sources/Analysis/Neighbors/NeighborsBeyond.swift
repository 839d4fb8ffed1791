import Dataset
internal import Kernels

extension NeighborSearch {
  /// Finds, for each of some images, the nearest image of the search outside its group.
  ///
  /// Compares each with all images, in double precision: meant for the few whose nearest images are
  /// all copies.
  ///
  /// - Parameters:
  ///   - groups: the group of each image.
  ///   - images: the images in question.
  ///   - cores: how many are compared at once; the result does not depend on it.
  /// - Returns: the distances; an image for which there is no other is left out.
  /// - Throws: `CancellationError`.
  package func distancesBeyond(
    _ groups: [Int32], of images: [Int], cores: Int
  ) async throws -> [Int: Double] {
    precondition(groups.count == matrix.rowCount && cores >= 1)
    let found = try await inParts(images.count, cores: cores, size: 1) { places in
      images[places].compactMap { image -> (Int, Double)? in
        members.lazy
          .filter { groups[Int($0)] != groups[image] }
          .compactMap { distance(image, Int($0)) }.min()
          .map { (image, $0) }
      }
    }
    return Dictionary(found, uniquingKeysWith: { first, _ in first })
  }
}
