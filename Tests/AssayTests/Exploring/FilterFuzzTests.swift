import Kernels
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct FilterFuzzTests {
  /// Pieces from which random texts are glued, good and bad.
  private static let pieces = [
    "label", "predicted", "brightness", "tag", "path", "strong", ".", "=", "!=", "<", "<=", ">",
    ">=", "~", "in", "is", "missing", "present", "lowest", "highest", "similar", "to", "and", "or",
    "not", "(", ")", "[", "]", ",", "..", "%", "\"", "\"sea lion\"", "\\", "cat", "dog", "7",
    "0.2", "-1e3", ".5", "1e999", "é", "e\u{301}", "\u{301}", "\u{0}", "\u{202e}", "👨‍👩‍👧‍👦", " ", "\t",
    "\u{a0}", "\u{ffff}", "class", "outcome", "correct", "reviewed",
  ]

  @Test func `any text is a filter that prints and reads back, or an error inside the text`() {
    var generator = SeededGenerator(seed: 20, stream: 1)
    for _ in 0..<3_000 {
      let count = Int.random(in: 0...12, using: &generator)
      let space = Bool.random(using: &generator) ? " " : ""
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
        .joined(separator: space)
      check(text)
    }
  }

  @Test func `a filter with one piece changed stays a filter or becomes an error`() {
    var generator = SeededGenerator(seed: 20, stream: 2)
    for (filter, _) in FilterEvaluationTests.table {
      for _ in 0..<20 {
        var scalars = Array(filter.unicodeScalars)
        let place = Int.random(in: 0..<scalars.count, using: &generator)
        let piece = (Self.pieces.randomElement(using: &generator) ?? "").unicodeScalars
        let end = min(scalars.count, place + Int.random(in: 0...2, using: &generator))
        scalars.replaceSubrange(place..<end, with: piece)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        check(String(text))
      }
    }
  }

  private func check(_ text: String) {
    do throws(FilterError) {
      let tree = try FilterExpression(parsing: text)
      let again = try? FilterExpression(parsing: tree.description)
      #expect(again == tree, "\(text.debugDescription)")
      _ = try SmallProject.explorer.images(matching: tree, model: SmallProject.model)
    } catch {
      #expect(error.column >= 1 && error.column <= text.count + 1, "\(text.debugDescription)")
      #expect(!error.message.isEmpty)
    }
  }

  @Test func `the laws of sets hold for filters`() throws {
    let snapshot = SmallProject.snapshot
    func found(_ text: String) throws -> ImageSet {
      try snapshot.images(matching: text, model: SmallProject.model)
    }
    let tests = FilterEvaluationTests.table.map(\.filter)
    for (a, b) in zip(tests, tests.reversed()) {
      #expect(try found("not ((\(a)) and (\(b)))") == found("not (\(a)) or not (\(b))"))
      #expect(try found("not ((\(a)) or (\(b)))") == found("not (\(a)) and not (\(b))"))
      let (both, either) = (try found("(\(a)) and (\(b))"), try found("(\(a)) or (\(b))"))
      #expect(both.count + either.count == (try found(a).count) + (try found(b).count))
    }
  }
}
