import Foundation
import TestSupport
import Testing

@Suite struct MapCommandTests {
  @Test func `a map needs embeddings, and with them is the same for the same seed`() async throws {
    try await withTemporaryFolder { folder in
      let images = folder.appending(path: "images")
      try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
      let names = (0..<24).map { "\($0).jpg" }
      for name in names { try Data([0xff, 0xd8]).write(to: images.appending(path: name)) }
      let made = try Program.run("init", "p.assay", "--images", "images", in: folder)
      #expect(made.code == 0, "\(made)")
      let none = try Program.run("map", in: folder)
      #expect(none.code == 2 && none.errors.contains("assay import embeddings"), "\(none)")

      try Data(names.joined(separator: "\n").utf8).write(to: folder.appending(path: "keys.txt"))
      try Self.array.write(to: folder.appending(path: "e.npy"))
      let brought = try Program.run(
        "import", "embeddings", "e.npy", "--order", "keys.txt", in: folder)
      #expect(brought.code == 0, "\(brought)")
      let said = try Program.run("map", in: folder)
      #expect(said.code == 0 && said.output.hasPrefix("24 images laid out by \"e\" in "), "\(said)")
      func trust(_ words: String...) throws -> Double? {
        let output = try Program.run(["map", "--json"] + words, in: folder).output
        let json = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
        #expect(json?["embedding"] as? String == "e" && json?["images"] as? Int == 24)
        return json?["trustworthiness"] as? Double
      }
      let one = try #require(try trust("--seed", "7"))
      #expect(try trust("--seed", "7") == one)
      #expect(one > 0.7 && one <= 1)
      #expect(try Program.run("map", "--seed", "x", in: folder).code == 2)
    }
  }

  @Test func `init takes embeddings along with labels`() async throws {
    try await withTemporaryFolder { folder in
      let images = folder.appending(path: "images")
      try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
      let names = (0..<24).map { "\($0).jpg" }
      for name in names { try Data([0xff, 0xd8]).write(to: images.appending(path: name)) }
      let rows = ["path,label"] + names.map { "\($0),cat" }
      try Data(rows.joined(separator: "\n").utf8).write(to: folder.appending(path: "labels.csv"))
      try Self.array.write(to: folder.appending(path: "e.npy"))
      let words = [
        "init", "p.assay", "--images", "images", "--labels", "labels.csv", "--embeddings", "e.npy",
        "--order", "labels.csv",
      ]
      let dry = try Program.run(words + ["--dry-run"], in: folder)
      #expect(dry.code == 2 && dry.errors.contains("leave out --embeddings"), "\(dry)")
      let made = try Program.run(words + ["--json"], in: folder)
      #expect(made.code == 0, "\(made)")
      let json = try JSONSerialization.jsonObject(with: Data(made.output.utf8)) as? [String: Any]
      let report = json?["embeddings"] as? [String: Any]
      #expect(report?["subject"] as? String == "embeddings", "\(made)")
      let listed = try Program.run("embeddings", "list", in: folder)
      #expect(listed.output.contains("e\timported\t3\t24\tcurrent"), "\(listed)")
    }
  }

  /// 24 rows of 3 numbers along a bent line.
  private static var array: Data {
    let head = "{'descr': '<f4', 'fortran_order': False, 'shape': (24, 3), }"
    let padded = head + String(repeating: " ", count: 117 - head.utf8.count) + "\n"
    var data = Data([0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0]) + Data(padded.utf8)
    for row in 0..<24 {
      let x = Float(row) / 6
      for value in [1 + x, x * x, 3 - x] {
        withUnsafeBytes(of: value) { data.append(contentsOf: $0) }
      }
    }
    return data
  }
}
