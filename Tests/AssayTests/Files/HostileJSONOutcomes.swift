/// The same for labels as JSON and JSON Lines.
let hostileJSONLabels: [String: String] = [
  "labels_10000_digits.json": "cat 4, dog 4, horse 4; matched 12; category x",
  "labels_1e400.json":
    #"labels_1e400.json:1: found "1e400" in column "x", expected a finite number, "#
    + "empty the cell or remove the column",
  "labels_bad_escape.json":
    #"labels_bad_escape.json:1: found the escape "\\x", expected one of \" \\ \/ "#
    + #"\b \f \n \r \t \u, write \\ for a backslash"#,
  "labels_blank_lines.jsonl": "cat 4, dog 4, horse 4; matched 12",
  "labels_bom.jsonl": "cat 4, dog 4, horse 4; matched 12",
  "labels_comma_at_end.json":
    #"labels_comma_at_end.json:1: found "]", expected an object such as {"path": …, "#
    + #""label": …}, write one object an image"#,
  "labels_comment.json":
    #"labels_comment.json:1: found the columns "// labels", expected a key column "#
    + "(path, file, filename, file_name, filepath…), rename one or name it with "
    + "--key-column",
  "labels_deep.json":
    "labels_deep.json:1: found a list of lists, without the names of columns, expected an "
    + #"object such as {"path": …, "label": …} for each image, write the names too (of a data "#
    + #"frame: to_json with orient="records")"#,
  "labels_deep_lines.jsonl":
    "labels_deep_lines.jsonl:13: found more than 100 nested lists and objects, "
    + "expected a flat table, write one object an image",
  "labels_deep_objects.json":
    "labels_deep_objects.json:1: found more than 100 nested lists and objects, "
    + "expected a flat table, write one object an image",
  "labels_deep_value.json":
    "labels_deep_value.json:1: found more than 100 nested lists and objects, "
    + "expected a flat table, write one object an image",
  "labels_empty.json":
    "labels_empty.json:1: found no objects, expected an object for each image, "
    + "write the file again",
  "labels_high_surrogate.json":
    #"labels_high_surrogate.json:1: found half of a surrogate pair (\ud800), "#
    + "expected both halves, write the character itself in UTF-8",
  "labels_infinity.json":
    #"labels_infinity.json:1: found "-Infinity}", expected a JSON value, write null "#
    + "or leave the image out",
  "labels_key_twice.json":
    #"labels_key_twice.json:2: found the label "dog" for "cat/0000.jpg", expected "#
    + #""cat" as on line 1, remove one of the two"#,
  "labels_leading_0.json":
    #"labels_leading_0.json:1: found "007}", expected a JSON value, correct the "#
    + "JSON there",
  "labels_line_end_in_text.json":
    "labels_line_end_in_text.json:1: found a control character inside a string, "
    + #"expected a closing quote, close the string, or write \n for a line end in it"#,
  "labels_list_as_label.json": "cat 4, dog 4, horse 4; matched 12",
  "labels_long_text.json":
    #"labels_long_text.json:1: found a text of 1000000 bytes in column "label", "#
    + "expected the name of a class, check the quotes around it",
  "labels_low_surrogate.json":
    #"labels_low_surrogate.json:1: found half of a surrogate pair (\udc00), "#
    + "expected both halves, write the character itself in UTF-8",
  "labels_missing_key.jsonl":
    #"labels_missing_key.jsonl:6: found an object without "label", expected "label" "#
    + "in every object, add it, with null where there is no class",
  "labels_name_twice.json":
    #"labels_name_twice.json:1: found "label" twice in one object, expected every "#
    + "name once, remove one of the two",
  "labels_nan.json":
    #"labels_nan.json:1: found "NaN}", expected a JSON value, write null or leave "#
    + "the image out",
  "labels_nul_escape.json":
    #"labels_nul_escape.json:1: found a NUL character in column "label", expected "#
    + "the name of a class, remove it",
  "labels_null.json":
    #"labels_null.json:1: found the columns "null", expected a key column (path, "#
    + "file, filename, file_name, filepath…), rename one or name it with --key-column",
  "labels_of_numbers.json":
    #"labels_of_numbers.json:1: found "1", expected an object such as {"path": …, "#
    + #""label": …}, write one object an image"#,
  "labels_ok.json": "cat 4, dog 4, horse 4; matched 12",
  "labels_ok.jsonl": "cat 4, dog 4, horse 4; matched 12",
  "labels_pair.json": "cat 4, horse 4, 🐶 4; matched 12",
  "labels_single_quotes.json":
    "labels_single_quotes.json:1: found a single quote, expected a name in double "
    + "quotes, use double quotes",
  "labels_truncated.json":
    #"labels_truncated.json:1: found the end of the file, expected a comma or "}", "#
    + "write the file again: it is cut off",
  "labels_truncated.jsonl":
    "labels_truncated.jsonl:12: found a string that is never closed, expected a "
    + #"closing quote, close the string, or write \n for a line end in it"#,
  "labels_two_arrays.json":
    #"labels_two_arrays.json:1: found "[{\"filename\":", expected the end of the "#
    + "file, correct the JSON there",
]
