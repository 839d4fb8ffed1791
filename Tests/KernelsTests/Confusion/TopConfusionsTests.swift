import Testing

@testable import Kernels

@Suite struct TopConfusionsTests {
  @Test func `p-values are SciPy's, adjusted over all cells`() throws {
    let golden = try ConfusionGolden.shared.get()
    var compared = 0
    for example in golden.cases {
      let found = topConfusions(of: example.matrix)
      let expected = Dictionary(
        uniqueKeysWithValues: example.confusions.map { ([Int($0[0]), Int($0[1])], $0) })
      let pairs = Set(expected.keys.map { $0.sorted() })
      #expect(found.count == pairs.count)
      for confusion in found {
        let row = try #require(expected[[confusion.truth, confusion.predicted]])
        #expect(agrees(confusion.pValue, row[2]))
        #expect(agrees(confusion.adjustedPValue, row[3]))
        #expect(agrees(confusion.fisherP, row[4], within: 1e-10))
        let back = expected[[confusion.predicted, confusion.truth]].map { $0[3] <= 0.05 } ?? false
        let kind: Confusion.Kind = row[3] > 0.05 ? .undecided : back ? .twoWay : .oneWay
        #expect(confusion.kind == kind)
        #expect(confusion.significant == (row[3] <= 0.05))
        compared += 1
      }
    }
    #expect(compared > 100)
  }

  @Test func `of the ancestor's confusions only charmander to pikachu is marked, one-way`() {
    let found = topConfusions(of: .ancestor)
    let first = found[0]
    #expect([first.truth, first.predicted] == [0, 2])
    #expect([first.count, first.support] == [15, 53])
    #expect([first.reverseCount, first.reverseSupport] == [4, 32])
    #expect(first.kind == .oneWay)
    #expect(first.rate.value == 15.0 / 53)
    #expect(first.reverseRate.value == 4.0 / 32)
    #expect(found.filter(\.significant).count == 1)
    #expect(found.dropFirst().allSatisfy { $0.kind == .undecided })
    #expect(found.count == 4)
  }

  @Test func `two classes that are taken for each other are marked two-way`() {
    // Of 300 images each, classes 0 and 1 swap 60; class 2 is clean.
    let matrix = ConfusionMatrix(
      counts: [240, 60, 0, 55, 245, 0, 1, 0, 299], classCount: 3)
    let found = topConfusions(of: matrix)
    #expect(found.map(\.kind) == [.twoWay, .undecided])
    #expect([found[0].truth, found[0].predicted] == [0, 1])
    #expect([found[1].truth, found[1].predicted] == [2, 0])
  }

  @Test func `a choice of classes keeps the tests and drops the other labels`() {
    let all = topConfusions(of: .ancestor)
    let some = topConfusions(of: .ancestor, chosen: [true, false, false, false])
    #expect(some.map(\.truth) == [0, 0])
    #expect(some[0] == all[0])
    // The reverse of a pair whose leading label is not chosen stands for the pair.
    let pikachu = topConfusions(of: .ancestor, chosen: [false, false, true, false])
    #expect(pikachu.contains { $0.truth == 2 && $0.predicted == 0 && $0.kind == .undecided })
  }

  @Test func `a limit keeps the first ones`() {
    let all = topConfusions(of: .ancestor)
    #expect(topConfusions(of: .ancestor, limit: 2) == Array(all.prefix(2)))
  }

  @Test func `without errors, or other classes, there is no confusion`() {
    #expect(topConfusions(of: ConfusionMatrix(counts: [3, 0, 0, 4], classCount: 2)).isEmpty)
    #expect(topConfusions(of: ConfusionMatrix(counts: [3], classCount: 1)).isEmpty)
    #expect(topConfusions(of: ConfusionMatrix(counts: [0, 0, 0, 0], classCount: 2)).isEmpty)
  }
}
