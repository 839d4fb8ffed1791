import Foundation
import Testing

@testable import Dataset
@testable import Tables

/// What rows that do not add up to one are taken for: by their form alone.
@Suite struct ProbabilitySumsTests {
  private func read(_ rows: [String], _ options: ImportOptions = ImportOptions()) -> String {
    let text = "path,prob_a,prob_b,prob_c\n" + rows.joined(separator: "\n")
    do throws(ImportError) {
      let file = FileBytes(copying: Array(text.utf8), name: "t")
      let table = try readPredictions(
        from: openTable(file, valueName: "predicted"), options: options,
        knownClasses: ["a", "b", "c"]
      ).table
      let meaning = table.probabilities?.meaning.rawValue ?? "nothing"
      let words = table.choices.map { "\($0.kind.rawValue) \($0.count)" }
      return ([meaning, "\(table.renormalizedRows)"] + words).joined(separator: " ")
    } catch { return error.description }
  }

  @Test func `a quantised model is told by its steps, rescaled, and said`() {
    // 253 + 2, 20 + 200 + 35 of 256: both miss 1/256.
    #expect(
      read(["x,0.703125,0.1953125,0.09765625", "y,0.078125,0.78125,0.13671875"])
        == "probabilities 2 numbers 2")
    // 255ths as floats print them: 200 + 40 + 13 and 255 + 1 + 0.
    #expect(
      read(["x,0.78431374,0.15686275,0.050980393", "y,1.0,0.003921569,0.0"])
        == "probabilities 2 numbers 2")
  }

  @Test func `steps do not excuse what no rounding explains`() {
    // 128 + 64 of 256: a class is missing; quarters are steps of 1/256, too.
    #expect(
      read(["x,0.5,0.25,0", "y,0.25,0.5,0"]).contains("add up to 0.75, expected 1, check for"))
    // Off by two thousandths in no steps.
    #expect(read(["x,0.703021,0.195173,0.0998", "y,0.5,0.25,0.25"]).contains("add up to 0.997994"))
  }

  @Test func `independent scores are told by sums above one that differ, and said`() {
    #expect(read(["x,0.9,0.4,0.1", "y,0.2,0.8,0.6", "z,0.3,0.1,0.7"]) == "scores 0 numbers 3")
    // A well-trained model: most rows add up to nearly one.
    let sure = (1...9).map { "r\($0),0.9991\($0),0.0003,0.0004" }
    #expect(read(sure + ["x,0.9,0.4,0.1", "y,0.2,0.8,0.6"]) == "scores 0 numbers 11")
  }

  @Test func `single bad rows among good ones stay errors, each at its line`() {
    let good = (1...5).map { "r\($0),0.5,0.25,0.25" }
    #expect(
      read(good + ["x,0.9,0.4,0.1"])
        == "t:7: found probabilities that add up to 1.4, expected 1, "
        + "correct it: 5 of 6 rows add up to 1")
    #expect(read(good + ["x,0.9,0.4,0.1", "y,0.2,0.8,0.6"]).hasPrefix("t:7: found"))
    var skipping = ImportOptions()
    skipping.skipBad = true
    #expect(read(good + ["x,0.9,0.4,0.1"], skipping) == "probabilities 0 skipped_rows 1")
  }

  @Test func `sums below one may be a class without a column: asked, and --scores decides`() {
    let rows = ["x,0.2,0.4,0.1", "y,0.2,0.3,0.1", "z,0.6,0.1,0.2"]
    let found = read(rows)
    #expect(
      found == "t:2: found probabilities that add up to 0.7, expected 1, check for a missing class "
        + "column, or use --scores if each class has an independent score, such as a sigmoid")
    var scores = ImportOptions()
    scores.scores = true
    #expect(read(rows, scores) == "scores 0")
  }

  @Test func `sums that are all the same number are no scores`() {
    #expect(read(["x,1,0.5,0.5", "y,0.5,1,0.5"]).contains("add up to 2, expected 1"))
  }

  @Test func `rows off by less than a thousandth are rescaled, and said`() {
    #expect(read(["x,0.5,0.25,0.2505", "y,0.5,0.25,0.25"]) == "probabilities 1 numbers 1")
    #expect(read(["x,0.5,0.25,0.25"]) == "probabilities 0")
  }
}

