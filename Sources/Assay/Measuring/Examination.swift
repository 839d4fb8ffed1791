import Dataset
import Foundation
import Imaging

/// What one look at the bytes of an image's file gave.
struct Examination: Sendable {
  /// The digest of the bytes.
  var digest: Data
  /// What is new; `nil` if these bytes were measured before.
  var news: FileFindings.News?
  /// What the image looks like (`ImageDescriptor`); empty without pixels or news.
  var descriptor = Data()
  /// A small JPEG, where one was wanted and there are pixels.
  var thumbnail: Data?

  /// Examines the bytes, unless they are those that were measured before.
  ///
  /// Waits until `budget` has room for the pixels that the file claims to have.
  init(
    of candidate: Measurer.Candidate, bytes: UnsafeRawBufferPointer, thumbnail isWanted: Bool,
    within budget: PixelBudget
  ) async {
    if let before = candidate.before, before.measuresVersion == Measurer.version,
      before.byteCount == Int64(bytes.count)
    {
      digest = Self.data(ContentDigest(of: bytes))
      if digest == before.digest { return }
    }
    let limits = DecodeLimits()
    do {
      let header = try ImageHeader(of: bytes)
      try limits.check(header)
      await budget.take(header.pixelCount)
      defer { budget.giveBack(header.pixelCount) }
      let measurement = try measureImage(
        bytes: bytes, key: candidate.key, limits: limits, thumbnail: isWanted)
      digest = Self.data(measurement.fileDigest)
      thumbnail = measurement.thumbnail.map { Data($0) }
      descriptor = Data(measurement.descriptor.bytes)
      news = FileFindings.News(
        format: measurement.format.rawValue.lowercased(),
        pixelDigest: Self.data(measurement.pixelDigest),
        perceptualHash: measurement.perceptualHash, numbers: measurement.values,
        issues: Self.issues(of: candidate, named: bytes)
          + (measurement.damage.map { Self.issue(of: candidate, .damaged, $0) } ?? []))
    } catch {
      digest = Self.data(ContentDigest(of: bytes))
      let format = ImageFormat.detect(bytes)
      news = FileFindings.News(
        format: format?.rawValue.lowercased(),
        numbers: [Double](repeating: .nan, count: PixelMetric.allCases.count),
        issues: Self.issues(of: candidate, named: bytes)
          + Self.issue(of: candidate, without: error))
    }
  }

  /// The 16 bytes of a digest, the highest first.
  private static func data(_ digest: ContentDigest) -> Data {
    withUnsafeBytes(of: (digest.high.bigEndian, digest.low.bigEndian)) { Data($0) }
  }

  /// The issue of a name that claims another format than the bytes have.
  private static func issues(
    of candidate: Measurer.Candidate, named bytes: UnsafeRawBufferPointer
  ) -> [FileIssue] {
    lyingExtension(of: candidate.key, holding: bytes).map {
      issue(of: candidate, .lyingExtension, $0)
    } ?? []
  }

  /// The issue of a file without pixels: an image that cannot be read yet, or no good one.
  private static func issue(
    of candidate: Measurer.Candidate, without error: DecodeError
  ) -> [FileIssue] {
    guard let format = error.formatNotReadYet else {
      return issue(of: candidate, .undecodable, error.description)
    }
    return issue(
      of: candidate, .notReadYet,
      "\(format), which this version does not read: convert it to PNG or JPEG")
  }

  private static func issue(
    of candidate: Measurer.Candidate, _ kind: FileIssue.Kind, _ reason: String
  ) -> [FileIssue] {
    [FileIssue(image: Int32(candidate.image), kind: kind, reason: reason)]
  }
}
