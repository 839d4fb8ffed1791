import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct ClassNumberTests {
  @Test func `beside a column with a word the numbers of others are names`() {
    #expect(
      predictions("path,prob_1,prob_-5,prob_cat\na,0.5,0.25,0.25", known: ["-5", "cat"])
        == "a=1(0.25 0.25 0.5)")
    #expect(
      predictions("path,predicted,prob_1,prob_cat\na,1,0.75,0.25", known: ["cat"])
        == "a=1(0.25 0.75)")
    #expect(
      predictions(
        #"[{"path": "a", "probs": {"1": 0.75, "cat": 0.25}}]"#, known: ["cat"])
        == "a=1(0.25 0.75)")
  }

  @Test func `a number among classes with numbers and words is a name`() {
    #expect(predictions("path,predicted\na,1\nb,cat", known: ["-5", "cat"]) == "a=1 b=cat")
    #expect(
      predictions("path,predicted\na,5", options { $0.classes = ["1", "cat"] }, known: [])
        == """
        t:2: found the unknown class "5" (did you mean "1"?), expected one of "1", "cat", correct it \
        or add it to the list of classes
        """)
  }

  @Test func `columns of numbers alone need a list beside classes with names`() {
    let refusal = """
      t:1: found the class number 1 in the column "prob_1", expected one of "-5", "cat", name \
      the classes, or say what the numbers mean with --classes
      """
    #expect(predictions("path,prob_1,prob_-5\na,1,0", known: ["-5", "cat"]) == refusal)
    #expect(
      predictions(
        "path,prob_0,prob_1\na,1,0", options { $0.classes = ["dog", "cat"] },
        known: ["cat", "dog"]) == "a=dog(0 1)")
  }
}
