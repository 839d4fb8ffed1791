import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct FilterParserTests {
  /// Texts that do not follow the grammar, and the whole text of the error.
  static let refused: [(filter: String, error: String)] = [
    ("", "column 1: the filter is empty"),
    ("  ", "column 1: the filter is empty"),
    ("= cat", "column 1: expected a field, found \"=\""),
    ("0.5 < brightness", "column 1: expected a field, found \"0.5\""),
    ("and label = cat", "column 1: expected a field, found \"and\""),
    (
      "label",
      "column 6: expected =, !=, <, <=, >, >=, ~, \"in\" or \"is\" after \"label\", found the end"
    ),
    (
      "label si missing",
      "column 7: expected =, !=, <, <=, >, >=, ~, \"in\" or \"is\" after \"label\", found \"si\" (did you mean \"is\"?)"
    ),
    ("label =", "column 8: expected a value after \"=\", found the end"),
    ("label = and", "column 9: expected a value after \"=\", found \"and\""),
    ("label == cat", "column 8: expected a value after \"=\", found \"=\""),
    (
      "label = cat ad tag = x",
      "column 13: expected \"and\", \"or\" or the end, found \"ad\" (did you mean \"and\"?)"
    ),
    (
      "label = cat AND tag = x",
      "column 13: expected \"and\", \"or\" or the end, found \"AND\" (did you mean \"and\"?)"
    ),
    ("label = sea lion", "column 13: expected \"and\", \"or\" or the end, found \"lion\""),
    ("label = cat)", "column 12: expected \"and\", \"or\" or the end, found \")\""),
    ("(label = cat", "column 13: expected \"and\", \"or\" or \")\", found the end"),
    ("label = cat or", "column 15: expected a field, found the end"),
    ("not", "column 4: expected a field, found the end"),
    ("strong. predicted = cat", "column 8: expected a field of the model, found \" \""),
    ("label = \"cat", "column 9: the text that starts here has no closing quote"),
    (
      "label = \"c\\at\"",
      "column 11: unknown escape: write \\\", \\\\, \\n, \\t or \\u{…} with a Unicode number"
    ),
    (
      "label = \"\\u{d800}\"",
      "column 10: unknown escape: write \\\", \\\\, \\n, \\t or \\u{…} with a Unicode number"
    ),
    (
      "label is mising",
      "column 10: expected \"missing\" or \"present\" after \"is\", found \"mising\" (did you mean \"missing\"?)"
    ),
    (
      "x in lowst 5%",
      "column 6: expected \"[\", a range like 0.2..0.5, \"lowest\" or \"highest\" after \"in\", found \"lowst\" (did you mean \"lowest\"?)"
    ),
    ("x in lowest", "column 12: expected a number or a percentage after \"lowest\", found the end"),
    ("x in lowest 101%", "column 13: a percentage lies between 0 and 100, not 101"),
    (
      "x in highest 2.5",
      "column 14: \"highest\" takes a whole number of images or a percentage, not 2.5"
    ),
    (
      "x in highest -2",
      "column 14: \"highest\" takes a whole number of images or a percentage, not -2"
    ),
    ("x in [", "column 7: expected a value after \"[\", found the end"),
    ("x in [1, ]", "column 10: expected a value after \",\", found \"]\""),
    ("x in [1 2]", "column 9: expected \",\" or \"]\", found \"2\""),
    ("x in 1", "column 7: expected \"..\" in the range, found the end"),
    ("x in 1..", "column 9: expected a number after \"..\", found the end"),
    ("x in 2..1", "column 6: the range 2..1 is empty: its low end is above its high end"),
    ("x > 1e999", "column 5: the number 1e999 is too large"),
    ("x > 5%", "column 6: expected \"and\", \"or\" or the end, found \"%\""),
    (
      "similar to cat",
      "column 12: expected the key of an image in quotes after \"similar to\", found \"cat\""
    ),
    // Columns count characters, not bytes: é is one, and so is a family of four.
    ("é = \"👨‍👩‍👧‍👦\" x", "column 9: expected \"and\", \"or\" or the end, found \"x\""),
  ]

  @Test(arguments: refused)
  func `a text against the grammar says where, what was found and what was expected`(
    _ row: (filter: String, error: String)
  ) {
    let error = #expect(throws: FilterError.self) { try FilterExpression(parsing: row.filter) }
    #expect(error?.description == row.error)
  }

  /// Texts and their canonical spelling.
  @Test(arguments: [
    ("label=cat", "label = cat"),
    ("label = \"cat\"", "label = cat"),
    ("label = \"sea lion\"", "label = \"sea lion\""),
    ("label = \"7\"", "label = \"7\""),
    ("label = 007", "label = 007"),
    ("label = 3d", "label = 3d"),
    ("label = \"and\"", "label = \"and\""),
    ("label = \"a\\\"b\\\\c\\n\\t\\u{7}\"", "label = \"a\\\"b\\\\c\\n\\t\\u{7}\""),
    ("\"weak-1.5\" . x = 1", nil),
    ("\"weak-1.5\".\"x y\" = 1", "\"weak-1.5\".\"x y\" = 1"),
    ("((label = cat))", "label = cat"),
    ("(a = 1 or b = 2) or c = 3", "(a = 1 or b = 2) or c = 3"),
    ("a = 1 or (b = 2 and c = 3)", "a = 1 or b = 2 and c = 3"),
    ("a = 1 and (b = 2 and c = 3)", "a = 1 and (b = 2 and c = 3)"),
    ("not(a=1 or b=2)", "not (a = 1 or b = 2)"),
    ("not not (not a = 1)", "not not not a = 1"),
    ("x in[1,b,\"c d\"]", "x in [1, b, \"c d\"]"),
    ("x in -1.5 .. +2e3", "x in -1.5..+2e3"),
    ("x in lowest 5 %", "x in lowest 5%"),
    ("x in lowest 5%and y in highest 3", "x in lowest 5% and y in highest 3"),
    ("similar   to\"a/b.jpg\"", "similar to \"a/b.jpg\""),
    ("similar = 3", "\"similar\" = 3"),
    ("missing is missing", "\"missing\" is missing"),
    ("notable = 1", "notable = 1"),
  ])
  func `a filter prints in one spelling, which reads back as the same tree`(
    _ text: String, _ canonical: String?
  ) throws {
    guard let canonical else {
      #expect(throws: FilterError.self) { try FilterExpression(parsing: text) }
      return
    }
    let expression = try FilterExpression(parsing: text)
    #expect(expression.description == canonical)
    #expect(try FilterExpression(parsing: canonical) == expression)
  }

  @Test func `nesting and length end in an error, not in a crash`() throws {
    let deepest = FilterExpression.deepestNesting
    let inside =
      String(repeating: "(", count: deepest) + "a = 1" + String(repeating: ")", count: deepest)
    _ = try FilterExpression(parsing: inside)
    for tooDeep in ["(" + inside + ")", String(repeating: "not ", count: 2_000) + "a = 1"] {
      let error = #expect(throws: FilterError.self) { try FilterExpression(parsing: tooDeep) }
      #expect(error?.message == "the filter is nested deeper than 100")
    }
    let tooLong = "a = " + String(repeating: "x", count: 10_000)
    let error = #expect(throws: FilterError.self) { try FilterExpression(parsing: tooLong) }
    #expect(error?.description == "column 10001: the filter is longer than 10000 characters")
  }
}
