import Imaging
import Testing

@Suite struct DrawingSimilarityTests {
  /// The cells of a figure: bright where one of the boxes is, of cells, with what it has of the rest.
  private func cells(_ boxes: [(x: Double, y: Double, width: Double, height: Double)]) -> [Int16] {
    func common(_ at: Int, _ from: Double, _ length: Double) -> Double {
      max(0, min(Double(at) + 1, from + length) - max(Double(at), from))
    }
    return (0..<1024).map { place in
      let cover =
        boxes.map { box in
          common(place % 32, box.x, box.width) * common(place / 32, box.y, box.height)
        }.max() ?? 0
      return Int16(4080 * cover)
    }
  }

  private typealias Box = (x: Double, y: Double, width: Double, height: Double)
  /// The letter F, and what makes an E of it.
  private let letter: [Box] = [(10, 6, 3, 20), (10, 6, 12, 3), (10, 14, 10, 3)]
  private let foot: Box = (10, 23, 12, 3)

  private func similarity(_ one: [Int16], _ other: [Int16], asDrawings: Bool = true) -> Double {
    let (first, second) = (PicturePlane(cells: one), PicturePlane(cells: other))
    let found = first.similarity(to: second, asDrawings: asDrawings)
    #expect(found == second.similarity(to: first, asDrawings: asDrawings))
    return found ?? -1
  }

  @Test func `a stroke more makes another letter`() {
    let (f, e) = (cells(letter), cells(letter + [foot]))
    #expect(similarity(f, f) > 0.999)
    // The foot differs nearly altogether: 1 − 1/3.
    #expect(similarity(f, e) < 0.75)
  }

  @Test func `a letter moved by less than three cells, or paler, is itself`() {
    let f = cells(letter)
    for (x, y) in [(0.5, 0.0), (1, 1), (-1.5, 0.7), (2, -2)] {
      let moved = cells(letter.map { ($0.x + x, $0.y + y, $0.width, $0.height) })
      #expect(similarity(f, moved) > 0.9, "moved by \(x), \(y)")
    }
    #expect(similarity(f, f.map { $0 / 2 + 300 }) > 0.999)
  }

  @Test func `a figure is not one that is half as wide again`() {
    let (narrow, wide) = (cells([(12, 8, 8, 16)]), cells([(10, 8, 12, 16)]))
    #expect(similarity(narrow, wide) < 0.85)
    #expect(similarity(narrow, wide, asDrawings: false) > 0.85)
  }
}
