/// What every file of predictions must become: how many of the paired images are right, the first
/// image's probabilities and what was counted, or the error.
let hostilePredictions: [String: String] = [
  "pred_10000_digits.csv": "9 of 12 right; 0.9 0.08 0.02",
  "pred_1e400.csv":
    #"pred_1e400.csv:5: found 1e400 in column "prob_dog", expected a probability "#
    + "from 0 to 1, correct the value or leave the image out",
  "pred_above_1.csv":
    #"pred_above_1.csv:5: found 1.33 in column "prob_dog", expected a probability "#
    + "from 0 to 1, use --logits if these are logits, or scale them to 0…1",
  "pred_all_zero_row.csv":
    "pred_all_zero_row.csv:5: found probabilities that add up to 0, expected 1, "
    + "leave the image out if there is no prediction",
  "pred_bare_class_columns.csv": "9 of 12 right; 0.9 0.08 0.02",
  "pred_columns_twice.csv":
    #"pred_columns_twice.csv:1: found two columns called "prob_horse", expected "#
    + "every column name once, rename or remove one of them",
  "pred_comma_decimals.csv": "6 of 9 right; 0 0 0",
  "pred_confidence_mismatch.csv": "9 of 12 right; 0.9 0.08 0.02; 2 other confidence",
  "pred_duplicate_row.csv":
    #"pred_duplicate_row.csv:14: found the prediction "dog" for "cat/0000.jpg", "#
    + #"expected "cat" as on line 2, remove one of the two"#,
  "pred_empty_cell.csv":
    #"pred_empty_cell.csv:4: found nothing in column "prob_dog", expected a "#
    + "probability from 0 to 1, write the value or leave the image out",
  "pred_extra_class.csv": #"9 of 12 right; 0.81 0.072 0.018 0.1; without labels ["zebra"]"#,
  "pred_header_again.csv":
    #"pred_header_again.csv:8: found the unknown class "predicted", expected one of "#
    + #""cat", "dog", "horse", correct it or add it to the list of classes"#,
  "pred_hexadecimal.csv":
    #"pred_hexadecimal.csv:5: found "0x1p-2" in column "prob_dog", expected a "#
    + "probability from 0 to 1, write it as 0.25, with a point and without separators",
  "pred_infinity.csv":
    #"pred_infinity.csv:5: found inf in column "prob_dog", expected a probability "#
    + "from 0 to 1, correct the value or leave the image out",
  "pred_label_conflict.csv": "9 of 12 right; 0.9 0.08 0.02; 12 other label",
  "pred_logits.csv":
    #"pred_logits.csv:2: found -0.205361 in column "prob_cat", expected a "#
    + "probability from 0 to 1, use --logits if these are logits",
  "pred_minus_1e400.csv":
    #"pred_minus_1e400.csv:5: found -1e400 in column "prob_dog", expected a "#
    + "probability from 0 to 1, correct the value or leave the image out",
  "pred_missing_class.csv":
    "pred_missing_class.csv:2: found probabilities that add up to 0.98, expected "
    + "1, check for a missing class column, or use --scores if each class has an "
    + "independent score, such as a sigmoid",
  "pred_missing_rows.csv": "5 of 7 right; 0.9 0.08 0.02",
  "pred_nan.csv":
    #"pred_nan.csv:5: found nan in column "prob_cat", expected a probability from 0 "#
    + "to 1, correct the value or leave the image out",
  "pred_nan.jsonl":
    #"pred_nan.jsonl:4: found "NaN", expected a JSON value, write null or leave the "#
    + "image out",
  "pred_negative.csv":
    #"pred_negative.csv:5: found -0.33 in column "prob_dog", expected a probability "#
    + "from 0 to 1, use --logits if these are logits",
  "pred_no_header.csv":
    #"pred_no_header.csv:1: found a first line that looks like data ("cat/0000.jpg", "#
    + #""cat", "cat" and 4 more), expected a header line with column names, add one, "#
    + "such as path,label",
  "pred_ok.csv": "9 of 12 right; 0.9 0.08 0.02",
  "pred_ok.jsonl": "9 of 12 right; 0.9 0.08 0.02",
  "pred_one_nan.csv":
    #"pred_one_nan.csv:5: found nan in column "prob_dog", expected a probability from "#
    + "0 to 1, correct the value or leave the image out",
  "pred_percent.csv":
    #"pred_percent.csv:2: found 90 in column "prob_cat", expected a probability from "#
    + "0 to 1, divide by 100: the row adds up to 100 like percentages",
  "pred_probs_deep.jsonl":
    "pred_probs_deep.jsonl:1: found more than 100 nested lists and objects, "
    + "expected a flat table, write one object an image",
  "pred_probs_list.jsonl":
    #"pred_probs_list.jsonl:1: found a list of probabilities in "probs", expected "#
    + "to know the class of each place, give the classes in the order of the model's "
    + "outputs with --classes",
  "pred_probs_short.jsonl":
    #"pred_probs_short.jsonl:1: found no value for column "probs"."horse", expected "#
    + "a probability from 0 to 1, write the value or leave the image out",
  "pred_probs_twice.jsonl":
    #"pred_probs_twice.jsonl:1: found "probs"."cat" twice in one object, expected "#
    + "every name once, remove one of the two",
  "pred_ragged.csv":
    "pred_ragged.csv:3: found 6 fields, expected 7 as in the header on line 1, add "
    + "the missing fields",
  "pred_shuffled.csv": "9 of 12 right; 0.9 0.08 0.02",
  "pred_sum_0.9.csv":
    "pred_sum_0.9.csv:2: found probabilities that add up to 0.9, expected 1, check "
    + "for a missing class column, or use --scores if each class has an independent "
    + "score, such as a sigmoid",
  "pred_thousands.csv":
    #"pred_thousands.csv:4: found "1,000" in column "prob_dog", expected a "#
    + "probability from 0 to 1, write it as 0.25, with a point and without separators",
  "pred_tiny.csv": "9 of 12 right; 0.9 0.08 0.02",
  "pred_unknown_class.csv":
    #"pred_unknown_class.csv:2: found the unknown class "zebra", expected one of "#
    + #""cat", "dog", "horse", correct it or add it to the list of classes"#,
  "pred_words.csv":
    #"pred_words.csv:5: found "high" in column "prob_dog", expected a probability "#
    + "from 0 to 1, write it as 0.25, with a point and without separators",
]

