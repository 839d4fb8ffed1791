/// What every labels file must become: its classes with their counts and the number of images
/// that are paired, or the error.
let nastyLabels: [String: String] = [
  "labels_abs_paths.csv": "cat 4, dog 4, horse 4; matched 12; 12 by suffix",
  "labels_backslashes.csv": "cat 4, dog 4, horse 4; matched 12; 12 respelled",
  "labels_bad_escape.json":
    #"labels_bad_escape.json:1: found half of a surrogate pair (\ud800), expected "#
    + "both halves, write the character itself in UTF-8",
  "labels_blank_lines.jsonl": "cat 4, dog 4, horse 4; matched 12",
  "labels_bom.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_bom.jsonl": "cat 4, dog 4, horse 4; matched 12",
  "labels_comment.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_deep.json":
    #"labels_deep.json:1: found "[[[[[[[[[[[[[[[[[[[[[[[[", expected an object such "#
    + #"as {"path": …, "label": …}, write one object an image"#,
  "labels_dot_paths.csv": "cat 4, dog 4, horse 4; matched 12; 12 respelled",
  "labels_duplicate_conflict.csv":
    #"labels_duplicate_conflict.csv:14: found the label "dog" for "cat/0000.jpg", "#
    + #"expected "cat" as on line 2, remove one of the two"#,
  "labels_duplicate_header.csv":
    #"labels_duplicate_header.csv:1: found two columns called "label", expected every "#
    + "column name once, rename or remove one of them",
  "labels_duplicate_same.csv": "cat 4, dog 4, horse 4; matched 12; 1 twice",
  "labels_each_own_class.csv":
    "class0 1, class1 1, class10 1, class11 1, class2 1, class3 1, class4 1, class5 "
    + "1, class6 1, class7 1, class8 1, class9 1; matched 12",
  "labels_empty_label.csv": "cat 4, dog 3, horse 4; matched 11",
  "labels_escape_paths.csv": "cat 5, dog 5, horse 4; matched 12; 2 no image",
  "labels_extra_columns.csv": #"cat 4, dog 4, horse 4; matched 12; splits ["test"]; metric id"#,
  "labels_header_only.csv":
    "labels_header_only.csv:1: found a header and no rows, expected a row for each "
    + "image, write the file again",
  "labels_html.csv": "<script>alert(1)</script> 4, cat 4, horse 4; matched 12",
  "labels_integers.csv": "0 4, 1 4, 2 4; matched 12",
  "labels_latin1.csv":
    "labels_latin1.csv:10: found the byte 0xE9, which is not UTF-8 there, expected "
    + "UTF-8, save the file as UTF-8 (it may be Latin-1 or Windows-1252)",
  "labels_long_field.csv":
    #"labels_long_field.csv:14: found a text of 1000000 bytes in column "label", "#
    + "expected the name of a class, check the quotes around it",
  "labels_missing_filename_column.csv":
    #"labels_missing_filename_column.csv:1: found the columns "label", expected a key "#
    + "column (path, file, filename, file_name, filepath…), rename one or name it with "
    + "--key-column",
  "labels_missing_key.jsonl":
    #"labels_missing_key.jsonl:6: found an object without "label", expected "label" "#
    + "in every object, add it, with null where there is no class",
  "labels_missing_label_column.csv":
    #"labels_missing_label_column.csv:1: found the columns "filename", expected a "#
    + "label column (label, class, target, ground_truth, y…), rename one or name it "
    + "with --label-column",
  "labels_missing_rows.csv": "cat 4, dog 3; matched 7",
  "labels_mixed_eol.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_ok.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_ok.json": "cat 4, dog 4, horse 4; matched 12",
  "labels_ok.jsonl": "cat 4, dog 4, horse 4; matched 12",
  "labels_other_names.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_quoted_quotes.csv": #"the "cat" 4, the "dog" 4, the "horse" 4; matched 12"#,
  "labels_ragged_long.csv":
    "labels_ragged_long.csv:7: found 4 fields, expected 2 as in the header on line "
    + "1, put quotes around values that contain a comma",
  "labels_ragged_short.csv":
    "labels_ragged_short.csv:7: found 1 field, expected 2 as in the header on line "
    + "1, add the missing fields",
  "labels_reordered.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_semicolon.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_stray_quote.csv":
    "labels_stray_quote.csv:6: found a quote inside a field, expected quotes around "
    + "the whole field or none, put quotes around the field and double those inside it",
  "labels_tab.tsv": "cat 4, dog 4, horse 4; matched 12",
  "labels_truncated.jsonl":
    "labels_truncated.jsonl:12: found a string that is never closed, expected a "
    + #"closing quote, close the string, or write \n for a line end in it"#,
  "labels_unclosed_quote.csv":
    "labels_unclosed_quote.csv:6: found a quote that is never closed, expected a "
    + "closing quote, close it, or double a quote that belongs to the text",
  "labels_unknown_file.csv": "cat 5, dog 4, horse 4; matched 12; 1 no image",
  "labels_utf16le_bom.csv":
    "labels_utf16le_bom.csv:1: found UTF-16 text, expected UTF-8, save the file as "
    + "UTF-8 (in a spreadsheet: CSV UTF-8)",
  "labels_whitespace.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_whitespace_only.csv":
    "labels_whitespace_only.csv:1: found nothing but white space, expected a header "
    + "line and rows, or JSON, write the file again",
]

