/// Why an image could not be read.
public enum DecodeError: Error, Hashable, Sendable {
  /// The file has no bytes.
  case empty
  /// The bytes are of no image format known here; `found` says what they look like.
  case unknownFormat(found: String)
  /// The header gives no usable size.
  case badHeader(format: ImageFormat, reason: String)
  /// The header claims more pixels than allowed; nothing was allocated.
  case tooManyPixels(width: Int, height: Int, limit: Int)
  /// Decoding would take more memory than allowed; nothing was allocated.
  case tooMuchMemory(width: Int, height: Int, bytes: Int, limit: Int)
  /// A JPEG passes over the image more often than allowed; nothing was allocated.
  case tooManyScans(scans: Int, limit: Int)
  /// The file may be sound, but is of a kind of its format that is not read here.
  case notSupported(format: ImageFormat, reason: String)
  /// The pixels could not be decoded.
  case badPixels(format: ImageFormat, reason: String)
}

extension DecodeError {
  /// The image format of a file that is an image by its bytes but of a format that is not read
  /// here, such as "AVIF image"; `nil` if the trouble is another.
  public var formatNotReadYet: String? {
    guard case .unknownFormat(let found) = self,
      found.hasSuffix(" image") || found.hasPrefix("PNM image")
    else { return nil }
    return found
  }
}

extension DecodeError: CustomStringConvertible {
  /// One line for a person: what was found and, where it helps, what was expected.
  public var description: String {
    switch self {
    case .empty:
      "empty file"
    case .unknownFormat(let found):
      "not an image format that can be read: \(found)"
    case .badHeader(let format, let reason):
      "broken \(format.rawValue) header: \(reason)"
    case .tooManyPixels(let width, let height, let limit):
      "\(width) × \(height) pixels are claimed, more than the limit of \(limit / 1_000_000) million"
    case .tooMuchMemory(let width, let height, let bytes, let limit):
      "\(width) × \(height) pixels of this kind take \(bytes / 1_000_000) MB to decode, more than "
        + "the limit of \(limit / 1_000_000) MB"
    case .tooManyScans(let scans, let limit):
      "\(scans) progressive scans, more than the limit of \(limit) for an image of this size"
    case .notSupported(let format, let reason):
      "not supported: \(format.rawValue) with \(reason)"
    case .badPixels(let format, let reason):
      "broken \(format.rawValue) data: \(reason)"
    }
  }
}
