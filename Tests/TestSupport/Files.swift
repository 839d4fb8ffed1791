public import Foundation

/// Where the tests find the package's own files and the data sets that may stand beside it.
public enum Folders {
  /// The root of the package.
  public static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A folder of real data sets, if `ASSAY_DATA` names one.
  public static let realData = ProcessInfo.processInfo.environment["ASSAY_DATA"].map {
    URL(filePath: $0, directoryHint: .isDirectory)
  }
}

/// Makes an empty temporary folder, gives it to `body`, and removes it afterwards.
public func withTemporaryFolder<Result>(
  _ body: (URL) async throws -> Result
) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}
