import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// An `.npy` file made by hand.
func npy(
  _ header: String, _ data: [UInt8], version: UInt8 = 1, length: Int? = nil
) -> [UInt8] {
  let bytes = Array(header.utf8) + [0x0A]
  let count = length ?? bytes.count
  let size = (0..<(version == 1 ? 2 : 4)).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
  return [0x93] + Array("NUMPY".utf8) + [version, 0] + size + bytes + data
}

func header(_ type: String, _ shape: String, fortran: Bool = false) -> String {
  "{'descr': '\(type)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': \(shape), }"
}

func doubles(_ values: [Double], bigEndian: Bool = false) -> [UInt8] {
  values.flatMap { value in
    withUnsafeBytes(of: bigEndian ? value.bitPattern.bigEndian : value.bitPattern.littleEndian) {
      Array($0)
    }
  }
}

/// The rows of an array of two images and the classes dog and cat, or the text of the error.
private func array(
  _ bytes: [UInt8], _ change: (inout ImportOptions) -> Void = { _ in }
) -> String {
  outcome {
    let file = FileBytes(copying: bytes, name: "t.npy")
    let settings = options {
      $0.order = ["a", "b"]
      $0.classes = ["dog", "cat"]
      change(&$0)
    }
    return short(
      try readPredictions(fromArray: file, options: settings, knownClasses: ["cat", "dog"]))
  }
}

@Suite struct NumpyArrayTests {
  private let values = [0.25, 0.75, 1, 0]
  private let expected = "a=cat(0.75 0.25) b=dog(0 1)"

  @Test func `every byte order, memory order, width and version gives the same values`() {
    let floats = values.flatMap { value in
      withUnsafeBytes(of: Float(value).bitPattern.littleEndian) { Array($0) }
    }
    // 0.25, 0.75, 1 and 0 in half precision.
    let halves: [UInt8] = [0x00, 0x34, 0x00, 0x3A, 0x00, 0x3C, 0x00, 0x00]
    let byColumn = [values[0], values[2], values[1], values[3]]
    #expect(array(npy(header("<f8", "(2, 2)"), doubles(values))) == expected)
    #expect(array(npy(header("<f8", "(2, 2)"), doubles(values), version: 2)) == expected)
    #expect(array(npy(header("<f8", "(2, 2)"), doubles(values), version: 3)) == expected)
    #expect(array(npy(header(">f8", "(2, 2)"), doubles(values, bigEndian: true))) == expected)
    #expect(array(npy(header("<f4", "(2, 2)"), floats)) == expected)
    #expect(array(npy(header("<f2", "(2, 2)"), halves)) == expected)
    #expect(array(npy(header("<f8", "(2, 2)", fortran: true), doubles(byColumn))) == expected)
    #expect(array(npy(header("<f8", "(2L,2L)"), doubles(values))) == expected)
    #expect(
      array(npy(#"{"shape":(2,2),"fortran_order":False,"descr":"<f8"}"#, doubles(values)))
        == expected)
  }

  @Test(
    arguments: [
      (0x0000, 0), (0x8000, -0.0), (0x0001, 0x1p-24), (0x03FF, 0x3FFp-24), (0x0400, 0x1p-14),
      (0x3C00, 1), (0x3555, 0.333251953125), (0x7BFF, 65504), (0xC000, -2), (0x7C00, .infinity),
      (0xFC00, -.infinity),
    ] as [(UInt16, Double)])
  func `half precision is exact`(bits: UInt16, value: Double) {
    #expect(doubleOfHalf(bits) == value)
    #expect(doubleOfHalf(0x7E00).isNaN)
  }

  @Test(arguments: [
    ("<i8", "whole numbers (<i8)"), ("|u1", "whole numbers (|u1)"), ("|b1", "true and false (|b1)"),
    ("|O", "Python objects (|O)"), ("<c16", "complex numbers (<c16)"), ("<U5", "text (<U5)"),
    ("|V12", "a structured type"), ("<M8[ns]", "the element type \"<M8[ns]\""),
    ("<f16", "the element type \"<f16\""), ("f", "the element type \"f\""),
    ("", "the element type \"\""), ("<f4; import os", "the element type \"<f4; import os\""),
  ])
  func `other elements are refused with the reason`(type: String, found: String) {
    let text = array(npy(header(type, "(2, 2)"), doubles(values)))
    #expect(text.hasPrefix("t.npy: found \(found), expected float16, float32 or float64, "))
  }

  @Test(arguments: [
    header("<f8", "(-2, 2)"), header("<f8", "(9223372036854775807, 2)"),
    header("<f8", "(99999999999999999999, 2)"), header("<f8", "(4294967296, 4294967296)"),
    header("<f8", "(2305843009213693952, 8)"), header("<f8", "(2 2)"), header("<f8", "(2, 2"),
    header("<f8", "[2, 2]"), header("<f8", "2, 2"), header("<f8", "(2.0, 2)"),
    header("<f8", "(0x2, 2)"), header("<f8", "(True, 2)"), header("<f8", "(2, 3)"),
    header("<f8", "(1, 2)"), header("<f8", "(2,,2)"), "{}", "", "{'descr': '<f8'}",
    "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (2, 2)}",
    "{'descr': '<f8', 'fortran_order': 0, 'shape': (2, 2)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2)} + 1",
    "{'descr': '<f8' 'fortran_order': False, 'shape': (2, 2)}",
    "{'descr': [('x', '<f4'), 'fortran_order': False, 'shape': (2, 2)",
    "{'descr': '<f8, 'fortran_order': False, 'shape': (2, 2)}",
  ])
  func `a header that is wrong, or claims what is not there, is refused`(header: String) {
    #expect(array(npy(header, doubles(values))).hasPrefix("t.npy: found "))
  }

  @Test func `a file that is longer or shorter than its header says is refused`() {
    let whole = npy(header("<f8", "(2, 2)"), doubles(values))
    #expect(
      array(whole + [0])
        == "t.npy: found 33 bytes of elements, expected exactly those of 2 × 2 (<f8), "
        + "write the file again: it is cut off or damaged")
    for count in 0..<whole.count {
      #expect(array(Array(whole[..<count])).hasPrefix("t.npy: found "))
    }
  }

