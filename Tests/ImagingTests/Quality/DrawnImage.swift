import Imaging

/// An image that `Tools/golden/pixel_metrics.py` draws by the same arithmetic.
func drawnImage(_ name: String, width: Int, height: Int, seed: UInt32) -> PixelBuffer {
  let pixels = PixelBuffer(width: width, height: height)
  var state = seed
  var at = 0
  for y in 0..<height {
    for x in 0..<width {
      for c in 0..<3 {
        state = state &* 1_664_525 &+ 1_013_904_223
        let noise = Int(state >> 24)
        let value =
          switch name {
          case "noise": noise
          case "waves":
            abs((x * (c + 1) + y * (3 - c)) % 510 - 255) * 7 / 8 + noise / 8
          case "hues":
            switch (x * 6 / width + 2 * c) % 6 {
            case 0, 1: 255 - y * 255 / height + noise / 16
            case 2, 3: 20 + noise / 16
            default: y * 2 + noise / 16
            }
          default: 400 - y * 600 / height + noise / 4 - 32
          }
        pixels.bytes[at] = UInt8(max(0, min(255, value)))
        at += 1
      }
    }
  }
  return pixels
}

/// An image of one rule: the bytes of the pixel at column x, row y.
func image(width: Int, height: Int, _ colour: (Int, Int) -> (UInt8, UInt8, UInt8)) -> PixelBuffer {
  let pixels = PixelBuffer(width: width, height: height)
  for y in 0..<height {
    for x in 0..<width {
      let at = 3 * (y * width + x)
      (pixels.bytes[at], pixels.bytes[at + 1], pixels.bytes[at + 2]) = colour(x, y)
    }
  }
  return pixels
}
