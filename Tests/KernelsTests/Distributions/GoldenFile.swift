import Foundation
import TestSupport

/// A file of peers' numbers in `Tests/KernelsTests/Golden`, decoded.
func goldenFile<Content: Decodable>(_ name: String, as _: Content.Type = Content.self) throws
  -> Content
{
  let folder = Folders.package.appending(path: "Tests/KernelsTests/Golden")
  let data = try Data(contentsOf: folder.appending(path: name))
  return try JSONDecoder().decode(Content.self, from: data)
}

/// Whether two numbers agree up to a share of the expected one; near zero, up to `floor`.
func agrees(
  _ value: Double?, _ expected: Double?, within relative: Double = 1e-12, floor: Double = 1e-300
) -> Bool {
  guard let value, let expected else { return value == nil && expected == nil }
  return abs(value - expected) <= max(relative * abs(expected), floor) || value == expected
}
