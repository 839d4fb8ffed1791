/// What every table of labels must become: its classes with their counts and the number of images
/// that are paired, or the error.
let hostileLabels: [String: String] = [
  "labels_abs_paths.csv": "cat 4, dog 4, horse 4; matched 12; 12 by suffix",
  "labels_backslashes.csv": "cat 4, dog 4, horse 4; matched 12; 12 respelled",
  "labels_backwards.csv": "cat 4, dog 3, god 1, horse 4; matched 12",
  "labels_behind_quote.csv":
    "labels_behind_quote.csv:6: found text behind a closing quote, expected a "
    + "delimiter or the line's end, double a quote that belongs to the text",
  "labels_blank_lines.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_bom.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_bom_inside.csv":
    #"labels_bom_inside.csv:14: found a byte order mark in column "filename", "#
    + "expected the path of an image, remove it: files were joined here",
  "labels_bom_twice.csv":
    #"labels_bom_twice.csv:1: found the columns "\u{feff}filename", "label"; is it "#
    + #""\u{feff}filename"?, expected a key column (path, file, filename, file_name, "#
    + "filepath…), rename one or name it with --key-column",
  "labels_columns_20000.csv":
    "labels_columns_20000.csv:1: found 20000 columns beside key and label, "
    + "expected at most 1000, remove those that are not metadata",
  "labels_comma_at_end.csv":
    "labels_comma_at_end.csv:7: found 3 fields, expected 2 as in the header on "
    + "line 1, remove the comma at the end of the line",
  "labels_comment.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_cr.csv":
    "labels_cr.csv:1: found a carriage return without a line feed, expected lines "
    + "that end in LF or CRLF, convert the line ends",
  "labels_crlf.csv": "cat 4, dog 4, horse 4; matched 12",
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
  "labels_empty.csv":
    "labels_empty.csv:1: found an empty file, expected a header line and rows, or "
    + "JSON, write the file again",
  "labels_empty_label.csv": "cat 4, dog 3, horse 4; matched 11",
  "labels_escape_paths.csv": "cat 5, dog 5, horse 4; matched 12; 2 no image",
  "labels_escapes.csv": "[2J\u{1B}[31mdog 1, cat 4, dog 3, horse 4; matched 12",
  "labels_extra_columns.csv": #"cat 4, dog 4, horse 4; matched 12; splits ["test"]; metric id"#,
  "labels_formula.csv": #"=HYPERLINK("http://x",1) 4, cat 4, horse 4; matched 12"#,
  "labels_gzip.csv":
    "labels_gzip.csv: found a gzip file, expected text (CSV, TSV, JSON…), unpack "
    + "it first",
  "labels_header_again.csv": "cat 4, dog 3, horse 4, label 1; matched 11; 1 no image",
  "labels_header_only.csv":
    "labels_header_only.csv:1: found a header and no rows, expected a row for each "
    + "image, write the file again",
  "labels_html.csv": "<script>alert(1)</script> 4, cat 4, horse 4; matched 12",
  "labels_image.csv":
    "labels_image.csv: found a PNG image, expected text (CSV, TSV, JSON…), name "
    + "the table instead",
  "labels_integers.csv": "0 4, 1 4, 2 4; matched 12",
  "labels_latin1.csv":
    "labels_latin1.csv:10: found the byte 0xE9, which is not UTF-8 there, expected "
    + "UTF-8, save the file as UTF-8 (it may be Latin-1 or Windows-1252)",
  "labels_line_ends_in_quotes.csv": "cat\ncat 4, dog\ndog 4, horse\nhorse 4; matched 12",
  "labels_long_field.csv":
    #"labels_long_field.csv:14: found a text of 1000000 bytes in column "label", "#
    + "expected the name of a class, check the quotes around it",
  "labels_long_line.csv":
    "labels_long_line.csv:14: found 1000002 fields, expected 2 as in the header on "
    + "line 1, put quotes around values that contain a comma",
  "labels_long_path.csv":
    #"labels_long_path.csv:14: found a text of 1000000 bytes in column "filename", "#
    + "expected the path of an image, check the quotes around it",
  "labels_missing_filename_column.csv":
    #"labels_missing_filename_column.csv:1: found the columns "label", expected a key "#
    + "column (path, file, filename, file_name, filepath…), rename one or name it with "
    + "--key-column",
  "labels_missing_label_column.csv":
    #"labels_missing_label_column.csv:1: found the columns "filename", expected a "#
    + "label column (label, class, target, ground_truth, y…), rename one or name it "
    + "with --label-column",
  "labels_missing_rows.csv": "cat 4, dog 3; matched 7",
  "labels_mixed_eol.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_nfc_nfd.csv": "caf\u{E9} 4, cat 4, horse 4; matched 12",
  "labels_no_eol.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_nul.csv":
    "labels_nul.csv:6: found a NUL byte, expected text, save the file as UTF-8 "
    + "text, not as UTF-16 or binary data",
  "labels_number_10000_digits.csv": "cat 4, dog 4, horse 4; matched 12; category age",
  "labels_number_1e400.csv":
    #"labels_number_1e400.csv:6: found "1e400" in column "age", expected a finite "#
    + "number, empty the cell or remove the column",
  "labels_number_arabic.csv": "cat 4, dog 4, horse 4; matched 12; category age",
  "labels_number_comma.csv": "cat 4, dog 4, horse 4; matched 12; category age",
  "labels_number_hexadecimal.csv": "cat 4, dog 4, horse 4; matched 12; category age",
  "labels_number_infinity.csv":
    #"labels_number_infinity.csv:6: found "-inf" in column "age", expected a finite "#
    + "number, empty the cell or remove the column",
  "labels_number_minus_0.csv": "cat 4, dog 4, horse 4; matched 12; metric age",
  "labels_number_nan.csv": "cat 4, dog 4, horse 4; matched 12; metric age",
  "labels_number_tiny.csv": "cat 4, dog 4, horse 4; matched 12; metric age",
  "labels_number_underscores.csv": "cat 4, dog 4, horse 4; matched 12; category age",
  "labels_ok.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_one_byte.csv":
    #"labels_one_byte.csv:1: found the columns "f", expected a key column (path, "#
    + "file, filename, file_name, filepath…), rename one or name it with --key-column",
  "labels_other_names.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_page.csv":
    "labels_page.csv:1: found XML or HTML, expected a table (CSV, TSV, JSON…), "
    + "export the labels as CSV, JSON or COCO instead",
  "labels_parquet.csv":
    "labels_parquet.csv: found a Parquet file, expected text (CSV, TSV, JSON…), "
    + "write the table as CSV, with pandas: read_parquet(FILE).to_csv(OUT, "
    + "index=False)",
  "labels_pickle.csv":
    "labels_pickle.csv: found a Python pickle, expected text (CSV, TSV, JSON…), "
    + "write the table as CSV (of a data frame: to_csv), or save the array by itself, then name its "
    + "classes with --classes and its images with --order: python -c 'import numpy, pickle; "
    + #"numpy.save("preds.npy", numpy.asarray(pickle.load(open("FILE", "rb"))))'"#,
  "labels_quoted_quotes.csv": #"the "cat" 4, the "dog" 4, the "horse" 4; matched 12"#,
  "labels_quotes_1_mb.csv":
    "labels_quotes_1_mb.csv:2: found a quote that is never closed, expected a "
    + "closing quote, close it, or double a quote that belongs to the text",
  "labels_ragged_long.csv":
    "labels_ragged_long.csv:7: found 4 fields, expected 2 as in the header on line "
    + "1, put quotes around values that contain a comma",
  "labels_ragged_short.csv":
    "labels_ragged_short.csv:7: found 1 field, expected 2 as in the header on line "
    + "1, add the missing fields",
  "labels_random.csv":
    "labels_random.csv:1: found the byte 0x9F, which is not UTF-8 there, expected "
    + "UTF-8, save the file as UTF-8 (it may be Latin-1 or Windows-1252)",
  "labels_reordered.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_semicolon.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_stray_quote.csv":
    "labels_stray_quote.csv:6: found a quote inside a field, expected quotes around "
    + "the whole field or none, put quotes around the field and double those inside it",
  "labels_surrogates.csv":
    "labels_surrogates.csv:10: found the byte 0xED, which is not UTF-8 there, "
    + "expected UTF-8, save the file as UTF-8 (it may be Latin-1 or Windows-1252)",
  "labels_tab.tsv": "cat 4, dog 4, horse 4; matched 12",
  "labels_too_long_utf8.csv":
    "labels_too_long_utf8.csv:2: found the byte 0xC0, which is not UTF-8 there, "
    + "expected UTF-8, save the file as UTF-8 (it may be Latin-1 or Windows-1252)",
  "labels_unclosed_quote.csv":
    "labels_unclosed_quote.csv:6: found a quote that is never closed, expected a "
    + "closing quote, close it, or double a quote that belongs to the text",
  "labels_unknown_file.csv": "cat 5, dog 4, horse 4; matched 12; 1 no image",
  "labels_utf16be.csv":
    "labels_utf16be.csv:1: found a NUL byte, expected text, save the file as UTF-8 "
    + "text, not as UTF-16 or binary data",
  "labels_utf16be_bom.csv":
    "labels_utf16be_bom.csv:1: found UTF-16 text, expected UTF-8, save the file as "
    + "UTF-8 (in a spreadsheet: CSV UTF-8)",
  "labels_utf16le.csv":
    "labels_utf16le.csv:1: found a NUL byte, expected text, save the file as UTF-8 "
    + "text, not as UTF-16 or binary data",
  "labels_utf16le_bom.csv":
    "labels_utf16le_bom.csv:1: found UTF-16 text, expected UTF-8, save the file as "
    + "UTF-8 (in a spreadsheet: CSV UTF-8)",
  "labels_utf32_bom.csv":
    "labels_utf32_bom.csv:1: found UTF-16 text, expected UTF-8, save the file as "
    + "UTF-8 (in a spreadsheet: CSV UTF-8)",
  "labels_utf8.csv": "cat 4, dog 4, équidé 4; matched 8; 4 no image",
  "labels_whitespace.csv": "cat 4, dog 4, horse 4; matched 12",
  "labels_whitespace_only.csv":
    "labels_whitespace_only.csv:1: found nothing but white space, expected a header "
    + "line and rows, or JSON, write the file again",
  "labels_workbook.csv":
    "labels_workbook.csv: found a ZIP archive, expected text (CSV, TSV, JSON…), "
    + "unpack it first, or save a workbook as CSV",
  "labels_zeros.csv":
    "labels_zeros.csv:1: found a NUL byte, expected text, save the file as UTF-8 "
    + "text, not as UTF-16 or binary data",
]
