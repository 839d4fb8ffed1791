internal import Foundation
internal import Imaging
internal import Kernels

/// The six classes of the demo: plain shapes that a person tells apart at once.
enum DemoShape: String, CaseIterable, Sendable {
  case circle, cross, ring, square, star, triangle
}

/// One drawing: a shape on a background, partly covered by red smudges.
struct DemoScene: Sendable {
  /// What is drawn.
  var shape: DemoShape
  /// The middle of the shape, as shares of the image's side.
  var center: (x: Double, y: Double) = (0.5, 0.5)
  /// The radius of the shape, as a share of the side.
  var radius = 0.3
  /// The turn of the shape, in radians.
  var angle = 0.0
  /// The radius of a ring's hole, as a share of its own radius.
  var hole = 0.6
  /// The colour of the shape, R, G, B from 0 to 1.
  var foreground: (Double, Double, Double) = (0.9, 0.9, 0.85)
  /// The colour behind it.
  var background: (Double, Double, Double) = (0.2, 0.3, 0.5)
  /// The smudges: middle and radius, as shares of the side.
  var smudges: [(x: Double, y: Double, radius: Double)] = []
  /// The radius of a box blur over the finished image, in pixels; 0 for none.
  var blurRadius = 0
  /// What the light is multiplied by: 1 as drawn, near 0 dark.
  var light = 1.0
  /// Standard deviation of the sensor's noise, of 255.
  var noise = 4.0

  /// Whether the shape covers a point, given relative to its middle in units of its radius.
  func covers(_ x: Double, _ y: Double) -> Bool {
    let c = cos(angle)
    let s = sin(angle)
    let u = x * c + y * s
    let v = y * c - x * s
    let distance = (u * u + v * v).squareRoot()
    switch shape {
    case .circle: return distance <= 1
    case .ring: return distance <= 1 && distance >= hole
    case .square: return max(abs(u), abs(v)) <= 0.85
    case .cross: return min(abs(u), abs(v)) <= 0.3 && max(abs(u), abs(v)) <= 1
    case .triangle: return v >= -0.6 && v <= 1 - 1.75 * abs(u) * 0.95
    case .star:
      let turn = atan2(u, v) / (2 * .pi / 5)
      let part = abs(turn - turn.rounded())
      return distance <= 1 - part * 1.15
    }
  }

  /// Draws the scene as `side * side` pixels, two by two samples each.
  func draw<Generator: RandomNumberGenerator>(
    side: Int, noiseFrom generator: inout Generator
  ) -> PixelBuffer {
    let pixels = PixelBuffer(width: side, height: side)
    var plane = [Double](repeating: 0, count: side * side * 3)
    for row in 0..<side {
      for column in 0..<side {
        let color = self.color(row: row, column: column, side: side)
        let at = (row * side + column) * 3
        plane[at] = color.0
        plane[at + 1] = color.1
        plane[at + 2] = color.2
      }
    }
    if blurRadius > 0 { plane = boxBlur(boxBlur(plane, side: side), side: side) }
    for index in plane.indices {
      let noisy = plane[index] * light * 255 + noise * gaussian(using: &generator)
      pixels.bytes[index] = UInt8(max(0, min(255, noisy.rounded())))
    }
    return pixels
  }

  private func color(row: Int, column: Int, side: Int) -> (Double, Double, Double) {
    var sum = (0.0, 0.0, 0.0)
    for sample in 0..<4 {
      let x = (Double(column) + 0.25 + 0.5 * Double(sample % 2)) / Double(side)
      let y = (Double(row) + 0.25 + 0.5 * Double(sample / 2)) / Double(side)
      var color = background
      if covers((x - center.x) / radius, (center.y - y) / radius) { color = foreground }
      for smudge in smudges {
        let dx = x - smudge.x
        let dy = y - smudge.y
        if dx * dx + dy * dy <= smudge.radius * smudge.radius { color = (0.8, 0.12, 0.1) }
      }
      sum = (sum.0 + color.0 / 4, sum.1 + color.1 / 4, sum.2 + color.2 / 4)
    }
    return sum
  }

  private func boxBlur(_ plane: [Double], side: Int) -> [Double] {
    var result = plane
    let reach = -blurRadius...blurRadius
    let area = Double(reach.count * reach.count)
    for row in 0..<side {
      for column in 0..<side {
        for channel in 0..<3 {
          var sum = 0.0
          for dy in reach {
            let y = max(0, min(side - 1, row + dy))
            for dx in reach {
              let x = max(0, min(side - 1, column + dx))
              sum += plane[(y * side + x) * 3 + channel]
            }
          }
          result[(row * side + column) * 3 + channel] = sum / area
        }
      }
    }
    return result
  }
}

/// A standard normal number, by Box and Muller.
func gaussian<Generator: RandomNumberGenerator>(using generator: inout Generator) -> Double {
  let radius = (-2 * log(Double.random(in: 1e-12..<1, using: &generator))).squareRoot()
  return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &generator))
}
