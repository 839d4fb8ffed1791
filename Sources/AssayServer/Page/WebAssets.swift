package import Foundation

/// The files of the web page, read once at the start.
///
/// A request's path is only ever looked up in this table: no path from outside reaches the disk.
package struct WebAssets: Sendable {
  /// One file of the page.
  struct File: Sendable {
    /// What the file holds.
    let bytes: [UInt8]
    /// Its media type.
    let type: String
    /// A tag of its bytes.
    let tag: EntityTag
    /// Whether its name carries a hash of its bytes, so that it never changes.
    let isHashed: Bool
  }

  private let files: [String: File]

  /// The files of a table: path → bytes, such as `/index.html`.
  init(files: [String: [UInt8]]) {
    self.files = Dictionary(
      uniqueKeysWithValues: files.map { path, bytes in
        var hash = StableHash()
        hash.add(bytes)
        return (
          path,
          File(
            bytes: bytes, type: Self.type(of: path), tag: EntityTag(hash.hex),
            isHashed: Self.isHashed(path))
        )
      })
  }

  /// Reads every file below a folder but hidden ones; links are not followed.
  ///
  /// - Throws: an error of Foundation if the folder cannot be read.
  package init(folder: URL) throws {
    var files: [String: [UInt8]] = [:]
    let root = folder.standardizedFileURL.path
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
      let file = URL(filePath: root).appending(path: path)
      let values = try file.resourceValues(forKeys: [.isRegularFileKey, .isSymbolicLinkKey])
      guard values.isRegularFile == true, values.isSymbolicLink != true,
        !path.split(separator: "/").contains(where: { $0.hasPrefix(".") })
      else { continue }
      files["/" + path] = Array(try Data(contentsOf: file))
    }
    self.init(files: files)
  }

  /// No files at all: only the interface is served, and the page says what is missing.
  package static let none = WebAssets(files: [:])

  /// The folder of the page's files; `nil` if there is none with an `index.html`.
  ///
  /// The first of: the folder named by the environment variable `ASSAY_WEB`; `share/assay/web`
  /// beside the folder of the program; `Web/dist` of the package that the program was built in.
  package static func folder(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    executable: URL? = Bundle.main.executableURL
  ) -> URL? {
    var candidates: [URL] = []
    if let named = environment["ASSAY_WEB"], !named.isEmpty {
      candidates.append(URL(filePath: named, directoryHint: .isDirectory))
    }
    if let program = executable?.resolvingSymlinksInPath() {
      let folder = program.deletingLastPathComponent()
      candidates.append(folder.deletingLastPathComponent().appending(path: "share/assay/web"))
      candidates.append(folder.appending(path: "share/assay/web"))
      var parent = folder
      while parent.path != "/" {
        parent = parent.deletingLastPathComponent().standardizedFileURL
        if FileManager.default.fileExists(atPath: parent.appending(path: "Package.swift").path) {
          candidates.append(parent.appending(path: "Web/dist"))
        }
      }
    }
    return candidates.first {
      FileManager.default.fileExists(atPath: $0.appending(path: "index.html").path)
    }
  }

  /// The file at a path of the page, `nil` if there is none.
  ///
  /// Pages have addresses without a dot and are all drawn by `/index.html`.
  func file(at path: Substring) -> File? {
    if let file = files[String(path)] { return file }
    let isPage = path.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "/"):
        true
      default: false
      }
    }
    guard isPage else { return nil }
    return files["/index.html"] ?? Self.missing
  }

  private static let missing = File(
    bytes: Array(
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Assay</title>
      <h1>The page is not built</h1>
      <p>The interface answers at <a href="/api/v1/project">/api/v1</a>, but the files of the page
      were not found. Build them with <code>Web/build.sh</code>, or name their folder in the
      environment variable <code>ASSAY_WEB</code>, and start again.</p></html>
      """.utf8), type: "text/html; charset=utf-8", tag: EntityTag("missing"), isHashed: false)

  private static func type(of path: String) -> String {
    switch path.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "js": "application/javascript; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "json", "map": "application/json; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "woff2": "font/woff2"
    case "txt": "text/plain; charset=utf-8"
    default: "application/octet-stream"
    }
  }

  /// `main-3XZ5KQJD.js`: a dash and eight capitals or digits before the extension.
  private static func isHashed(_ path: String) -> Bool {
    guard let name = path.split(separator: "/").last?.split(separator: ".").first,
      let hash = name.split(separator: "-", omittingEmptySubsequences: false).last
    else { return false }
    return name.contains("-") && hash.utf8.count == 8
      && hash.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x41 && $0 <= 0x5a) }
  }
}
