import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct BinaryFormatTests {
  @Test(
    arguments: [
      (Array("PAR1".utf8) + [0x15, 0x04, 0x15, 0x00], "a Parquet file"),
      (Array("PAR1,b\na,c\nPAR1".utf8), "a Parquet file"),
      ([0x1F, 0x8B, 0x08, 0x00], "a gzip file"),
      (Array("PK\u{3}\u{4}xl/workbook.xml".utf8), "a ZIP archive"),
      (Array("PK\u{5}\u{6}".utf8), "a ZIP archive"),
      ([0x89] + Array("PNG\r\n\u{1A}\n".utf8), "a PNG image"),
      ([0xFF, 0xD8, 0xFF, 0xE0], "a JPEG image"),
      (Array("SQLite format 3\0".utf8), "a SQLite database"),
      ([0x89] + Array("HDF\r\n\u{1A}\n".utf8), "an HDF5 file"),
      ([0x80, 0x04, 0x95], "a Python pickle"),
      (Array("ARROW1\0\0".utf8), "a Feather file"),
      ([0xFF, 0xFF, 0xFF, 0xFF, 0x10], "an Arrow stream"),
      (npy(header("<f8", "(1,)"), doubles([1])), "a NumPy array"),
    ] as [([UInt8], String)])
  func `a file that is no text is called what it is`(bytes: [UInt8], name: String) {
    #expect(labels(bytes).hasPrefix("t: found \(name), expected text (CSV, TSV, JSON…), "))
  }

  @Test func `a text that only begins like Parquet is read`() {
    let options = options { ($0.keyColumn, $0.labelColumn) = ("PAR1", "b") }
    #expect(labels("PAR1,b\na,cat\n", options) == "a=cat")
  }
}
