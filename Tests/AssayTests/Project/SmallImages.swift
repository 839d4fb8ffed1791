import Foundation
import Imaging

/// A picture of one colour as the bytes of a PNG.
func flatPNG(red: UInt8, green: UInt8, blue: UInt8, side: Int = 8) -> Data {
  let pixels = PixelBuffer(width: side, height: side)
  for place in 0..<side * side {
    pixels.bytes[3 * place] = red
    pixels.bytes[3 * place + 1] = green
    pixels.bytes[3 * place + 2] = blue
  }
  return Data(encodePNG(pixels))
}

/// Writes `content` to a file below `root`, with the folders on the way.
func write(_ content: Data, to key: String, in root: URL) throws {
  let file = root.appending(path: key)
  try FileManager.default.createDirectory(
    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try content.write(to: file)
}

/// Fills `root` with `count` different pictures `NUMBER.png`, the number with four digits.
func writePictures(_ count: Int, in root: URL) throws {
  for number in 0..<count {
    let content = flatPNG(
      red: UInt8(number & 255), green: UInt8(number >> 8 & 255), blue: 128, side: 4)
    try write(content, to: numbered(number), in: root)
  }
}

/// The key of picture `number`.
func numbered(_ number: Int) -> String {
  "\(String(repeating: "0", count: 4 - String(number).count))\(number).png"
}

/// Sets the time of a file's last change to `seconds` since 1970.
func setModified(_ seconds: Int, of key: String, in root: URL) throws {
  try FileManager.default.setAttributes(
    [.modificationDate: Date(timeIntervalSince1970: Double(seconds))],
    ofItemAtPath: root.appending(path: key).path)
}
