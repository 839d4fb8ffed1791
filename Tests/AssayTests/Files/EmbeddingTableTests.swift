import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// The rows of an array of the images a, b and c, or the text of the error.
private func read(
  _ bytes: [UInt8], named name: String = "t.npy", order: [String]? = ["a", "b", "c"]
) async throws -> String {
  try await withTemporaryFolder { folder in
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    return outcome {
      let table = try readEmbeddings(from: file, options: options { $0.order = order })
      let rows = table.keys.indices.map { row in
        table.keys[row] + "("
          + table[row: row].map { shortNumber(Double($0)) }
          .joined(separator: " ") + ")"
      }
      return rows.joined(separator: " ") + (table.emptyRows > 0 ? " \(table.emptyRows) empty" : "")
    }
    .replacingOccurrences(of: folder.path + "/", with: "")
  }
}

@Suite struct EmbeddingTableTests {
  @Test func `half, single and double precision give the same vectors, by row and by column`()
    async throws
  {
    let values = [0.25, -0.75, 1, 2, 0.5, -2]
    let expected = "a(0.25 -0.75) b(1 2) c(0.5 -2)"
    let singles = values.flatMap { value in
      withUnsafeBytes(of: Float(value).bitPattern.littleEndian) { Array($0) }
    }
    let halves = [0x3400, 0xBA00, 0x3C00, 0x4000, 0x3800, 0xC000].flatMap { bits in
      [UInt8(bits & 255), UInt8(bits >> 8)]
    }
    let byColumn = [0, 2, 4, 1, 3, 5].map { values[$0] }
    #expect(try await read(npy(header("<f8", "(3, 2)"), doubles(values))) == expected)
    #expect(try await read(npy(header("<f4", "(3, 2)"), singles)) == expected)
    #expect(try await read(npy(header("<f2", "(3, 2)"), halves)) == expected)
    #expect(
      try await read(npy(header("<f8", "(3, 2)", fortran: true), doubles(byColumn))) == expected)
    #expect(
      try await read(npy(header(">f8", "(3, 2)"), doubles(values, bigEndian: true))) == expected)
  }

  @Test func `rows of zeros and rows of NaN are images without a vector, and are counted`()
    async throws
  {
    let bytes = npy(header("<f8", "(3, 2)"), doubles([0, -0.0, 3, 4, .nan, .nan]))
    #expect(try await read(bytes) == "a(0 0) b(3 4) c(0 0) 2 empty")
  }

  @Test func `an array without any vector is refused, and the keys are not blamed`() async throws {
    let expected =
      "t.npy: found no row with a vector: all 3 are zero or NaN in single precision, "
      + "expected numbers, a row an image, compute the vectors again"
    for values in [[0, 0, .nan, .nan, 0, 0], [Double](repeating: 1e-200, count: 6)] {
      #expect(try await read(npy(header("<f8", "(3, 2)"), doubles(values))) == expected)
    }
  }

  @Test func `what is refused for its elements is not called probabilities`() async throws {
    let zeros = [UInt8](repeating: 0, count: 48)
    let advices = [
      "<i8": "save them as floating point", "|b1": "save the embeddings, not a mask",
      "<c8": "save the embeddings",
      "<U2": "save the embeddings; keys of the rows belong into --order",
    ]
    for (type, advice) in advices {
      let found = try await read(npy(header(type, "(3, 2)"), zeros))
      #expect(found.hasSuffix("expected float16, float32 or float64, \(advice)"), "\(found)")
    }
  }

  @Test func `a value that is not finite is named with its row, column and image`() async throws {
    let advice = "compute the vector again, or fill the row with zeros if the image has none"
    #expect(
      try await read(npy(header("<f8", "(3, 2)"), doubles([1, 2, 3, .nan, 5, 6])))
        == "t.npy: row 2: found nan in column 2 (\"b\"), expected a finite number, \(advice)")
    #expect(
      try await read(npy(header("<f8", "(3, 2)"), doubles([1, 2, 3, 4, -.infinity, 6])))
        == "t.npy: row 3: found -inf in column 1 (\"c\"), expected a finite number, \(advice)")
    #expect(
      try await read(npy(header("<f8", "(3, 2)"), doubles([1e39, 2, 3, 4, 5, 6])))
        == "t.npy: row 1: found 1e+39 in column 1 (\"a\"), expected a number of single precision, "
        + advice)
  }

  @Test func `what is no matrix with a row an image is refused in words`() async throws {
    let six = doubles([1, 2, 3, 4, 5, 6])
    #expect(
      try await read(npy(header("<f8", "(3, 2)"), six), order: nil)
        == "t.npy: found an array, expected to know the image of each row, "
        + "give the keys of the rows with --order FILE")
    #expect(
      try await read(npy(header("<f8", "(2, 3)"), six))
        == "t.npy: found 2 rows, expected 3, one for each key of the order, "
        + "give the order that belongs to this array")
    for shape in ["(6,)", "(3, 2, 1)", "(3, 0)", "()"] {
      let data = shape == "(3, 0)" ? [] : shape == "()" ? doubles([1]) : six
      #expect(
        try await read(npy(header("<f8", shape), data))
          .contains(", expected rows × columns, save one vector an image, as a matrix"), "\(shape)")
    }
    #expect(
      try await read(Array("a,b\n1,2\n".utf8), named: "t.csv")
        == "t.csv: found no array, expected .npy or .npz with a row an image, "
        + "save the vectors with numpy.save")
  }
}
