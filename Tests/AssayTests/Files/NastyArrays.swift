import Foundation
import TestSupport
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

private let folder = (Folders.sharedData ?? Folders.package).appending(path: "nasty/arrays")
private let images = ["cat", "dog", "horse"].flatMap { name in
  (0..<4).map { "\(name)/000\($0).jpg" }
}

private func array(_ name: String, logits: Bool = false, classes: [String]) -> String {
  outcome {
    var options = ImportOptions()
    options.logits = logits
    options.order = images
    options.classes = classes
    let table = try readPredictions(from: folder.appending(path: name), options: options)
    let right = (0..<12).count { Int(table.predicted[$0]) == $0 / 4 }
    let values = table.probabilities ?? []
    return "\(right) right; "
      + values[..<3].map { shortNumber(Double($0)) }.joined(separator: " ")
      + (table.renormalizedRows > 0 ? "; \(table.renormalizedRows) renormalized" : "")
  }.replacing(folder.path + "/", with: "")
}

/// What every array must become: how many of the twelve images are right and the first image's
/// probabilities of cat, dog and horse, or the error.
private let outcomes: [String: String] = [
  "bad_version.npy":
    "bad_version.npy: found format version 9.0, expected 1.0, 2.0 or 3.0, write the "
    + "file with numpy.save",
  "compressed.npz": "9 right; 0.9 0.08 0.02",
  "emb_1d.npy":
    "emb_1d.npy: found a single score, expected a column for each class, or to know "
    + "the class the score speaks of, name it with --positive CLASS",
  "emb_f2.npy":
    "emb_f2.npy: found 16 columns, expected 3, one for each class, give the classes "
    + "that belong to this array",
  "emb_nan.npy":
    "emb_nan.npy: found 16 columns, expected 3, one for each class, give the classes "
    + "that belong to this array",
  "emb_ok.npy":
    "emb_ok.npy: found 16 columns, expected 3, one for each class, give the classes "
    + "that belong to this array",
  "header_code.npy":
    "header_code.npy: found a header that is not {'descr': …, 'fortran_order': …, "
    + "'shape': …}, expected these three and nothing else, write the file with "
    + "numpy.save",
  "header_extra_key.npy":
    "header_extra_key.npy: found a header that is not {'descr': …, 'fortran_order': "
    + "…, 'shape': …}, expected these three and nothing else, write the file with "
    + "numpy.save",
  "header_negative_shape.npy":
    "header_negative_shape.npy: found the shape (-12, 3), expected no negative "
    + "sizes, write the file again",
  "header_odd_spacing.npy": "9 right; 0.9 0.08 0.02",
  "header_py2_long.npy": "9 right; 0.9 0.08 0.02",
  "labels_bytes.npy":
    "labels_bytes.npy: found text (|S5), expected float16, float32 or float64, write "
    + "class names to a CSV with a key column",
  "labels_i8.npy":
    "labels_i8.npy: found whole numbers (<i8), expected float16, float32 or float64, "
    + "save them as floating point, probabilities from 0 to 1",
  "labels_negative.npy":
    "labels_negative.npy: found whole numbers (<i8), expected float16, float32 or "
    + "float64, save them as floating point, probabilities from 0 to 1",
  "labels_u2.npy":
    "labels_u2.npy: found whole numbers (<u2), expected float16, float32 or float64, "
    + "save them as floating point, probabilities from 0 to 1",
  "magic_only.npy":
    "magic_only.npy: found no NumPy array, expected an array written by numpy.save, "
    + "write the file again",
  "nan.npy":
    "nan.npy: row 4: found nan in column 1, expected a probability from 0 to 1, "
    + "correct the value or leave the image out",
  "negative.npy":
    "negative.npy: row 4: found 1.2 in column 1, expected a probability from 0 to 1, "
    + "use --logits if these are logits, or scale them to 0…1",
  "path_escape.npz": "9 right; 0.9 0.08 0.02",
  "probs_be_f4_fortran.npy": "9 right; 0.9 0.08 0.02",
  "probs_be_f8.npy": "9 right; 0.9 0.08 0.02",
  "probs_bool.npy":
    "probs_bool.npy: found true and false (|b1), expected float16, float32 or "
    + "float64, save the probabilities, not a mask",
  "probs_f2.npy": "9 right; 0.899971 0.0800232 0.0200058; 11 renormalized",
  "probs_fortran.npy": "9 right; 0.9 0.08 0.02",
  "probs_int.npy":
    "probs_int.npy: found whole numbers (<i8), expected float16, float32 or float64, "
    + "save them as floating point, probabilities from 0 to 1",
  "probs_ok.npy": "9 right; 0.9 0.08 0.02",
  "probs_u1.npy":
    "probs_u1.npy: found whole numbers (|u1), expected float16, float32 or float64, "
    + "save them as floating point, probabilities from 0 to 1",
  "probs_v2.npy": "9 right; 0.9 0.08 0.02",
  "probs_v3.npy": "9 right; 0.9 0.08 0.02",
  "structured.npy":
    "structured.npy: found a structured type, expected float16, float32 or float64, "
    + "save one plain array of floating point",
  "sum_0.9.npy":
    "sum_0.9.npy: row 1: found probabilities that add up to 0.9, expected 1, check "
    + "for a missing class column, or use --logits if these are logits",
  "sum_f2_rounding.npy": "0 right; 0.00132179 0.00027871 0.000490186; 10 renormalized",
  "three_d.npy":
    "three_d.npy: found the shape (12, 3, 1), expected rows × classes, reshape it to "
    + "two dimensions",
  "truncated.npz":
    "truncated.npz: found a damaged archive, expected an .npz file as numpy.savez "
    + "writes it, write the file again: it is cut off or damaged",
  "truncated_header.npy":
    "truncated_header.npy: found a header of 118 bytes in a file of 40, expected the "
    + "whole header, write the file again: it is cut off or damaged",
  "two_arrays.npz": "9 right; 0.9 0.08 0.02",
  "wrong_rows_11.npy":
    "wrong_rows_11.npy: found 11 rows, expected 12, one for each key of the order, "
    + "give the order that belongs to this array",
  "zero_byte.npy":
    "zero_byte.npy: found an empty file, expected an array written by numpy.save, "
    + "write the file again",
  "zero_d.npy":
    "zero_d.npy: found the shape (), expected rows × classes, save the matrix of all "
    + "images",
]

@Suite(.enabled(if: Folders.sharedData != nil, "needs ../shared/data")) struct NastyArrays {
  @Test(
    arguments: outcomes.sorted { $0.key < $1.key }.filter {
      FileManager.default.fileExists(atPath: folder.appending(path: $0.key).path)
    })
  func `an array is read with the right values or refused with a reason`(
    name: String, expected: String
  ) {
    let isWide = name.hasPrefix("sum_f2")
    let classes = isWide ? (0..<1000).map { "c\($0)" } : ["cat", "dog", "horse"]
    #expect(array(name, classes: classes) == expected)
  }
}
