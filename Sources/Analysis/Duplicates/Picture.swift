import Foundation
import Imaging

/// What is compared of an image: its cells, and how many of them its pixels can tell apart.
struct Picture: Sendable {
  /// One view of an image: all of it, or what lies between its bars.
  struct View: Sendable {
    /// 32 × 32 means of luma.
    let cells: [Int16]
    /// The pixels of a row, at most 32.
    let width: Int
    /// The pixels of a column, at most 32.
    let height: Int
    /// Whether it is a drawing: a large part of it is of one tone.
    let isDrawing: Bool

    init(of pixels: PixelBuffer) {
      (cells, isDrawing) = PicturePlane.cells(of: pixels)
      width = min(pixels.width, PicturePlane.side)
      height = min(pixels.height, PicturePlane.side)
    }

    /// The view ready to be compared with one of so many pixels, in the mirror if asked.
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

  /// All of the image.
  let whole: View
  /// What lies between its bars; `nil` where there are none.
  let inside: View?

  /// The picture of a thumbnail; `nil` if it can not be read.
  init?(of thumbnail: Data?) {
    guard let thumbnail,
      let pixels = thumbnail.withUnsafeBytes({ try? decodeImage($0) })?.pixels
    else { return nil }
    whole = View(of: pixels)
    inside = pixels.insideOfBars().map { View(of: $0) }
  }

  /// A view; all of the image where it has no bars.
  func view(inside isInside: Bool) -> View { isInside ? inside ?? whole : whole }

  /// Which views of two images are compared; the most alike counts.
  ///
  /// Of two with bars only what lies between them: bars alone make no duplicates.
  static func views(of one: Picture, _ other: Picture) -> [(Bool, Bool)] {
    switch (one.inside == nil, other.inside == nil) {
    case (true, true): [(false, false)]
    case (false, false): [(true, true)]
    case (false, true): [(false, false), (true, false)]
    case (true, false): [(false, false), (false, true)]
    }
  }
}

/// Which of an image's pictures.
struct PlaneName: Hashable, Sendable {
  var image: Int32
  /// Whether it is what lies between the bars.
  var inside: Bool
  /// The pixels that it is brought down to.
  var width: Int
  var height: Int
  var mirrored: Bool
}