/// What every predictions file must become: how many of the paired images are right, the first
/// image's probabilities and what was counted, or the error.
let nastyPredictions: [String: String] = [
  "pred_all_zero_row.csv":
    "pred_all_zero_row.csv:5: found probabilities that add up to 0, expected 1, "
    + "leave the image out if there is no prediction",
  "pred_bare_class_columns.csv": "9 of 12 right; 0.9 0.08 0.02",
  "pred_confidence_mismatch.csv": "9 of 12 right; 0.9 0.08 0.02; 2 other confidence",
  "pred_duplicate_row.csv":
    #"pred_duplicate_row.csv:14: found the prediction "dog" for "cat/0000.jpg", "#
    + #"expected "cat" as on line 2, remove one of the two"#,
  "pred_empty_cell.csv":
    #"pred_empty_cell.csv:4: found nothing in column "prob_dog", expected a "#
    + "probability from 0 to 1, write the value or leave the image out",
  "pred_extra_class.csv": #"9 of 12 right; 0.81 0.072 0.018 0.1; without labels ["zebra"]"#,
  "pred_label_conflict.csv": "9 of 12 right; 0.9 0.08 0.02; 12 other label",
  "pred_logits.csv":
    #"pred_logits.csv:2: found -0.210721 in column "prob_cat", expected a probability "#
    + "from 0 to 1, use --logits if these are logits",
  "pred_missing_rows.csv": "5 of 7 right; 0.9 0.08 0.02",
  "pred_nan.csv":
    #"pred_nan.csv:5: found nan in column "prob_cat", expected a probability from 0 "#
    + "to 1, correct the value or leave the image out",
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
  "pred_ragged.csv":
    "pred_ragged.csv:3: found 6 fields, expected 7 as in the header on line 1, add "
    + "the missing fields",
  "pred_shuffled.csv": "9 of 12 right; 0.9 0.08 0.02",
  "pred_sum_0.9.csv":
    "pred_sum_0.9.csv:2: found probabilities that add up to 0.9, expected 1, check "
    + "for a missing class column, or use --logits if these are logits",
  "pred_thousands.csv":
    #"pred_thousands.csv:4: found "1,000" in column "prob_dog", expected a "#
    + "probability from 0 to 1, write it as 0.25, with a point and without separators",
  "pred_unknown_class.csv":
    #"pred_unknown_class.csv:2: found the unknown class "zebra", expected one of "#
    + #""cat", "dog", "horse", correct it or add it to the list of classes"#,
]

/// What every list of classes must become.
let nastyClassLists: [String: String] = [
  "classes_blank.txt":
    "classes_blank.txt:2: found a blank line between others, expected one class a "
    + "line, as its place counts, remove the line",
  "classes_ok.txt": #"["cat", "dog", "horse"]"#,
  "classes_too_few.txt": #"["cat", "dog"]"#,
]
