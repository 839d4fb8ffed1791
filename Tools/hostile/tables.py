"""Hostile tables of labels and predictions, JSON, and lists of classes, about twelve images."""

import gzip
import json
import math
import random

CLASSES = ["cat", "dog", "horse"]
IMAGES = [(f"{name}/000{number}.jpg", name) for name in CLASSES for number in range(4)]
# The class that is predicted for each image, and the probabilities of all; nine are right.
PREDICTED = ["cat", "cat", "dog", "cat", "dog", "dog", "horse", "dog", "horse", "horse", "cat",
             "horse"]
PROBABILITIES = [
    [0.9, 0.08, 0.02], [0.6, 0.3, 0.1], [0.4, 0.55, 0.05], [0.34, 0.33, 0.33], [0.1, 0.85, 0.05],
    [0.2, 0.7, 0.1], [0.05, 0.15, 0.8], [0.01, 0.98, 0.01], [0.02, 0.03, 0.95], [0.1, 0.2, 0.7],
    [0.97, 0.02, 0.01], [0.25, 0.25, 0.5]]


def files():
    found = {**labels(), **encodings(), **numbers(), **json_labels(), **predictions(), **lists()}
    return {name: content.encode() if isinstance(content, str) else content
            for name, content in found.items()}


def csv(rows, header="filename,label", end="\n"):
    return end.join([header, *rows]) + end


def labelled(change=lambda number, key, name: f"{key},{name}", header="filename,label", more=()):
    """A table of labels whose rows `change` writes."""
    return csv([change(number, *image) for number, image in enumerate(IMAGES)] + list(more), header)


def one_row(number, text):
    """A table of labels in which one row is another."""
    return labelled(lambda at, key, name: text if at == number else f"{key},{name}")


GOOD = labelled()


def labels():
    return {
        "labels_ok.csv": GOOD, "labels_empty.csv": "", "labels_one_byte.csv": "f",
        "labels_whitespace_only.csv": "  \n\n \n", "labels_header_only.csv": "filename,label\n",
        "labels_abs_paths.csv": labelled(lambda _, key, name: f"/home/someone/images/{key},{name}"),
        "labels_backslashes.csv": labelled(
            lambda _, key, name: key.replace("/", "\\") + f",{name}"),
        "labels_dot_paths.csv": labelled(lambda _, key, name: f"./{key},{name}"),
        "labels_escape_paths.csv": labelled(
            more=["../../outside/secret.txt,cat", "/etc/passwd,dog"]),
        "labels_comment.csv": "# made by tool X\n" + GOOD,
        "labels_duplicate_conflict.csv": labelled(more=["cat/0000.jpg,dog"]),
        "labels_duplicate_same.csv": labelled(more=["cat/0000.jpg,cat"]),
        "labels_duplicate_header.csv": labelled(
            lambda _, key, name: f"{key},{name},dog", "filename,label,label"),
        "labels_header_again.csv": one_row(6, "filename,label"),
        "labels_each_own_class.csv": labelled(lambda number, key, _: f"{key},class{number}"),
        "labels_empty_label.csv": one_row(5, "dog/0001.jpg,"),
        "labels_extra_columns.csv": labelled(
            lambda number, key, name: f"{number},{key},test,{name},",
            "id,filename,split,label,notes"),
        "labels_html.csv": labelled(
            lambda _, key, name: f"{key},{name}".replace(",dog", ",<script>alert(1)</script>")),
        "labels_formula.csv": labelled(
            lambda _, key, name: f"{key},{name}".replace(",dog", ',"=HYPERLINK(""http://x"",1)"')),
        "labels_escapes.csv": one_row(4, "dog/0000.jpg,\x1b[2J\x1b[31mdog"),
        "labels_backwards.csv": one_row(4, "dog/0000.jpg,\u202egod"),
        "labels_integers.csv": labelled(
            lambda _, key, name: f"{key},{CLASSES.index(name)}"),
        "labels_long_field.csv": labelled(more=["cat/0000.jpg," + "x" * 1_000_000]),
        "labels_long_path.csv": labelled(more=["x/" * 500_000 + ",cat"]),
        "labels_long_line.csv": labelled(more=["cat/0000.jpg,cat" + ",x" * 1_000_000]),
        "labels_columns_20000.csv": labelled(
            lambda _, key, name: f"{key},{name}" + "," * 20_000,
            "filename,label" + "".join(f",c{number}" for number in range(20_000))),
        "labels_missing_filename_column.csv": labelled(lambda _, key, name: name, "label"),
        "labels_missing_label_column.csv": labelled(lambda _, key, name: key, "filename"),
        "labels_missing_rows.csv": csv([",".join(image) for image in IMAGES[:7]]),
        "labels_other_names.csv": labelled(header="image_path,class"),
        "labels_quoted_quotes.csv": labelled(lambda _, key, name: f'{key},"the ""{name}"""'),
        "labels_stray_quote.csv": one_row(4, 'dog/0000.jpg,d"og'),
        "labels_unclosed_quote.csv": one_row(4, 'dog/0000.jpg,"dog'),
        "labels_behind_quote.csv": one_row(4, 'dog/0000.jpg,"dog"x'),
        "labels_quotes_1_mb.csv": "filename,label\n" + '"' * 1_000_001,
        "labels_line_ends_in_quotes.csv": labelled(
            lambda _, key, name: f'{key},"{name}\n{name}"'),
        "labels_ragged_long.csv": one_row(5, "dog/0001.jpg,dog,extra,more"),
        "labels_ragged_short.csv": one_row(5, "dog/0001.jpg"),
        "labels_comma_at_end.csv": one_row(5, "dog/0001.jpg,dog,"),
        "labels_reordered.csv": labelled(lambda _, key, name: f"{name},{key}", "label,filename"),
        "labels_semicolon.csv": GOOD.replace(",", ";"), "labels_tab.tsv": GOOD.replace(",", "\t"),
        "labels_unknown_file.csv": labelled(more=["cat/9999.jpg,cat"]),
        "labels_whitespace.csv": GOOD.replace(",", " , "),
        "labels_blank_lines.csv": GOOD.replace("\n", "\n\n"),
    }


