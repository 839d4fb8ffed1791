import Kernels
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct FilterPropertyTests {
  /// Filters of any words, then ones that ``SmallProject`` can answer.
  private static func filters(_ count: Int, stream: UInt64) -> [FilterExpression] {
    var random = RandomFilter(SeededGenerator(seed: 30, stream: stream))
    return (0..<count).map { place in
      random.isKnown = place >= count / 2
      return random.filter()
    }
  }

  /// The images of a filter, or why there are none.
  private func answer(_ filter: FilterExpression) -> Result<ImageSet, FilterError> {
    do throws(FilterError) {
      return .success(try SmallProject.explorer.images(matching: filter, model: SmallProject.model))
    } catch {
      return .failure(FilterError(column: 1, message: error.message, nearest: error.nearest))
    }
  }

  @Test func `ten thousand random filters print, read back as the same, and find the same images`()
    throws
  {
    var answered = 0
    for filter in Self.filters(10_000, stream: 1) {
      let text = filter.description
      let again = try FilterExpression(parsing: text)
      guard again == filter, again.description.utf8.elementsEqual(text.utf8) else {
        Issue.record("\(text.debugDescription) reads back as \(again.description.debugDescription)")
        continue
      }
      let found = answer(filter)
      if case .success = found { answered += 1 }
      #expect(answer(again) == found, "\(text.debugDescription)")
    }
    #expect(answered >= 4_000)
  }

  @Test func `no pair of brackets can be left out without changing the filter`() {
    var pairs = 0
    for filter in Self.filters(1_000, stream: 2) {
      let scalars = Array(filter.description.unicodeScalars)
      for (open, close) in Self.brackets(in: scalars) {
        pairs += 1
        var bare = String.UnicodeScalarView()
        bare.append(contentsOf: scalars[..<open])
        bare.append(contentsOf: scalars[(open + 1)..<close])
        bare.append(contentsOf: scalars[(close + 1)...])
        let read = try? FilterExpression(parsing: String(bare))
        #expect(read != filter, "\(filter.description.debugDescription)")
      }
    }
    #expect(pairs > 500)
  }

  /// The places of each bracket and of the one that closes it, outside of quoted texts.
  private static func brackets(in scalars: [Unicode.Scalar]) -> [(open: Int, close: Int)] {
    var (found, open): ([(Int, Int)], [Int]) = ([], [])
    var (isQuoted, isEscaped) = (false, false)
    for (place, scalar) in scalars.enumerated() {
      if isEscaped {
        isEscaped = false
      } else if isQuoted, scalar == "\\" {
        isEscaped = true
      } else if scalar == "\"" {
        isQuoted.toggle()
      } else if !isQuoted, scalar == "(" {
        open.append(place)
      } else if !isQuoted, scalar == ")", let start = open.popLast() {
        found.append((start, place))
      }
    }
    return found
  }

  @Test func `combined filters find what the sets of their parts say, in their printed form too`()
    throws
  {
    var random = RandomFilter(SeededGenerator(seed: 30, stream: 3))
    random.isKnown = true
    for _ in 0..<500 {
      let (first, second) = (random.filter(depth: 2), random.filter(depth: 2))
      func images(_ filter: FilterExpression) throws -> ImageSet {
        try SmallProject.explorerWithoutLoop.images(
          matching: filter.description, model: SmallProject.model)
      }
      let (a, b) = (try images(first), try images(second))
      var (both, either) = (a, a)
      both.formIntersection(b)
      either.formUnion(b)
      #expect(try images(first.and(second)) == both)
      #expect(try images(first.or(second)) == either)
      #expect(try images(.not(first)) == a.complement)
      #expect(try images(.not(first.or(second)).and(first)) == ImageSet(noneOf: 8))
    }
  }
}
