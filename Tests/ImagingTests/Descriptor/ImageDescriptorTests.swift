import Foundation
import TestSupport
import Testing

@testable import Imaging

@Suite struct ImageDescriptorTests {
  private struct Golden: Decodable {
    struct Case: Decodable {
      var pixels, bytes: [UInt8]
    }
    var cases: [Case]
  }

  /// The bytes of one part.
  private func part(_ wanted: ImageDescriptor.Part, of descriptor: ImageDescriptor) -> [UInt8] {
    var start = 0
    for part in ImageDescriptor.Part.allCases {
      if part == wanted { return Array(descriptor.bytes[start..<start + part.count]) }
      start += part.count
    }
    return []
  }

  /// The cosine distance of two descriptors as they are compared, without a project's centre.
  private func distance(_ one: ImageDescriptor, _ other: ImageDescriptor) -> Double {
    var (product, ones, others) = (0.0, 0.0, 0.0)
    for place in one.bytes.indices {
      let weight = Double(ImageDescriptor.weights[place])
      let (a, b) = (Double(one.bytes[place]) * weight, Double(other.bytes[place]) * weight)
      product += a * b
      ones += a * a
      others += b * b
    }
    return 1 - product / (ones * others).squareRoot()
  }

  /// A smooth picture of any size: what lies at the share (x, y) of it is the same in all.
  private func picture(width: Int, height: Int, turn: Double = 0) -> PixelBuffer {
    image(width: width, height: height) { x, y in
      let (u, v) = ((Double(x) + 0.5) / Double(width), (Double(y) + 0.5) / Double(height))
      let disc = (u - 0.4) * (u - 0.4) + (v - 0.6) * (v - 0.6) < 0.06
      let wave = sin(9 * u + 5 * v + turn)
      return disc ? (200, UInt8(60 + 100 * v), 40) : (40, UInt8(110 + 60 * wave), UInt8(220 * u))
    }
  }

  @Test func `every byte is that of the definition written out with NumPy`() throws {
    let file = Folders.package.appending(path: "Tests/ImagingTests/Golden/descriptor.json")
    let golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    #expect(golden.cases.count == 13)
    for (number, expected) in golden.cases.enumerated() {
      let pixels = PixelBuffer(width: 32, height: 32)
      _ = pixels.bytes.update(fromContentsOf: expected.pixels)
      let found = ImageDescriptor(of: pixels).bytes
      #expect(found.count == expected.bytes.count)
      let wrong = zip(found, expected.bytes).filter { $0 != $1 }
      // A sum that lies at a half may fall to either side.
      #expect(wrong.count <= 2, "case \(number)")
      #expect(wrong.allSatisfy { abs(Int($0) - Int($1)) == 1 }, "case \(number)")
    }
  }

  @Test(arguments: ["noise", "hues", "dusk", "waves"])
  func `every instruction set gives the same bytes and the same hash`(name: String) {
    for (width, height) in [(32, 32), (32, 90), (45, 20), (700, 300)] {
      let totals = PixelPass(over: drawnImage(name, width: width, height: height, seed: 5)).totals
      let baseline = ImageDescriptor(totals: totals, variant: 0)
      let hash = perceptualHash(ofGrid: totals.grid, variant: 0)
      for variant in PixelPassTests.variants {
        #expect(ImageDescriptor(totals: totals, variant: variant) == baseline)
        #expect(perceptualHash(ofGrid: totals.grid, variant: variant) == hash)
      }
    }
  }

  @Test(arguments: [(64, 48), (640, 480), (1500, 900), (200, 300)])
  func `a picture of another size or shape has nearly the same descriptor`(
    width: Int, height: Int
  ) {
    let one = ImageDescriptor(of: picture(width: 256, height: 192))
    let same = distance(one, ImageDescriptor(of: picture(width: width, height: height)))
    let other = distance(one, ImageDescriptor(of: picture(width: 256, height: 192, turn: 2)))
    #expect(same < 0.02, "\(same)")
    #expect(other > 3 * same, "\(other)")
  }