/// What every list of classes must become.
let hostileClassLists: [String: String] = [
  "classes_blank.txt":
    "classes_blank.txt:2: found a blank line between others, expected one class a "
    + "line, as its place counts, remove the line",
  "classes_bom_crlf.txt": #"["cat", "dog", "horse"]"#,
  "classes_cr.txt":
    "classes_cr.txt:1: found a carriage return without a line feed, expected lines "
    + "that end in LF or CRLF, convert the line ends",
  "classes_deep.json":
    "classes_deep.json:1: found more than 100 nested lists and objects, expected fewer, "
    + "write the file again",
  "classes_empty.txt":
    "classes_empty.txt:1: found an empty list, expected one class a line, write "
    + "the list again",
  "classes_half.json":
    #"classes_half.json:1: found half of a surrogate pair (\ud83d), expected both "#
    + "halves, write the character itself in UTF-8",
  "classes_image.txt":
    "classes_image.txt: found a PNG image, expected text (CSV, TSV, JSON…), name "
    + "the table instead",
  "classes_latin1.txt":
    "classes_latin1.txt:2: found the byte 0xE9, which is not UTF-8 there, expected "
    + "UTF-8, save the file as UTF-8 (it may be Latin-1 or Windows-1252)",
  "classes_long.txt":
    "classes_long.txt:2: found a text of 1000000 bytes, expected the name of a "
    + "class, write one name a line",
  "classes_nfc_nfd.txt":
    "classes_nfc_nfd.txt:2: found \"cafe\u{301}\" again, expected every name once, "
    + "and line 1 has it, remove one of the two",
  "classes_nul.json":
    "classes_nul.json:1: found a NUL character in \"d\\u{0}g\", expected a class, "
    + "remove it",
  "classes_nul.txt":
    "classes_nul.txt:2: found a NUL byte, expected text, save the file as UTF-8 "
    + "text, not as UTF-16 or binary data",
  "classes_numbers.json":
    #"classes_numbers.json:1: found "1", expected a class in double quotes, "#
    + "correct the list",
  "classes_ok.txt": #"["cat", "dog", "horse"]"#,
  "classes_too_few.txt": #"["cat", "dog"]"#,
  "classes_twice.txt":
    #"classes_twice.txt:3: found "cat" again, expected every name once, and line 1 "#
    + "has it, remove one of the two",
  "classes_utf16.txt":
    "classes_utf16.txt:1: found UTF-16 text, expected UTF-8, save the file as "
    + "UTF-8 (in a spreadsheet: CSV UTF-8)",
]
