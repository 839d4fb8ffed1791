import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct PicturePlaneTests {
  private struct Case: Decodable {
    var what: String
    var one, other: [Int16]
    var similarity: Double?
  }

  private static func cases() throws -> [Case] {
    let file = Folders.package.appending(path: "Tests/ImagingTests/Golden/pictures.json")
    return try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
  }

  @Test func `the similarity of pictures is that of a plain NumPy program, in both orders`() throws
  {
    for golden in try Self.cases() {
      let (one, other) = (PicturePlane(cells: golden.one), PicturePlane(cells: golden.other))
      let found = one.similarity(to: other)
      #expect(found == other.similarity(to: one), "\(golden.what)")
      #expect((found == nil) == (golden.similarity == nil), "\(golden.what)")
      // Planes are single precision here, double there.
      if let found, let peer = golden.similarity { #expect(abs(found - peer) < 1e-5) }
    }
  }

  @Test func `a picture moved, cropped, turned or darkened is itself, another is not`() throws {
    for golden in try Self.cases() where golden.what != "grey" {
      let similarity = PicturePlane(cells: golden.one)
        .similarity(to: PicturePlane(cells: golden.other))
      #expect((similarity ?? 0 > 0.95) == (golden.what != "other"), "\(golden.what)")
    }
  }

  @Test func `a picture of fewer pixels has the mean of each`() throws {
    let columns = (0..<1024).map { Int16(10 * ($0 % 32)) }
    #expect(PicturePlane.coarsened(columns, width: 32, height: 32) == columns)
    // Pixels of two cells: 0 and 10 become 5, 20 and 30 become 25.
    let halves = PicturePlane.coarsened(columns, width: 16, height: 8)
    #expect(halves.prefix(4) == [5, 5, 25, 25] && halves.suffix(2) == [305, 305])
    #expect(PicturePlane.coarsened(halves, width: 16, height: 8) == halves)
    #expect(Set(PicturePlane.coarsened(columns, width: 1, height: 1)) == [155])
  }

  @Test func `a mirror exchanges left and right`() throws {
    let golden = try #require(try Self.cases().first { $0.what == "shift" })
    let mirrored = PicturePlane.mirrored(golden.one)
    #expect(mirrored[0] == golden.one[31] && mirrored[32 + 5] == golden.one[32 + 26])
    #expect(PicturePlane.mirrored(mirrored) == golden.one)
    let (plane, other) = (PicturePlane(cells: golden.one), PicturePlane(cells: mirrored))
    #expect(plane.similarity(to: other) ?? 0 < 0.9)
    let back = PicturePlane(cells: PicturePlane.mirrored(mirrored))
    #expect(plane.similarity(to: back) == 1)
  }
}
