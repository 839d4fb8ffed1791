import Foundation
import Imaging

/// What is compared of an image: its cells, and how many of them its pixels can tell apart.
struct Picture: Sendable {
  /// 32 × 32 means of luma.
  let cells: [Int16]
  /// The pixels of a row, at most 32.
  let width: Int
  /// The pixels of a column, at most 32.
  let height: Int

  /// The picture of a thumbnail; `nil` if it can not be read.
  init?(of thumbnail: Data?) {
    guard let thumbnail,
      let pixels = thumbnail.withUnsafeBytes({ try? decodeImage($0) })?.pixels
    else { return nil }
    cells = PicturePlane.cells(of: pixels)
    width = min(pixels.width, PicturePlane.side)
    height = min(pixels.height, PicturePlane.side)
  }

  /// The picture ready to be compared with one of so many pixels, in the mirror if asked.
  ///
  /// What a smaller picture cannot show is taken out of a larger one.
  func plane(like name: PlaneName) -> PicturePlane {
    var cells = self.cells
    if name.width < width || name.height < height {
      cells = PicturePlane.coarsened(cells, width: name.width, height: name.height)
    }
    return PicturePlane(cells: name.mirrored ? PicturePlane.mirrored(cells) : cells)
  }
}

/// Which of an image's pictures.
struct PlaneName: Hashable, Sendable {
  var image: Int32
  /// The pixels that it is brought down to.
  var width: Int
  var height: Int
  var mirrored: Bool
}
