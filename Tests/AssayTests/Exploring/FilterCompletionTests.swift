import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct FilterCompletionTests {
  /// Completes at the `|`.
  private func complete(_ text: String) -> FilterCompletion {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    return SmallProject.explorer.completion(
      of: String(parts[0] + parts[1]), at: parts[0].utf16.count, model: SmallProject.model)
  }

  /// The text after the first item was taken.
  private func taken(_ text: String) -> String? {
    let found = complete(text)
    guard let item = found.items.first else { return nil }
    var units = Array(text.replacing("|", with: "").utf16)
    units.replaceSubrange(found.range, with: Array(item.insert.utf16))
    return String(decoding: units, as: UTF16.self)
  }

  static let table: [(text: String, first: [String])] = [
    ("|", ["label", "predicted", "outcome"]),
    ("bri|", ["brightness"]),
    ("Sharp|", []),
    ("cam|", ["camera"]),
    ("label |", ["=", "!=", "in [", "~", "is missing", "is present"]),
    ("label !|", ["!="]),
    ("label i|", ["in [", "is missing", "is present"]),
    ("label is |", ["missing", "present"]),
    ("label = |", ["cat", "dog", "sea lion", "7"]),
    ("label=s|", ["sea lion"]),
    ("label in [cat, d|", ["dog"]),
    ("label in [cat |", [",", "]"]),
    ("brightness |", ["<", "<=", ">", ">=", "in"]),
    ("brightness in |", ["lowest 5%", "highest 5%", "[", "-0.5..0.7"]),
    ("brightness in hi|", ["highest 5%"]),
    ("brightness < |", []),
    ("brightness < 0.2|", []),
    ("brightness < 0.2 |", ["and", "or"]),
    ("(label = cat |", ["and", "or", ")"]),
    ("label = cat an|", ["and"]),
    ("not spl|", ["split"]),
    ("tag = |", ["odd", "reviewed"]),
    ("split = t|", ["train", "test"]),
    ("camera = \"Canon |", ["Canon EOS"]),
    ("\"taken at\" = |", ["noon"]),
    ("issue = bl|", ["blurred"]),
    ("format = |", ["jpeg", "png", "webp"]),
    ("text |", ["~"]),
    ("stro|", ["strong"]),
    ("strong.pre|", ["predicted", "prediction_entropy", "prediction_variance"]),
    ("outcome = |", ["correct", "wrong"]),
    // Broken before the place.
    ("label = = cat and ) sp|", ["split"]),
    ("% label ^ = c|", ["cat"]),
    ("nothing = |", []),
    ("label ~ ca|", []),
    ("text ~ \"a |", []),
    ("class = do|", ["dog"]),
  ]

  @Test(arguments: table)
  func `what may stand at a place comes first`(_ row: (text: String, first: [String])) {
    let texts = complete(row.text).items.map(\.text)
    #expect(Array(texts.prefix(row.first.count)) == row.first, "\(row.text): \(texts)")
    if row.first.isEmpty { #expect(texts.isEmpty, "\(row.text)") }
  }

  static let edits: [(before: String, after: String)] = [
    ("lab|", "label"),
    ("l|ab = cat", "label = cat"),
    ("label = |cat and split = test", "label = cat and split = test"),
    ("label = d|c and split = test", "label = dog and split = test"),
    ("label = \"sea| x\" and split = test", "label = \"sea lion\" and split = test"),
    ("label = se| and split = test", "label = \"sea lion\" and split = test"),
    ("label = \"sea| and split = \"test\"", "label = \"sea lion\" and split = \"test\""),
    ("split |<= test", "split = test"),
    ("label = cat and bri| < 0.2", "label = cat and brightness < 0.2"),
    ("👩‍🔬 = é or lab| = cat", "👩‍🔬 = é or label = cat"),
    ("weak|", "\"weak-1.5\"."),
    ("\"weak-1.5\".out| = wrong", "\"weak-1.5\".outcome = wrong"),
  ]

  @Test(arguments: edits)
  func `an item takes the place of the word around the caret`(
    _ row: (before: String, after: String)
  ) {
    #expect(taken(row.before) == row.after)
  }

  @Test func `metrics are found by their titles and named by them`() {
    let item = complete("brig|").items.first
    #expect(item?.insert == "brightness" && item?.what == "Brightness, data metric")
    #expect(complete("issue = pale|").items.isEmpty)
  }

  @Test func `every place of every text has an answer within the text`() {
    let signs = Array("label\"=! in[,]()~<>.%é👩‍🔬and or is 0.2..\\")
    var state: UInt64 = 1
    for _ in 0..<40 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(signs[Int(state >> 33) % signs.count])
      }
      let length = text.utf16.count
      for caret in 0...length + 1 {
        let found = SmallProject.explorer.completion(
          of: text, at: caret, model: SmallProject.model)
        #expect(found.range.lowerBound >= 0 && found.range.upperBound <= length)
        #expect(found.items.count <= FilterCompletion.limit)
      }
    }
  }

  @Test func `without a model nothing of a model is offered`() {
    let texts = SmallProject.explorer.completion(of: "", at: 0, model: nil).items.map(\.text)
    #expect(!texts.contains("outcome") && !texts.contains("loss") && texts.contains("label"))
  }
}