def encodings():
    """Tables of other encodings, line ends and formats."""
    french = GOOD.replace("horse", "équidé")
    # One class and one key in two spellings of Unicode: composed and decomposed.
    both = labelled(lambda number, key, name: f"{key},{name}" if name != "dog" else
                    f"{key}," + ("cafe\u0301" if number % 2 else "caf\u00e9"))
    crlf = GOOD.replace("\n", "\r\n")
    half = len(crlf) // 2
    return {
        "labels_bom.csv": "\ufeff" + GOOD, "labels_bom_twice.csv": "\ufeff\ufeff" + GOOD,
        "labels_bom_inside.csv": GOOD + "\ufeff" + GOOD,
        "labels_utf16le_bom.csv": ("\ufeff" + GOOD).encode("utf-16-le"),
        "labels_utf16be_bom.csv": ("\ufeff" + GOOD).encode("utf-16-be"),
        "labels_utf16le.csv": GOOD.encode("utf-16-le"),
        "labels_utf16be.csv": GOOD.encode("utf-16-be"),
        "labels_utf32_bom.csv": ("\ufeff" + GOOD).encode("utf-32-le"),
        "labels_latin1.csv": french.encode("latin-1"), "labels_utf8.csv": french,
        "labels_surrogates.csv": GOOD.replace("horse", "h\ud83drse").encode(
            "utf-8", "surrogatepass"),
        "labels_too_long_utf8.csv": GOOD.encode().replace(b"/", b"\xc0\xaf"),
        "labels_nul.csv": one_row(4, "dog/0000.jpg,d\0og"),
        "labels_nfc_nfd.csv": both,
        "labels_crlf.csv": crlf, "labels_mixed_eol.csv": crlf[:half].rstrip("\r") + crlf[
            half:].replace("\r\n", "\n"),
        "labels_cr.csv": GOOD.replace("\n", "\r"),
        "labels_no_eol.csv": GOOD[:-1], "labels_gzip.csv": gzip.compress(GOOD.encode(), mtime=0),
        "labels_workbook.csv": b"PK\x03\x04" + bytes(60),
        "labels_parquet.csv": b"PAR1\x15\x04\x15" + bytes(40) + b"PAR1",
        "labels_pickle.csv": b"\x80\x04\x95" + bytes(8) + b"\x8c\x05hello\x94.",
        "labels_image.csv": b"\x89PNG\r\n\x1a\n" + bytes(40),
        "labels_page.csv": "<!DOCTYPE html>\n<html><body>Sign in</body></html>\n",
        "labels_random.csv": b"\x07" + random.Random(5).randbytes(3000),
        "labels_zeros.csv": bytes(3000),
    }


def numbers():
    """Tables of labels with a further column of odd numbers."""
    odd = {
        "1e400": "1e400", "10000_digits": "1" * 10_000, "nan": "nan", "infinity": "-inf",
        "hexadecimal": "0x1p4", "tiny": "1e-400", "underscores": "1_000", "comma": '"1,5"',
        "arabic": "\u0661\u0662", "minus_0": "-0.0"}
    return {f"labels_number_{kind}.csv": labelled(
        lambda number, key, name: f"{key},{name}," + (text if number == 4 else str(number)),
        "filename,label,age") for kind, text in odd.items()}