  @Test func `shapes must be those of the order and the classes`() {
    #expect(
      array(npy(header("<f8", "(4, 1, 1)"), doubles(values)))
        == "t.npy: found the shape (4, 1, 1), expected rows × classes, "
        + "reshape it to two dimensions")
    #expect(
      array(npy(header("<f8", "()"), doubles([1])))
        == "t.npy: found the shape (), expected rows × classes, save the matrix of all images")
    #expect(
      array(npy(header("<f8", "(1, 4)"), doubles(values)))
        == "t.npy: found 1 rows, expected 2, one for each key of the order, "
        + "give the order that belongs to this array")
    #expect(
      array(npy(header("<f8", "(2, 2)"), doubles(values))) { $0.classes = ["cat"] }
        == "t.npy: found 2 columns, expected 1, one for each class, "
        + "give the classes that belong to this array")
    #expect(
      array(npy(header("<f8", "(2, 2)"), doubles(values))) { $0.classes = nil }
        == "t.npy: found an array, expected to know the class of each column, "
        + "give the classes of the columns with --classes FILE")
    #expect(
      array(npy(header("<f8", "(2, 2)"), doubles(values))) { $0.order = nil }
        == "t.npy: found an array, expected to know the image of each row, "
        + "give the keys of the rows with --order FILE")
  }

  @Test func `values are held to the rules of probabilities, by row`() {
    func row(_ values: [Double]) -> String {
      array(npy(header("<f8", "(2, 2)"), doubles([0.5, 0.5] + values)))
    }
    #expect(
      row([.nan, 1])
        == "t.npy: row 2: found nan in column 1, expected a probability from 0 to 1, "
        + "correct the value or leave the image out")
    #expect(row([0.5, -0.5]).hasPrefix("t.npy: row 2: found -0.5 in column 2, expected a"))
    #expect(row([1.5, 0]).hasPrefix("t.npy: row 2: found 1.5 in column 1, expected a"))
    #expect(row([0.4, 0.5]).hasPrefix("t.npy: row 2: found probabilities that add up to 0.9,"))
    #expect(row([0, 0]).hasPrefix("t.npy: row 2: found probabilities that add up to 0,"))
    #expect(row([0.5, 0.5004]).hasPrefix("a=cat(0.5 0.5) b=dog(0.4998 0.5002)") == false)
    #expect(row([0.5, 0.5004]) == "a=cat(0.5 0.5) b=cat(0.5002 0.4998)")
  }

  @Test func `logits and single scores become probabilities`() {
    let logits = npy(header("<f8", "(2, 2)"), doubles([-3, -3, 800, -800]))
    #expect(array(logits) { $0.logits = true } == "a=cat(0.5 0.5) b=dog(0 1)")
    for shape in ["(2,)", "(2, 1)"] {
      let scores = npy(header("<f8", shape), doubles([0.25, 0.75]))
      #expect(array(scores) { $0.positiveClass = "dog" } == "a=cat(0.75 0.25) b=dog(0.25 0.75)")
      #expect(array(scores).hasPrefix("t.npy: found a single score, expected a column for each"))
    }
  }

  @Test func `class lists and orders are read from text, JSON and tables`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "list")
      func read(_ text: String, order: Bool = false) -> String {
        outcome {
          try Data(text.utf8).write(to: file)
          return "\(try order ? readOrder(from: file) : readClassList(from: file).names)"
        }.replacing(file.path, with: "t")
      }
      #expect(read("cat\r\ndog\n\n") == #"["cat", "dog"]"#)
      #expect(read("\u{FEFF}cat\n dog ") == #"["cat", "dog"]"#)
      #expect(read("[\"cat\",\n \"d\\u006fg\"]") == #"["cat", "dog"]"#)
      #expect(read("a, b\nc") == #"["a, b", "c"]"#)
      #expect(
        read("cat\n\ndog") == "t:2: found a blank line between others, expected one class a "
          + "line, as its place counts, remove the line")
      #expect(
        read("cat\ndog\ncat") == "t:3: found \"cat\" again, expected every name once, "
          + "and line 1 has it, remove one of the two")
      #expect(
        read("cat\n\u{FEFF}dog") == "t:2: found a byte order mark, expected a class, remove it: "
          + "files were joined here")
      #expect(read(" \n").hasPrefix("t:1: found an empty list, expected one class a line"))
      #expect(read("[\"a\", 1]").hasPrefix("t:1: found \"1\", expected a class in double"))
      #expect(read("a.jpg\nb.jpg", order: true) == #"["a.jpg", "b.jpg"]"#)
      #expect(read("a,b.jpg\nc.jpg", order: true) == #"["a,b.jpg", "c.jpg"]"#)
      #expect(read("index,path\n0,a.jpg\n1,b.jpg", order: true) == #"["a.jpg", "b.jpg"]"#)
      #expect(read("path\na.jpg", order: true) == #"["a.jpg"]"#)
      #expect(read("[\"a.jpg\"]", order: true) == #"["a.jpg"]"#)
      #expect(
        read("path\na.jpg\na.jpg", order: true).hasPrefix("t:3: found \"a.jpg\" again"))
    }
  }
}