/// A column of confidences beside the predicted class.
@Suite struct ScoreBesideClassTests {
  private func read(_ rows: String, _ known: [String] = ["no", "yes"]) throws -> PredictionTable {
    try predictionTable("path,predicted,score\n" + rows, known: known)
  }

  @Test func `the score of one of two classes is told by its halves, and said`() throws {
    let table = try read("a,yes,0.75\nb,no,0.25\nc,no,0.5\nd,yes,0.625")
    #expect(table.confidence == [0.75, 0.75, 0.5, 0.625])
    #expect(table.choices.map(\.kind) == [.numbers] && table.choices[0].count == 2)
    #expect(
      table.choices[0].text.hasPrefix("\"score\" is the score of \"yes\", not the confidence"))
  }

  @Test func `confidences stay what they are where nothing else is certain`() throws {
    for rows in [
      "a,yes,0.75\nb,no,0.875", "a,yes,0.75\nb,no,0.25\nc,no,0.75", "a,no,0.25\nb,no,0.5",
    ] {
      let table = try read(rows)
      #expect(table.choices.isEmpty, "\(rows)")
    }
    // Of three classes the most probable one may have less than one half.
    #expect(try read("a,yes,0.75\nb,no,0.375", ["maybe", "no", "yes"]).choices.isEmpty)
  }
}

/// A column of numbers that is called like no known class.
@Suite struct BareColumnsTests {
  private func read(
    _ text: String, _ known: [String] = ["cat", "dog"],
    _ change: (inout ImportOptions) -> Void = { _ in }
  ) -> String {
    do throws(ImportError) {
      let file = FileBytes(copying: Array(text.utf8), name: "t")
      let table = try readPredictions(
        from: openTable(file, valueName: "predicted"), options: options(change),
        knownClasses: known
      ).table
      return table.classNames.joined(separator: " ") + "; ignored "
        + table.ignoredColumns.joined(separator: " ") + "; chosen "
        + table.choices.map(\.kind.rawValue).joined(separator: " ")
    } catch { return error.description }
  }

  @Test func `beside logits it is a class, and said`() {
    #expect(
      read("path,cat,dog,bird\na,4.0,1.0,0.5\nb,0.2,3.1,-1.0") { $0.logits = true }
        == "cat dog bird; ignored ; chosen column")
  }

  @Test func `whole or far numbers and words beside logits are not taken for a class`() {
    let asked = "expected to know whether it is a class of the model, list the classes"
    #expect(
      read("path,cat,dog,row\na,4.5,1.5,0\nb,0.2,3.1,1") { $0.logits = true }.contains(asked))
    #expect(
      read("path,cat,dog,width\na,4.5,1.5,640.5\nb,0.2,3.1,480.25") { $0.logits = true }
        .contains("found the column \"width\" of numbers from 480.25 to 640.5 beside logits"))
    #expect(
      read("path,cat,dog,note\na,4.5,1.5,x\nb,0.2,3.1,1.5") { $0.logits = true }
        == "cat dog; ignored note; chosen ")
    #expect(
      read("path,cat,dog,row\na,4.5,1.5,0\nb,0.2,3.1,1") {
        $0.logits = true
        $0.classes = ["cat", "dog"]
      } == "cat dog; ignored row; chosen ")
  }

  @Test func `beside probabilities it is a class where rows add up to one only with it`() {
    #expect(
      read("path,cat,dog,bird\na,0.5,0.2,0.3\nb,0.1,0.8,0.1")
        == "cat dog bird; ignored ; chosen column")
    #expect(
      read("path,cat,dog,blur\na,0.8,0.2,0.3\nb,0.1,0.9,0.1")
        == "cat dog; ignored blur; chosen ")
    #expect(
      read("path,cat,dog,blur\na,0.5,0.2,0.1\nb,0.1,0.2,0.1").contains("not read: \"blur\""))
  }
}
