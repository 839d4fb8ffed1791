/// What is wrong with one file.
public struct FileIssue: Hashable, Sendable {
  /// The kinds of trouble a file can be.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// No pixels could be read.
    case undecodable
    /// Pixels were read and measured, with warnings.
    case damaged
    /// A format this version does not read yet.
    case notReadYet = "not_read_yet"
    /// The file was listed when the folder was read, and is gone.
    case missingFile = "missing_file"
    /// The file is there, but cannot be opened.
    case unreadable
    /// The name's extension names another format than the bytes.
    case lyingExtension = "lying_extension"
  }
  /// The image, as an index into ``ProjectSnapshot/images``.
  public var image: Int32
  /// What kind of trouble.
  public var kind: Kind
  /// The reason, in words for a person.
  public var reason: String

  /// How the reason of every missing file begins.
  package static let goneWords = "the file is gone"

  /// An issue of an image.
  public init(image: Int32, kind: Kind, reason: String) {
    self.image = image
    self.kind = kind
    self.reason = reason
  }
}
