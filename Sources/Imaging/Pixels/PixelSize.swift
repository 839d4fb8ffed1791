/// The sides of an image in pixels.
struct PixelSize: Hashable, Sendable {
  var width: Int
  var height: Int

  var pixelCount: Int { width * height }

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  init(of pixels: PixelBuffer) {
    self.init(width: pixels.width, height: pixels.height)
  }

  /// The size with the long side brought down to `side`, never up; the other side keeps the ratio,
  /// rounded to whole pixels, halves up, and is at least 1.
  func reduced(toLongSide side: Int) -> PixelSize {
    let long = max(width, height)
    guard long > side else { return self }
    func scaled(_ length: Int) -> Int { max(1, (2 * length * side + long) / (2 * long)) }
    return PixelSize(width: scaled(width), height: scaled(height))
  }
}
