import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct FilterEvaluationTests {
  /// Filters and the images of ``SmallProject`` for which they hold, read off its table.
  static let table: [(filter: String, images: [UInt32])] = [
    // Words.
    ("label = cat", [0, 1]),
    ("label != cat", [2, 3, 4, 5]),
    ("not label = cat", [2, 3, 4, 5, 6, 7]),
    ("label = \"sea lion\"", [4]),
    ("label = 7", [5]),
    ("label = \"7\"", [5]),
    ("label ~ a", [0, 1, 4]),
    ("label ~ \"\"", [0, 1, 2, 3, 4, 5]),
    ("label ~ zebra", []),
    ("label in [cat, 7]", [0, 1, 5]),
    ("label in [\"sea lion\"]", [4]),
    ("label is missing", [6, 7]),
    ("label is present", [0, 1, 2, 3, 4, 5]),
    ("predicted = cat", [0, 3, 6]),
    ("predicted != cat", [1, 2, 4, 5]),
    ("predicted is missing", [7]),
    ("strong.predicted = dog", [1, 2]),
    ("\"weak-1.5\".predicted = dog", [0, 2, 6]),
    ("\"weak-1.5\".predicted is missing", [3, 7]),
    ("class = cat", [0, 1, 3, 6]),
    ("class != cat", [2, 4, 5]),
    ("not class = cat", [2, 4, 5, 7]),
    ("class in [dog, 7]", [1, 2, 3, 5]),
    ("class ~ o", [1, 2, 3, 4]),
    ("class is missing", [7]),
    ("class is present", [0, 1, 2, 3, 4, 5, 6]),
    ("\"weak-1.5\".class = cat", [0, 1, 4]),
    ("outcome = correct", [0, 2, 4, 5]),
    ("outcome = wrong", [1, 3]),
    ("outcome = true_positive", [0, 2, 4, 5]),
    ("outcome = false_positive", [1, 3]),
    ("outcome != wrong", [0, 2, 4, 5]),
    ("outcome in [correct, wrong]", [0, 1, 2, 3, 4, 5]),
    ("outcome is missing", [6, 7]),
    ("\"weak-1.5\".outcome = wrong", [0, 4]),
    ("split = test", [1, 2, 3, 6]),
    ("split != test", [0, 5]),
    ("split is missing", [4, 7]),
    ("camera = Canon", [0, 2]),
    ("camera ~ Canon", [0, 2, 4]),
    ("camera != Canon", [1, 4, 5]),
    ("\"taken at\" = noon", [0]),
    // Keys and tags.
    ("path = a/cat1.jpg", [0]),
    ("path != a/cat1.jpg", [1, 2, 3, 4, 5, 6, 7]),
    ("path ~ .png", [2, 3]),
    ("path ~ a/", [0, 1, 2, 3]),
    ("path ~ CAT", []),
    ("path in [a/cat2.jpg, \"b/lion.jpg\"]", [1, 4]),
    ("path is missing", []),
    ("tag = reviewed", [0, 2]),
    ("tag != reviewed", [4]),
    ("not tag = reviewed", [1, 3, 4, 5, 6, 7]),
    ("tag in [reviewed, odd]", [0, 2, 4]),
    ("tag ~ odd", [2, 4]),
    ("tag = holiday", []),
    ("not tag = holiday", [0, 1, 2, 3, 4, 5, 6, 7]),
    ("tag in [holiday, odd]", [2, 4]),
    ("tag is missing", [1, 3, 5, 6, 7]),
    // Issues and formats: see ``SmallProject``.
    ("issue = damaged", [1, 5]),
    ("issue in [damaged, undecodable]", [1, 5, 7]),
    ("issue != damaged", [4, 7]),
    ("issue ~ amaged", [1, 5]),
    ("issue = dark", [4]),
    ("issue = blurred", []),
    ("issue is present", [1, 4, 5, 7]),
    ("issue is missing", [0, 2, 3, 6]),
    ("format = png", [2, 3]),
    ("format != png", [0, 1, 4, 5]),
    ("format in [jpeg, png] and split = test", [1, 2, 3]),
    ("format is missing", [6, 7]),
    // 0 is confirmed, 2 is a cat, 4 fits no class.
    ("correction = cat", [0, 2]),
    ("correction != cat", [4]),
    ("correction = \"no valid class\"", [4]),
    ("correction is present", [0, 2, 4]),
    ("not correction is present", [1, 3, 5, 6, 7]),
    ("view = bright", [3, 4, 6]),
    ("view = \"bright tests\"", [3, 6]),
    ("view in [bright, chosen]", [1, 3, 4, 6]),
    ("not view = chosen and label = cat", [0]),
    // Text: every word somewhere, in any case; 3 and 6 are predicted cat, 1 is predicted dog.
    ("text ~ cat", [0, 1, 3, 6]),
    ("text ~ CAT1", [0]),
    ("text ~ \"reviewed canon\"", [0, 2]),
    ("text ~ \"CANON  odd\"", [2, 4]),
    ("text ~ noon", [0]),
    ("text ~ nikon and not text ~ dog", [5]),
    ("text ~ zebra", []),
    ("text ~ \"\"", [0, 1, 2, 3, 4, 5, 6, 7]),
    ("tag is present", [0, 2, 4]),
    // Numbers.
    ("brightness = 0.3", [2]),
    ("brightness != 0.3", [0, 1, 3, 4, 6, 7]),
    ("brightness < 0.3", [0, 1, 7]),
    ("brightness <= 3e-1", [0, 1, 2, 7]),
    ("brightness > 0.3", [3, 4, 6]),
    ("brightness >= +.3", [2, 3, 4, 6]),
    ("brightness<-0.4", [7]),
    ("not brightness < 0.3", [2, 3, 4, 5, 6]),
    ("brightness is missing", [5]),
    ("brightness is present", [0, 1, 2, 3, 4, 6, 7]),
    ("brightness in 0.2..0.4", [1, 2, 3]),
    ("brightness in -1..0.1", [0, 7]),
    ("brightness in 0.3 .. 0.3", [2]),
    ("detail in [3, 5]", [0, 3, 4]),
    ("detail in lowest 3", [3, 5, 6]),
    ("detail in highest 3", [0, 1, 3]),
    ("detail in lowest 0", []),
    ("detail in highest 1000", [0, 1, 3, 4, 5, 6]),
    // Seven have a brightness, so that 30 % are 2.1 images, rounded up.
    ("brightness in lowest 30%", [0, 1, 7]),
    ("brightness in highest 5%", [6]),
    ("brightness in lowest 0%", []),
    ("brightness in highest 100%", [0, 1, 2, 3, 4, 6, 7]),
    ("confidence > 0.9", [3]),
    ("strong.confidence in 0.4..0.5", [4, 6]),
    ("\"weak-1.5\".confidence is missing", [0, 1, 2, 3, 4, 5, 6, 7]),
    ("correct = 1", [0, 2, 4, 5]),
    ("correct = 0", [1, 3]),
    // Together; "and" binds closer than "or", "not" closest.
    ("label = cat and predicted != cat", [1]),
    ("label = cat or label = dog and predicted = cat", [0, 1, 3]),
    ("(label = cat or label = dog) and predicted = cat", [0, 3]),
    ("not label = cat and split = test", [2, 3, 6]),
    ("not (label = cat and split = test)", [0, 2, 3, 4, 5, 6, 7]),
    ("not not label = cat", [0, 1]),
    ("not(label=cat)and(brightness>0.3)", [3, 4, 6]),
    ("label = cat and predicted != cat and brightness < 0.2 and not tag = reviewed", []),
    ("label = cat and predicted != cat and brightness < 0.3 and not tag = reviewed", [1]),
    ("outcome = wrong and confidence > 0.9", [3]),
    ("  label   =\tcat\n", [0, 1]),
  ]

  @Test(arguments: table)
  func `a filter holds for exactly the images of the table`(
    _ row: (filter: String, images: [UInt32])
  ) throws {
    let found = try SmallProject.explorer.images(matching: row.filter, model: SmallProject.model)
    #expect(found.ids == row.images, "\(row.filter)")
    let canonical = try FilterExpression(parsing: row.filter).description
    let again = try SmallProject.explorer.images(matching: canonical, model: SmallProject.model)
    #expect(again == found, "\(canonical)")
  }

  @Test func `a blank filter holds for all images`() throws {
    for blank in [nil, "", " \n"] {
      let found = try SmallProject.explorer.images(
        matching: FilterExpression(ifGiven: blank), model: nil)
      #expect(found.count == 8)
    }
  }

  /// Filters that the project cannot answer, and the whole text of the error.
  static let refused: [(filter: String, error: String)] = [
    ("issue = blured", "column 9: unknown issue \"blured\" (did you mean \"blurred\"?)"),
    ("issue < dark", "column 7: \"issue\" is a word: use =, !=, ~, \"in [...]\" or \"is missing\""),
    ("view = brigth", "column 8: unknown view \"brigth\" (did you mean \"bright\"?)"),
    (
      "label = cat and view = \"loop\"",
      "column 17: the filter of the view \"loop\" does not hold any more: "
        + "column 5: the view \"loop\" is made of itself"
    ),
    ("format = jpg", "column 10: unknown format \"jpg\" (did you mean \"jpeg\"?)"),
    ("text = cat", "column 6: \"text\" looks for words anywhere: text ~ \"words\""),
    ("text is missing", "column 6: \"text\" looks for words anywhere: text ~ \"words\""),
    ("brightnes < 1", "column 1: unknown field \"brightnes\" (did you mean \"brightness\"?)"),
    ("label = cat and Lable = dog", "column 17: unknown field \"Lable\" (did you mean \"label\"?)"),
    ("zzz = 1", "column 1: unknown field \"zzz\""),
    ("label = cta", "column 9: unknown class \"cta\" (did you mean \"cat\"?)"),
    ("label = Cat", "column 9: unknown class \"Cat\" (did you mean \"cat\"?)"),
    (
      "label in [dog, \"sea lino\"]",
      "column 16: unknown class \"sea lino\" (did you mean \"sea lion\"?)"
    ),
    ("predicted = zebra", "column 13: unknown class \"zebra\""),
    ("class != dgo", "column 10: unknown class \"dgo\" (did you mean \"dog\"?)"),
    ("split = tset", "column 9: unknown split \"tset\" (did you mean \"test\"?)"),
    ("tag = reviwed", "column 7: unknown tag \"reviwed\" (did you mean \"reviewed\"?)"),
    ("camera = Cannon", "column 10: unknown value of camera \"Cannon\" (did you mean \"Canon\"?)"),
    ("outcome = wrogn", "column 11: unknown outcome \"wrogn\" (did you mean \"wrong\"?)"),
    (
      "outcome = false_negative",
      "column 11: false_negative is the outcome seen from one class: "
        + "compare label and predicted with that class instead"
    ),
    ("strnog.predicted = dog", "column 1: unknown model \"strnog\" (did you mean \"strong\"?)"),
    ("strong.label = dog", "column 8: \"label\" is not a field of a model"),
    (
      "strong.predictd = dog",
      "column 8: \"predictd\" is not a field of a model (did you mean \"predicted\"?)"
    ),
    ("brightness = dark", "column 14: \"brightness\" is a number, and \"dark\" is none"),
    ("brightness = \"0.2\"", "column 14: \"brightness\" is a number, and \"0.2\" is none"),
    (
      "brightness ~ 2",
      "column 12: \"brightness\" is a number and has no text for \"~\" to look into"
    ),
    ("label < cat", "column 7: \"label\" is a word: use =, !=, ~, \"in [...]\" or \"is missing\""),
    (
      "label in 1..2", "column 7: \"label\" is a word: use =, !=, ~, \"in [...]\" or \"is missing\""
    ),
    (
      "tag in lowest 5", "column 5: \"tag\" is a word: use =, !=, ~, \"in [...]\" or \"is missing\""
    ),
    ("path > a", "column 6: \"path\" is a text: use =, !=, ~ or \"in [...]\""),
    (
      "label = cat and similar to \"a/cat1.jpg\"",
      "column 17: \"similar to\" needs embeddings, and this project has none; "
        + "bring some with `assay import embeddings`"
    ),
  ]

  @Test(arguments: refused)
  func `an unknown word or a condition that does not fit says where and what is near`(
    _ row: (filter: String, error: String)
  ) {
    let error = #expect(throws: FilterError.self) {
      try SmallProject.explorer.images(matching: row.filter, model: SmallProject.model)
    }
    #expect(error?.description == row.error)
  }

  @Test func `without predictions a field of a model is an error and class means the label`() throws
  {
    var snapshot = SmallProject.snapshot
    snapshot.models = []
    snapshot.splits = nil
    for (filter, text) in [
      (
        "predicted = cat",
        "column 1: \"predicted\" needs a model, and this project has no predictions"
      ),
      (
        "brightness > 0 and loss > 1",
        "column 20: \"loss\" needs a model, and this project has no predictions"
      ),
      ("split = test", "column 1: this project has no splits"),
    ] {
      let error = #expect(throws: FilterError.self) {
        try snapshot.images(matching: filter, model: nil)
      }
      #expect(error?.description == text)
    }
    #expect(try snapshot.images(matching: "class = cat", model: nil).ids == [0, 1])
  }
}