  @Test func `a mirrored picture has its directions mirrored and its colours unchanged`() {
    let pixels = picture(width: 96, height: 64)
    let mirrored = image(width: 96, height: 64) { x, y in
      let at = 3 * (y * 96 + 95 - x)
      return (pixels.bytes[at], pixels.bytes[at + 1], pixels.bytes[at + 2])
    }
    let (one, two) = (ImageDescriptor(of: pixels), ImageDescriptor(of: mirrored))
    let (before, after) = (part(.gradients, of: one), part(.gradients, of: two))
    for cell in 0..<16 {
      let opposite = cell / 4 * 4 + 3 - cell % 4
      for direction in 0..<16 {
        let (a, b) = (
          Int(before[cell * 16 + direction]), Int(after[opposite * 16 + (8 - direction) & 15])
        )
        #expect(abs(a - b) <= 1)
      }
    }
    for (a, b) in zip(part(.colours, of: one), part(.colours, of: two)) {
      #expect(abs(Int(a) - Int(b)) <= 1)
    }
  }

  @Test(arguments: [(1, 1), (1, 700), (3000, 2), (5, 5), (40, 40)])
  func `a flat image has a colour and nothing else, at any size`(width: Int, height: Int) {
    let found = ImageDescriptor(of: image(width: width, height: height) { _, _ in (255, 128, 0) })
    #expect(found.bytes.count == ImageDescriptor.count)
    #expect(part(.gradients, of: found).allSatisfy { $0 == 0 })
    // No cell is brighter than another: all 900 have the pattern 0, the first.
    #expect(part(.patterns, of: found) == [255] + [UInt8](repeating: 0, count: 58))
    // Luma (2126 · 255 + 7152 · 128) / 10000 = 145.76, R − G = 127, (R + G) / 2 − B = 191.5; the
    // opponents are halved around 127.5, and the halves rounded up.
    #expect(
      part(.layout, of: found) == (0..<16).flatMap { _ in [UInt8(146), 191, 223] })
    // Luma lies at 145.76 / 255 · 4 − ½ = 1.786: shares of 0.214 and 0.786 of the second and third
    // bin, both opponents in the last. 255 √0.214 = 118, 255 √0.786 = 226.
    var colours = [UInt8](repeating: 0, count: 144)
    (colours[36 + 35], colours[72 + 35]) = (118, 226)
    #expect(part(.colours, of: found) == colours)
  }

  @Test func `a grey picture has no colour but greys`() {
    let grey = image(width: 50, height: 40) { x, y in
      let level = UInt8(x * 5 % 256)
      return (level, level, level)
    }
    let colours = part(.colours, of: ImageDescriptor(of: grey))
    for (place, value) in colours.enumerated() where value > 0 {
      // Zero lies between the third and the fourth of six bins, of both opponents.
      #expect([2, 3].contains(place % 6) && [2, 3].contains(place / 6 % 6))
    }
    #expect(colours.contains { $0 > 0 })
  }

  @Test func `an edge votes for the direction in which it brightens`() {
    // Darker left of the middle: the gradient points to the right, direction 0.
    let edge = image(width: 32, height: 32) { x, _ in x < 16 ? (0, 0, 0) : (255, 255, 255) }
    let gradients = part(.gradients, of: ImageDescriptor(of: edge))
    for (place, value) in gradients.enumerated() {
      #expect((value > 0) == (place % 16 == 0 && [1, 2].contains(place / 16 % 4)))
    }
  }

  @Test func `measuring a file describes it too`() throws {
    let pixels = picture(width: 90, height: 70)
    let file = encodePNG(pixels)
    let found = try file.withUnsafeBytes { try measureImage(bytes: $0, key: "a.png") }
    #expect(found.descriptor == ImageDescriptor(of: pixels))
  }
}
