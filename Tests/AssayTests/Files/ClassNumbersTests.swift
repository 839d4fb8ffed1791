import Testing

@testable import Assay
@testable import Tables

@Suite struct ClassNumbersTests {
  private func read(
    known: [String], _ values: [String], json: Bool = false,
    _ change: (inout ImportOptions) -> Void = { _ in }
  ) -> String {
    outcome {
      var options = ImportOptions()
      change(&options)
      let rows = values.enumerated()
      let text =
        json
        ? rows.map { "{\"path\": \"\($0)\", \"predicted\": \($1)}" }.joined(separator: "\n")
        : "path,predicted\n" + rows.map { "\($0),\($1)" }.joined(separator: "\n")
      let table = try predictionTable(text, options, known: known)
      return table.predicted.map { table.classNames[Int($0)] }.joined(separator: " ")
    }
  }

  @Test func `numbers are places where not all of them are names`() {
    let list = ["0", "1", "10", "2"]
    #expect(read(known: list, ["0", "3", "2"]) { $0.classes = list } == "0 2 10")
  }

  @Test func `numbers are names where not all of them are places`() {
    let list = ["2", "0", "10"]
    #expect(read(known: list, ["10", "2"]) { $0.classes = list } == "10 2")
  }

  @Test func `numbers that may be both are asked about, and the option chooses`() {
    let list = ["2", "0", "1"]
    let asked = read(known: list, ["0", "1"]) { $0.classes = list }
    #expect(asked.hasPrefix("t:2: found the number 0, which is the name of a class and"))
    #expect(asked.contains("--predicted-numbers places or --predicted-numbers names"))
    #expect(
      read(known: list, ["0", "1"]) {
        $0.classes = list
        $0.predictedNumbers = .places
      } == "2 0")
    #expect(
      read(known: list, ["0", "1"]) {
        $0.classes = list
        $0.predictedNumbers = .names
      } == "0 1")
  }

  @Test func `in JSON a number in quotes is a name`() {
    let list = ["2", "0", "1"]
    #expect(read(known: list, ["\"0\"", "\"1\""], json: true) { $0.classes = list } == "0 1")
  }

  @Test func `the same either way is not asked about`() {
    #expect(read(known: ["0", "1", "2"], ["2", "0"]) { $0.classes = ["0", "1", "2"] } == "2 0")
  }

  @Test func `without a list numbers that are no known class but would be places are asked about`()
  {
    let asked = read(known: ["1", "2", "3"], ["0", "1", "2"])
    #expect(asked.contains("--predicted-numbers places"))
    #expect(
      read(known: ["1", "2", "3"], ["0", "1", "2"]) { $0.predictedNumbers = .places } == "1 2 3")
    let fromOne = read(known: ["0", "1", "2"], ["1", "3", "2"])
    #expect(fromOne.contains("--predicted-numbers places-from-1"))
    #expect(
      read(known: ["0", "1", "2"], ["1", "3", "2"]) { $0.predictedNumbers = .placesFromOne }
        == "0 2 1")
  }

  @Test func `a number beyond all places is a new class`() {
    #expect(read(known: ["0", "1", "2"], ["1", "7"]) == "1 7")
  }

  @Test func `LABEL_n is a place in the list, and a class where one is called so`() {
    #expect(read(known: ["cat", "dog"], ["LABEL_1"]) { $0.classes = ["cat", "dog"] } == "dog")
    #expect(read(known: ["LABEL_0", "LABEL_1"], ["LABEL_1"]) == "LABEL_1")
  }

  @Test func `floats that are whole are places, too`() {
    #expect(
      read(known: ["cat", "dog"], ["1.0", "0.0"]) { $0.classes = ["cat", "dog"] } == "dog cat")
  }
}
