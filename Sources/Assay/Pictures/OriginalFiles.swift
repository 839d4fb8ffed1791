package import Foundation
import Imaging

extension Project {
  /// The file of an image, to be read and never written.
  ///
  /// - Parameter image: the place in the order of images.
  /// - Returns: `nil` if there is no such image, its file is gone, or a link leads out of the
  ///   project's image folder.
  /// - Throws: ``StoreError`` if the project cannot be read.
  package func originalURL(of image: Int) throws(StoreError) -> URL? {
    guard
      let key = try store.key(of: image),
      let root = try? ImageFolder(try store.imageRoot()),
      let file = root.file(of: key)
    else { return nil }
    return URL(filePath: file, directoryHint: .notDirectory)
  }

  /// A small JPEG of an image, long side at most 256: the stored one, else made from the file.
  ///
  /// - Parameter image: the place in the order of images.
  /// - Returns: `nil` if there is no such image or it cannot be decoded.
  /// - Throws: ``StoreError`` if the project cannot be read.
  @concurrent
  package func thumbnail(of image: Int) async throws(StoreError) -> Data? {
    if let stored = store.thumbnails.thumbnail(of: image) { return stored }
    guard
      let key = try store.key(of: image),
      let root = try? ImageFolder(try store.imageRoot())
    else { return nil }
    let reader = FileReader(of: root)
    guard
      let (bytes, _) = try? reader.read(key), let decoded = try? decodeImage(bytes)
    else { return nil }
    return Data(Imaging.thumbnail(of: decoded.pixels, longSide: 256))
  }
}
