import Analysis
package import Foundation
import Imaging

/// Pictures in the formats that every browser shows, for files in a format that few do.
///
/// An actor so that one picture is decoded at a time: the memory of a large one is taken once,
/// however many are asked for.
package actor BrowserPictures {
  /// A picture to send.
  package struct Picture: Sendable {
    /// `image/png` or `image/jpeg`.
    package let mediaType: String
    /// The file's bytes.
    package let bytes: [UInt8]
  }

  /// Up to so many pixels nothing is lost: 2 million.
  private static let pixelsWithoutLoss = 2_000_000
  /// The longest side that JPEG holds.
  private static let longestJPEGSide = 65_500

  /// Makes none yet.
  package init() {}

  /// The first frame or page of a file, upright, over white: as a PNG up to 2 million pixels, as a
  /// JPEG of quality 92 beyond.
  ///
  /// - Parameter file: an image file of a format that is decoded.
  /// - Returns: `nil` if the file is gone, larger than 1 GB or cannot be decoded.
  package func picture(of file: URL) -> Picture? {
    guard
      let values = try? file.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey]),
      values.isRegularFile == true, let size = values.fileSize, size <= FileReader.byteLimit,
      let data = try? Data(contentsOf: file),
      let image = data.withUnsafeBytes({ try? decodeImage($0) })
    else { return nil }
    let pixels = image.pixels
    let (width, height) = (pixels.width, pixels.height)
    if width * height <= Self.pixelsWithoutLoss || max(width, height) > Self.longestJPEGSide {
      return Picture(mediaType: "image/png", bytes: encodePNG(pixels))
    }
    return Picture(mediaType: "image/jpeg", bytes: encodeJPEG(pixels, quality: 92))
  }
}
