/// One image: a file known by its key.
package struct ImageRecord: Hashable, Sendable {
  /// The path relative to the image root, components separated by `/`.
  package var key: String
  /// The size of the file in bytes; `nil` where the file was never seen.
  package var byteCount: Int64?
  /// When the file was last changed, in nanoseconds since 1970; `nil` where never seen.
  package var modifiedNanoseconds: Int64?
  /// The format read from the bytes, once measured, such as `jpeg`.
  package var format: String?
  /// The digest of the file's bytes, once measured: 32 hexadecimal digits.
  package var digest: String?
  /// The digest of the decoded pixels and size, once measured: 32 hexadecimal digits.
  package var pixelDigest: String?
  /// The 64-bit perceptual hash, once measured.
  package var perceptualHash: UInt64?

  /// An image of which only the key is known.
  package init(key: String) { self.key = key }
}