def json_labels():
    objects = [json.dumps({"filename": key, "label": name}) for key, name in IMAGES]
    lines = "\n".join(objects) + "\n"
    array = "[" + ", ".join(objects) + "]"

    def with_more(more):
        return array.replace('"dog"}', f'"dog", "x": {more}}}', 1)

    return {
        "labels_ok.json": array, "labels_ok.jsonl": lines, "labels_bom.jsonl": "\ufeff" + lines,
        "labels_blank_lines.jsonl": lines.replace("\n", "\n\n"),
        "labels_missing_key.jsonl": lines.replace('"dog/0001.jpg", "label": "dog"',
                                                  '"dog/0001.jpg"'),
        "labels_truncated.jsonl": lines[:-14], "labels_truncated.json": array[:-20],
        "labels_comma_at_end.json": array[:-1] + ",]", "labels_two_arrays.json": array + array,
        "labels_deep.json": "[" * 200_000 + "]" * 200_000,
        "labels_deep_objects.json": '{"a":' * 200_000 + "1" + "}" * 200_000,
        "labels_deep_value.json": with_more("[" * 100_000 + "]" * 100_000),
        "labels_deep_lines.jsonl": lines + '{"filename": ' + "[" * 200_000,
        "labels_name_twice.json": array.replace('"label": "dog"', '"label": "dog", "label": "cat"',
                                                1),
        "labels_key_twice.json": '{"cat/0000.jpg": "cat",\n"cat/0000.jpg": "dog"}',
        "labels_high_surrogate.json": array.replace('"dog"', '"\\ud800"'),
        "labels_low_surrogate.json": array.replace('"dog"', '"\\udc00"'),
        "labels_pair.json": array.replace('"dog"', '"\\ud83d\\udc36"'),
        "labels_nul_escape.json": array.replace('"dog"', '"d\\u0000g"'),
        "labels_bad_escape.json": array.replace('"dog"', '"d\\x6fg"'),
        "labels_line_end_in_text.json": array.replace('"dog"', '"do\ng"'),
        "labels_nan.json": with_more("NaN"), "labels_infinity.json": with_more("-Infinity"),
        "labels_1e400.json": with_more("1e400"), "labels_10000_digits.json": with_more(
            "1" * 10_000),
        "labels_leading_0.json": with_more("007"), "labels_comment.json": "// labels\n" + array,
        "labels_single_quotes.json": array.replace('"', "'"),
        "labels_long_text.json": array.replace('"dog"', '"' + "x" * 1_000_000 + '"', 1),
        "labels_empty.json": "[]", "labels_of_numbers.json": "[1, 2, 3]", "labels_null.json": "null",
        "labels_list_as_label.json": array.replace('"dog"', '["dog"]', 1),
    }


HEADER = "filename,label,predicted,confidence,prob_cat,prob_dog,prob_horse"


def rows(change=lambda number, row: None, values=PROBABILITIES):
    """Rows of predictions as lists of texts, which `change` may alter."""
    found = []
    for number, (key, name) in enumerate(IMAGES):
        texts = [f"{value:.6g}" for value in values[number]]
        row = [key, name, PREDICTED[number], f"{max(values[number]):.6g}", *texts]
        change(number, row)
        found.append(row)
    return found


def predicted(found, header=HEADER):
    return csv([",".join(row) for row in found], header)


def one_cell(number, place, text):
    """Predictions in which one cell is another."""
    found = rows()
    found[number][place] = text
    return predicted(found)


