/// What every array must become: how many of the twelve images are right and the first image's
/// probabilities of cat, dog and horse, or the error.
let hostileArrays: [String: String] = [
  "above_1.npy":
    "above_1.npy: row 4: found 1.2 in column 1, expected a probability from 0 to "
    + "1, use --logits if these are logits, or scale them to 0…1",
  "ambiguous.npz":
    #"ambiguous.npz: found 2 arrays ("a.npy", "b.npy"), expected one matrix of "#
    + "probabilities, save that one alone, or call it probs",
  "bomb.npz":
    "bomb.npz: found an array of 1056000128 bytes, expected at most 65836, check "
    + "that --order and --classes belong to this file",
  "bomb_lies.npz":
    #"bomb_lies.npz: found a member whose checksum is wrong ("probs.npy"), expected "#
    + "an undamaged archive, write the file again",
  "comment.npz": "9 right; 0.9 0.08 0.02",
  "cut.npz":
    "cut.npz: found a damaged archive, expected an .npz file as numpy.savez writes "
    + "it, write the file again: it is cut off or damaged",
  "data_cut.npy":
    "data_cut.npy: found 188 bytes of elements, expected exactly those of 12 × 3 "
    + "(<f8), write the file again: it is cut off or damaged",
  "deflated.npz": "9 right; 0.9 0.08 0.02",
  "directory64_beyond.npz":
    "directory64_beyond.npz: found a damaged archive, expected an .npz file as "
    + "numpy.savez writes it, write the file again: it is cut off or damaged",
  "directory_beyond.npz":
    "directory_beyond.npz: found a damaged archive, expected an .npz file as "
    + "numpy.savez writes it, write the file again: it is cut off or damaged",
  "directory_of_65534.npz":
    "directory_of_65534.npz: found a damaged archive, expected an .npz file as "
    + "numpy.savez writes it, write the file again: it is cut off or damaged",
  "emb_1d.npy":
    "emb_1d.npy: found a single score, expected a column for each class, or to know "
    + "the class the score speaks of, name it with --positive CLASS",
  "emb_ok.npy":
    "emb_ok.npy: found 16 columns, expected 3, one for each class, give the classes "
    + "that belong to this array",
  "empty.npz":
    "empty.npz: found an empty file, expected an array written by numpy.save, "
    + "write the file again",
  "encrypted.npz":
    #"encrypted.npz: found an encrypted member ("probs.npy"), expected a stored or "#
    + "deflated array, write the file with numpy.savez or numpy.savez_compressed",
  "header_64_kb.npy": "9 right; 0.9 0.08 0.02",
  "header_code.npy":
    "header_code.npy: found a header that is not {'descr': …, 'fortran_order': …, "
    + "'shape': …}, expected these three and nothing else, write the file with "
    + "numpy.save",
  "header_cut.npy":
    "header_cut.npy: found a header of 118 bytes in a file of 40, expected the "
    + "whole header, write the file again: it is cut off or damaged",
  "header_deep.npy":
    "header_deep.npy: found a header of 120054 bytes in a file of 120354, expected "
    + "the whole header, write the file again: it is cut off or damaged",
  "header_dimensions.npy":
    "header_dimensions.npy: found a header that is not {'descr': …, "
    + "'fortran_order': …, 'shape': …}, expected these three and nothing else, write "
    + "the file with numpy.save",
  "header_extra_key.npy":
    "header_extra_key.npy: found a header that is not {'descr': …, 'fortran_order': "
    + "…, 'shape': …}, expected these three and nothing else, write the file with "
    + "numpy.save",
  "header_key_twice.npy":
    "header_key_twice.npy: found a header that is not {'descr': …, "
    + "'fortran_order': …, 'shape': …}, expected these three and nothing else, write "
    + "the file with numpy.save",
  "header_no_end.npy": "9 right; 0.9 0.08 0.02",
  "header_not_ascii.npy":
    #"header_not_ascii.npy: found the element type "<f8�", expected float16, "#
    + "float32 or float64, save the array as float32",
  "header_nul.npy":
    "header_nul.npy: found a header that is not {'descr': …, 'fortran_order': …, "
    + "'shape': …}, expected these three and nothing else, write the file with "
    + "numpy.save",
  "header_odd_spacing.npy": "9 right; 0.9 0.08 0.02",
  "header_of_0.npy":
    "header_of_0.npy: found a header that is not {'descr': …, 'fortran_order': …, "
    + "'shape': …}, expected these three and nothing else, write the file with "
    + "numpy.save",
  "header_of_4_gib.npy":
    "header_of_4_gib.npy: found a header of 4294967295 bytes in a file of 418, "
    + "expected the whole header, write the file again: it is cut off or damaged",
  "header_py2_long.npy": "9 right; 0.9 0.08 0.02",
  "header_unaligned.npy": "9 right; 0.9 0.08 0.02",
  "infinity.npy":
    "infinity.npy: row 4: found inf in column 1, expected a probability from 0 to "
    + "1, correct the value or leave the image out",
  "labels_bytes.npy":
    "labels_bytes.npy: found text (|S5), expected float16, float32 or float64, write "
    + "class names to a CSV with a key column",
  "labels_i8.npy": "12 right; ",
  "labels_text.npy":
    "labels_text.npy: found text (<U5), expected float16, float32 or float64, "
    + "write class names to a CSV with a key column",
  "labels_u2.npy": "12 right; ",
  "length_cut.npy":
    "length_cut.npy: found no NumPy array, expected an array written by "
    + "numpy.save, write the file again",
  "magic_only.npy":
    "magic_only.npy: found no NumPy array, expected an array written by numpy.save, "
    + "write the file again",
  "magic_wrong.npy":
    "magic_wrong.npy: found no NumPy array, expected an array written by "
    + "numpy.save, write the file again",
  "members_5000.npz":
    #"members_5000.npz: found 5000 arrays ("0.npy", "1.npy", "2.npy", "3.npy", "#
    + #""4.npy", "5.npy" and 4994 more), expected one matrix of probabilities, save "#
    + "that one alone, or call it probs",
  "method_12.npz":
    #"method_12.npz: found a member packed by method 12 ("probs.npy"), expected a "#
    + "stored or deflated array, write the file with numpy.savez or "
    + "numpy.savez_compressed",
  "named_npy.npy": "9 right; 0.9 0.08 0.02",
  "named_npz.npz": "9 right; 0.9 0.08 0.02",
  "nan.npy":
    "nan.npy: row 4: found nan in column 1, expected a probability from 0 to 1, "
    + "correct the value or leave the image out",
  "negative.npy":
    "negative.npy: row 4: found -0.1 in column 1, expected a probability from 0 to 1, "
    + "use --logits if these are logits",
  "no_arrays.npz":
    "no_arrays.npz: found 0 arrays (none), expected one matrix of probabilities, "
    + "save that one alone, or call it probs",
  "no_columns.npy":
    "no_columns.npy: found 0 columns, expected 3, one for each class, give the "
    + "classes that belong to this array",
  "no_members.npz":
    "no_members.npz: found 0 arrays (none), expected one matrix of probabilities, "
    + "save that one alone, or call it probs",
  "no_rows.npy":
    "no_rows.npy: found 0 rows, expected 12, one for each key of the order, give "
    + "the order that belongs to this array",
  "noise_inside.npz":
    #"noise_inside.npz: found a member whose checksum is wrong ("probs.npy"), "#
    + "expected an undamaged archive, write the file again",
  "objects.npy":
    "objects.npy: found Python objects (|O), expected float16, float32 or float64, "
    + "save plain numbers: unpickling can run code",
  "offset_beyond.npz":
    "offset_beyond.npz: found a member that is not where the archive says "
    + #"("probs.npy"), expected a stored or deflated array, write the file with "#
    + "numpy.savez or numpy.savez_compressed",
  "offset_inside.npz":
    "offset_inside.npz: found a member that is not where the archive says "
    + #"("probs.npy"), expected a stored or deflated array, write the file with "#
    + "numpy.savez or numpy.savez_compressed",
  "one_byte.npy":
    "one_byte.npy: found no NumPy array, expected an array written by numpy.save, "
    + "write the file again",
  "overlapping.npz":
    #"overlapping.npz: found 500 arrays ("0.npy", "1.npy", "2.npy", "3.npy", "#
    + #""4.npy", "5.npy" and 494 more), expected one matrix of probabilities, save "#
    + "that one alone, or call it probs",
  "packed_beyond.npz":
    "packed_beyond.npz: found an array of 100000 bytes, expected at most 65836, "
    + "check that --order and --classes belong to this file",
  "path_absolute.npz": "9 right; 0.9 0.08 0.02",
  "path_drive.npz": "9 right; 0.9 0.08 0.02",
  "path_escape.npz": "9 right; 0.9 0.08 0.02",
  "path_nul.npz": "9 right; 0.9 0.08 0.02",
  "pickle.npy":
    "pickle.npy: found no NumPy array, expected an array written by numpy.save, "
    + "write the file again",
  "probs_be_f4_fortran.npy": "9 right; 0.9 0.08 0.02",
  "probs_be_f8.npy": "9 right; 0.9 0.08 0.02",
  "probs_bool.npy":
    "probs_bool.npy: found true and false (|b1), expected float16, float32 or "
    + "float64, save the probabilities, not a mask",
  "probs_c16.npy":
    "probs_c16.npy: found complex numbers (<c16), expected float16, float32 or "
    + "float64, save the probabilities",
  "probs_f16.npy":
    #"probs_f16.npy: found the element type "<f16", expected float16, float32 or "#
    + "float64, save the array as float32",
  "probs_f2.npy": "9 right; 0.899971 0.0800232 0.0200058; 11 renormalized",
  "probs_f4.npy": "9 right; 0.9 0.08 0.02",
  "probs_fortran.npy": "9 right; 0.9 0.08 0.02",
  "probs_i8.npy":
    "probs_i8.npy: found whole numbers (<i8), expected float16, float32 or "
    + "float64, save them as floating point, probabilities from 0 to 1",
  "probs_ok.npy": "9 right; 0.9 0.08 0.02",
  "probs_u1.npy":
    "probs_u1.npy: found whole numbers (|u1), expected float16, float32 or float64, "
    + "save them as floating point, probabilities from 0 to 1",
  "probs_v2.npy": "9 right; 0.9 0.08 0.02",
  "probs_v3.npy": "9 right; 0.9 0.08 0.02",
  "same_name.npz":
    #"same_name.npz: found 2 arrays ("probs.npy", "probs.npy"), expected one matrix "#
    + "of probabilities, save that one alone, or call it probs",
  "shape_float.npy":
    "shape_float.npy: found a header that is not {'descr': …, 'fortran_order': …, "
    + "'shape': …}, expected these three and nothing else, write the file with "
    + "numpy.save",
  "shape_huge.npy":
    "shape_huge.npy: found 288 bytes of elements, expected exactly those of "
    + "1000000000000 × 3 (<f8), write the file again: it is cut off or damaged",
  "shape_list.npy":
    "shape_list.npy: found a header that is not {'descr': …, 'fortran_order': …, "
    + "'shape': …}, expected these three and nothing else, write the file with "
    + "numpy.save",
  "shape_many_digits.npy":
    "shape_many_digits.npy: found a header that is not {'descr': …, "
    + "'fortran_order': …, 'shape': …}, expected these three and nothing else, write "
    + "the file with numpy.save",
  "shape_negative.npy":
    "shape_negative.npy: found the shape (-12, 3), expected no negative sizes, "
    + "write the file again",
  "shape_overflow.npy":
    "shape_overflow.npy: found 288 bytes of elements, expected exactly those of "
    + "4294967296 × 4294967296 (<f8), write the file again: it is cut off or damaged",
  "shape_overflow_to_36.npy":
    "shape_overflow_to_36.npy: found a header that is not {'descr': …, "
    + "'fortran_order': …, 'shape': …}, expected these three and nothing else, write "
    + "the file with numpy.save",
  "size_negative.npz":
    "size_negative.npz: found a damaged archive, expected an .npz file as "
    + "numpy.savez writes it, write the file again: it is cut off or damaged",
  "size_of_2_63.npz":
    "size_of_2_63.npz: found a damaged archive, expected an .npz file as "
    + "numpy.savez writes it, write the file again: it is cut off or damaged",
  "size_of_4_gib.npz":
    "size_of_4_gib.npz: found an array of 4294967294 bytes, expected at most "
    + "65836, check that --order and --classes belong to this file",
  "size_too_large.npz":
    #"size_too_large.npz: found a member whose checksum is wrong ("probs.npy"), "#
    + "expected an undamaged archive, write the file again",
  "size_too_small.npz":
    #"size_too_small.npz: found a member whose sizes cannot be true ("probs.npy"), "#
    + "expected a stored or deflated array, write the file with numpy.savez or "
    + "numpy.savez_compressed",
  "stored.npz": "9 right; 0.9 0.08 0.02",
  "structured.npy":
    "structured.npy: found a structured type, expected float16, float32 or float64, "
    + "save one plain array of floating point",
  "sum_0.9.npy":
    "sum_0.9.npy: row 1: found probabilities that add up to 0.9, expected 1, check "
    + "for a missing class column, or use --scores if each class has an independent "
    + "score, such as a sigmoid",
  "sum_f2_rounding.npy": "4 right; 0.001 0.001 0.001; 12 renormalized",
  "sum_wrong.npz":
    #"sum_wrong.npz: found a member whose checksum is wrong ("probs.npy"), expected "#
    + "an undamaged archive, write the file again",
  "text.npy":
    "text.npy: found no NumPy array, expected an array written by numpy.save, "
    + "write the file again",
  "text_inside.npz":
    "text_inside.npz: found no NumPy array, expected an array written by "
    + "numpy.save, write the file again",
  "three_d.npy":
    "three_d.npy: found the shape (12, 3, 1), expected rows × classes, reshape it to "
    + "two dimensions",
  "times.npy":
    #"times.npy: found the element type "<M8[ns]", expected float16, float32 or "#
    + "float64, save the array as float32",
  "trailing.npy":
    "trailing.npy: found 289 bytes of elements, expected exactly those of 12 × 3 "
    + "(<f8), write the file again: it is cut off or damaged",
  "two_arrays.npz": "9 right; 0.9 0.08 0.02",
  "version_0.npy":
    "version_0.npy: found format version 0.0, expected 1.0, 2.0 or 3.0, write the "
    + "file with numpy.save",
  "version_9.npy":
    "version_9.npy: found format version 9.0, expected 1.0, 2.0 or 3.0, write the "
    + "file with numpy.save",
  "wrong_rows_11.npy":
    "wrong_rows_11.npy: found 11 rows, expected 12, one for each key of the order, "
    + "give the order that belongs to this array",
  "zero_byte.npy":
    "zero_byte.npy: found an empty file, expected an array written by numpy.save, "
    + "write the file again",
  "zero_d.npy":
    "zero_d.npy: found the shape (), expected rows × classes, save the matrix of all "
    + "images",
  "zip64.npz": "9 right; 0.9 0.08 0.02",
]
