/// One image: a file known by its key.
public struct ImageRecord: Hashable, Sendable {
  /// The path relative to the image root, components separated by `/`.
  public var key: String
  /// The size of the file in bytes; `nil` where the file was never seen.
  public var byteCount: Int64?
  /// When the file was last changed, in nanoseconds since 1970; `nil` where never seen.
  public var modifiedNanoseconds: Int64?
  /// The format read from the bytes, once measured, such as `jpeg`.
  public var format: String?
  /// The digest of the file's bytes, once measured: 32 hexadecimal digits.
  public var digest: String?
  /// The digest of the decoded pixels and size, once measured: 32 hexadecimal digits.
  public var pixelDigest: String?
  /// The 64-bit perceptual hash, once measured.
  public var perceptualHash: UInt64?
  /// The version of measuring by which it was measured, once it was.
  public var measuresVersion: Int?

  /// An image of which only the key is known.
  public init(key: String) { self.key = key }
}
