import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// Thousands of damaged files.
///
/// Each is an error that names the file, or a table that holds together. The long run is in `Fuzz/`.
@Suite struct MutationTests {
  private static let tables = [
    "path,label,split,age\na.jpg,cat,train,3\n\"b,.jpg\",\"the \"\"dog\"\"\",test,\n",
    "path;predicted;confidence;prob_cat;prob_dog\r\na;cat;0.75;0.75;0.25\r\nb;dog;;1e-3;0.999",
    "[{\"path\": \"a\", \"label\": \"c\\u00e9\", \"x\": [1, {}]},\n{\"path\": \"b\", \"label\": null}]",
    "{\"path\": \"a\", \"probs\": {\"cat\": 0.5, \"dog\": 0.5}}\n{\"path\": \"b\", \"probs\": {\"cat\": 1, \"dog\": 0}}",
    "{\"a\": \"cat\", \"b\": {\"predicted\": \"dog\", \"score\": 1}}",
  ].map { Array($0.utf8) }
  private static let files = tables + annotationFiles.map { Array($0.utf8) }

  @Test func `a damaged table is an error or a table that holds together`() {
    var mutations = Mutations(seed: 7)
    for round in 0..<7200 {
      let bytes = mutations.damage(Self.files[round % Self.files.count])
      do throws(ImportError) {
        checkLabels(
          try readLabels(
            from: openTable(FileBytes(copying: bytes, name: "t"), valueName: "label"),
            options: ImportOptions()))
      } catch { #expect(error.description.hasPrefix("t:")) }
      do throws(ImportError) {
        checkPredictions(
          try readPredictions(
            from: openTable(FileBytes(copying: bytes, name: "t"), valueName: "predicted"),
            options: ImportOptions(), knownClasses: round % 2 == 0 ? [] : ["cat", "dog"]
          ).table)
      } catch { #expect(error.description.hasPrefix("t:")) }
    }
  }

  @Test func `a damaged array is an error or a table that holds together`() {
    let array = npy(
      header("<f4", "(2, 2)"), [UInt8](repeating: 0, count: 8) + [0, 0, 128, 63, 0, 0, 0, 0])
    let whole = npy(header("<f8", "(2, 2)", fortran: true), doubles([0.5, 1, 0.5, 0]))
    var mutations = Mutations(seed: 8)
    let settings = options { ($0.order, $0.classes) = (["a", "b"], ["cat", "dog"]) }
    for round in 0..<4000 {
      let bytes = mutations.damage(round % 2 == 0 ? array : whole)
      do throws(ImportError) {
        checkPredictions(
          try readPredictions(
            fromArray: FileBytes(copying: bytes, name: "t"), options: settings, knownClasses: []))
      } catch { #expect(error.description.hasPrefix("t:")) }
    }
  }

  private func checkLabels(_ table: LabelTable) {
    #expect(Set(table.keys).count <= table.count && table.count > 0)
    #expect(table.codes.count == table.count && table.lines.count == table.count)
    #expect(table.codes.allSatisfy { $0 >= -1 && $0 < table.classNames.count })
    #expect(table.metrics.values.allSatisfy { $0.count == table.count })
    #expect(table.categories.values.allSatisfy { $0.codes.count == table.count })
    #expect(table.splits.map { $0.codes.count == table.count } != false)
  }

  private func checkPredictions(_ table: PredictionTable) {
    let width = table.classNames.count
    #expect(table.predicted.count == table.count && table.count > 0)
    #expect(table.predicted.allSatisfy { $0 >= 0 && $0 < width })
    #expect(table.confidence.map { $0.count == table.count } != false)
    guard let values = table.probabilities else { return }
    #expect(values.count == table.count * width)
    for row in 0..<table.count {
      let row = values.probabilities(row: row)
      #expect(row.allSatisfy { $0 >= 0 && $0 <= 1 })
      #expect(values.meaning == .scores || abs(row.reduce(0, +) - 1) < 2e-6)
    }
  }
}

/// Damages bytes in the ways that files are damaged: flips, cuts, repeats, and signs that matter.
struct Mutations {
  private var state: UInt64
  private let signs = Array(",;\t\"\n\r{}[]:\\0-e.ud8\0".utf8) + [0xFF, 0xEF, 0xBB, 0xBF]

  init(seed: UInt64) { state = seed }

  private mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(1, limit)
  }

  mutating func damage(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(4) {
      let place = below(bytes.count)
      switch below(6) {
      case 0 where !bytes.isEmpty: bytes[place] ^= UInt8(1 << below(8))
      case 1 where !bytes.isEmpty: bytes.remove(at: place)
      case 2: bytes.insert(signs[below(signs.count)], at: place)
      case 3 where !bytes.isEmpty: bytes[place] = signs[below(signs.count)]
      case 4: bytes.removeSubrange(place..<min(bytes.count, place + below(12)))
      default:
        let end = min(bytes.count, place + below(24))
        bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count))
      }
    }
    return bytes
  }
}