def predictions():
    def scaled(factor):
        return [[value * factor for value in row] for row in PROBABILITIES]

    def row_of(number, *texts):
        found = rows()
        found[number][3:] = texts
        return predicted(found)

    def shifted(number, row):
        row[1] = CLASSES[(CLASSES.index(row[1]) + 1) % 3]

    def doubtful(number, row):
        if number in (0, 5):
            row[3] = ["0.5", "0.99"][number > 0]

    good = rows()
    order = random.Random(6).sample(good, len(good))
    objects = [json.dumps({"filename": row[0], "predicted": row[2], "confidence": float(row[3]),
                           "probs": dict(zip(CLASSES, map(float, row[4:])))}) for row in good]
    lines = "\n".join(objects) + "\n"
    # Natural logarithms less a tenth: no probabilities, though their differences tell all.
    logits = predicted(rows(values=[[math.log(value) - 0.1 for value in row]
                                    for row in PROBABILITIES]))
    return {
        "pred_ok.csv": predicted(good), "pred_ok.jsonl": lines,
        "pred_shuffled.csv": predicted(order), "pred_missing_rows.csv": predicted(good[:7]),
        "pred_no_header.csv": predicted(good[1:], ",".join(good[0])),
        "pred_header_again.csv": predicted(good[:6] + [HEADER.split(",")] + good[6:]),
        "pred_bare_class_columns.csv": predicted(good, HEADER.replace("prob_", "")),
        "pred_duplicate_row.csv": predicted(
            good + [["cat/0000.jpg", "cat", "dog", "0.9", "0.05", "0.9", "0.05"]]),
        "pred_all_zero_row.csv": row_of(3, "0", "0", "0", "0"),
        "pred_nan.csv": row_of(3, "nan", "nan", "nan", "nan"),
        "pred_one_nan.csv": one_cell(3, 5, "nan"), "pred_infinity.csv": one_cell(3, 5, "inf"),
        "pred_1e400.csv": one_cell(3, 5, "1e400"), "pred_minus_1e400.csv": one_cell(3, 5, "-1e400"),
        "pred_negative.csv": one_cell(3, 5, "-0.33"), "pred_above_1.csv": one_cell(3, 5, "1.33"),
        "pred_hexadecimal.csv": one_cell(3, 5, "0x1p-2"), "pred_words.csv": one_cell(3, 5, "high"),
        "pred_tiny.csv": row_of(11, "1", "1e-400", "0", "1"),
        "pred_10000_digits.csv": one_cell(0, 4, "0.9" + "0" * 10_000),
        "pred_thousands.csv": one_cell(2, 5, '"1,000"'), "pred_empty_cell.csv": one_cell(2, 5, ""),
        "pred_comma_decimals.csv": predicted(good).replace(",", ";").replace("0.", "0,"),
        "pred_percent.csv": predicted(rows(values=scaled(100))),
        "pred_sum_0.9.csv": predicted(rows(values=scaled(0.9))),
        "pred_extra_class.csv": predicted(
            [row + ["0.1"] for row in rows(values=scaled(0.9))], HEADER + ",prob_zebra"),
        "pred_missing_class.csv": predicted([row[:-1] for row in good],
                                            HEADER.removesuffix(",prob_horse")),
        "pred_columns_twice.csv": predicted([row + row[-1:] for row in good],
                                            HEADER + ",prob_horse"),
        "pred_label_conflict.csv": predicted(rows(shifted)),
        "pred_confidence_mismatch.csv": predicted(rows(doubtful)), "pred_logits.csv": logits,
        "pred_ragged.csv": predicted([row[:-1] if at == 1 else row for at, row in enumerate(good)]),
        "pred_unknown_class.csv": one_cell(0, 2, "zebra"),
        "pred_nan.jsonl": lines.replace("0.34, \"probs\": {\"cat\": 0.34", "0.34, \"probs\": "
                                        "{\"cat\": NaN"),
        "pred_probs_deep.jsonl": lines.replace('{"cat": 0.9,', '{"cat": ' + "[" * 100_000, 1),
        "pred_probs_twice.jsonl": lines.replace('{"cat": 0.9,', '{"cat": 0.9, "cat": 0.9,', 1),
        "pred_probs_short.jsonl": lines.replace(', "horse": 0.02', "", 1),
        "pred_probs_list.jsonl": lines.replace('{"cat": 0.9, "dog": 0.08, "horse": 0.02}',
                                               "[0.9, 0.08, 0.02]", 1),
    }


def lists():
    return {
        "classes_ok.txt": "cat\ndog\nhorse\n", "classes_too_few.txt": "cat\ndog\n",
        "classes_blank.txt": "cat\n\ndog\nhorse\n\n", "classes_empty.txt": "",
        "classes_bom_crlf.txt": "\ufeffcat\r\ndog\r\nhorse\r\n", "classes_cr.txt": "cat\rdog\rhorse",
        "classes_twice.txt": "cat\ndog\ncat\n", "classes_nul.txt": "cat\nd\0g\n",
        "classes_latin1.txt": "cat\néquidé\n".encode("latin-1"),
        "classes_utf16.txt": "\ufeffcat\ndog\n".encode("utf-16-le"),
        "classes_nfc_nfd.txt": "caf\u00e9\ncafe\u0301\n", "classes_long.txt": "cat\n" + "x" * 1_000_000,
        "classes_deep.json": "[" * 200_000, "classes_numbers.json": '["cat", 1]',
        "classes_half.json": '["cat", "\\ud83d"]', "classes_nul.json": '["cat", "d\\u0000g"]',
        "classes_image.txt": b"\x89PNG\r\n\x1a\n" + bytes(40),
    }
