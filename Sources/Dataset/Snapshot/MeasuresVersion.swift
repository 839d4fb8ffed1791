/// The version of all that measuring finds out of an image; a higher one measures every image again.
package enum MeasuresVersion {
  /// The version of this program.
  ///
  /// 2: what is seen of alpha, of 16 bits and between bars; `light_level`, `channel_contrast`.
  package static let current = 2
}

extension ProjectSnapshot {
  /// How many images were measured by an earlier version and can be measured again.
  ///
  /// Their files were there when they were last looked for. What was measured of them holds until then.
  package var countToMeasureAgain: Int {
    let gone = Set(issues.filter { $0.kind == .missingFile }.map(\.image))
    return images.indices.count { image in
      guard let version = images[image].measuresVersion else { return false }
      return version < MeasuresVersion.current && !gone.contains(Int32(image))
    }
  }
}
