import Foundation
import Imaging
import TestSupport

/// What `Tools/golden/pixel_metrics.py` wrote.
struct QualityGolden: Decodable {
  struct Masks: Decodable {
    let digest: String
  }
  struct Measured: Decodable {
    let pixel_digest: String
    let perceptual_hash: String
    let metrics: [String: Double]
  }
  struct Drawn: Decodable, CustomStringConvertible {
    let name: String
    let width: Int
    let height: Int
    let seed: UInt32
    var description: String { "\(name) \(width)×\(height)" }
  }
  struct Photograph: Decodable {
    let path: String
  }

  let file_digests: [String: String]
  let colour_masks: Masks
  let drawn: [Both<Drawn>]
  /// Files beside this one.
  let files: [Both<Photograph>]
  /// Files of data sets that may lie beside the package.
  let photographs: [Both<Photograph>]

  /// An image and what was measured of it, which stand in one JSON object.
  struct Both<Image: Decodable>: Decodable {
    let image: Image
    let measured: Measured

    init(from decoder: any Decoder) throws {
      image = try Image(from: decoder)
      measured = try Measured(from: decoder)
    }
  }

  static func read() throws -> QualityGolden {
    let file = Folders.package.appending(path: "Tests/ImagingTests/Golden/quality.json")
    return try JSONDecoder().decode(QualityGolden.self, from: Data(contentsOf: file))
  }
}

extension PixelMeasures {
  /// A value by the id of its metric.
  subscript(id: String) -> Double? {
    switch PixelMetric(rawValue: id) {
    case .brightness: brightness
    case .contrast: contrast
    case .sharpness: sharpness
    case .blur: blur
    case .redValues: redValues
    case .greenValues: greenValues
    case .blueValues: blueValues
    case .luminance: luminance
    case .luminanceContrast: luminanceContrast
    case .detail: detail
    case .colorfulness: colorfulness
    case .saturation: saturation
    case .imageEntropy: imageEntropy
    case .darkShare: darkShare
    case .brightShare: brightShare
    case .lightLevel: lightLevel
    case .channelContrast: channelContrast
    default: nil
    }
  }
}
