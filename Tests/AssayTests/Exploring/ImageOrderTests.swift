import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct ImageOrderTests {
  @Test(
    arguments: [
      ("", [0, 1, 2, 3, 4, 5, 6, 7]),
      ("key", [0, 1, 2, 3, 7, 4, 6, 5]),
      ("-key", [5, 6, 4, 7, 3, 2, 1, 0]),
      ("brightness", [7, 0, 1, 2, 3, 4, 6, 5]),
      ("-brightness", [6, 4, 3, 2, 1, 0, 7, 5]),
      // 3 and 4 have the same detail, 2 and 7 none.
      ("detail", [5, 6, 3, 4, 1, 0, 2, 7]),
      ("-detail", [0, 1, 3, 4, 6, 5, 2, 7]),
      ("confidence", [6, 4, 5, 2, 1, 0, 3, 7]),
      ("-strong.confidence", [3, 0, 1, 2, 5, 4, 6, 7]),
      ("\"weak-1.5\".confidence", [0, 1, 2, 3, 4, 5, 6, 7]),
      // "7" < "cat" < "dog" < "sea lion".
      ("label", [5, 0, 1, 2, 3, 4, 6, 7]),
      ("-label", [4, 2, 3, 0, 1, 5, 6, 7]),
      ("predicted", [5, 0, 3, 6, 1, 2, 4, 7]),
      ("split", [1, 2, 3, 6, 0, 5, 4, 7]),
    ] as [(String, [UInt32])])
  func `images come in the order of the field, missing ones last, ties as they stood`(
    _ order: String, _ expected: [UInt32]
  ) throws {
    let all = ImageSet(allOf: 8)
    let found = try SmallProject.explorer.sorted(
      all, by: ImageOrder(parsing: order), model: SmallProject.model)
    #expect(found == expected)
    let some = try SmallProject.explorer.sorted(
      ImageSet(of: 8) { $0 % 3 != 0 }, by: ImageOrder(parsing: order), model: SmallProject.model)
    #expect(some == expected.filter { $0 % 3 != 0 })
  }

  @Test(arguments: [
    ("birghtness", "column 1: unknown field \"birghtness\" (did you mean \"brightness\"?)"),
    ("-strong.los", "column 9: \"los\" is not a field of a model (did you mean \"loss\"?)"),
    ("tag", "column 1: images cannot be ordered by \"tag\""),
    ("-class", "column 2: images cannot be ordered by \"class\""),
    ("- key", "column 2: expected a field to order by, found \" \""),
    ("key desc", "column 5: expected the end of the order, found \"desc\""),
  ])
  func `an order that cannot be is an error`(_ order: String, _ text: String) {
    let error = #expect(throws: FilterError.self) {
      try SmallProject.explorer.sorted(
        ImageSet(allOf: 8), by: ImageOrder(parsing: order), model: SmallProject.model)
    }
    #expect(error?.description == text)
  }
}
