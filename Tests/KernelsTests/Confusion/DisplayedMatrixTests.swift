import Testing

@testable import Kernels

@Suite struct DisplayedMatrixTests {
  @Test func `the displayed matrix has the chosen classes and a blank other-to-other cell`() {
    let matrix = ConfusionMatrix(counts: [1, 2, 3, 4, 5, 6, 7, 8, 9], classCount: 3)
    let displayed = DisplayedMatrix(of: matrix, chosen: [true, false, true])
    #expect(displayed.classes == [0, 2])
    #expect(displayed.hasOther)
    #expect(displayed.counts == [[1, 3, 2], [7, 9, 8], [4, 6, nil]])
  }

  @Test func `the displayed matrix is the whole one where every class is chosen`() {
    let matrix = ConfusionMatrix(counts: [1, 2, 3, 4], classCount: 2)
    for chosen in [nil, [true, true]] {
      let displayed = DisplayedMatrix(of: matrix, chosen: chosen)
      #expect(displayed.classes == [0, 1])
      #expect(!displayed.hasOther)
      #expect(displayed.counts == [[1, 2], [3, 4]])
    }
  }

  @Test func `rows and columns of chosen classes add up to support and predictions`() {
    for chosen in [[true, true, false, false], [false, true, true, true]] {
      let matrix = ConfusionMatrix.ancestor
      let displayed = DisplayedMatrix(of: matrix, chosen: chosen)
      let counts = displayed.counts
      #expect(counts.count == displayed.classes.count + 1)
      for (place, index) in displayed.classes.enumerated() {
        #expect(counts[place].reduce(0) { $0 + ($1 ?? 0) } == matrix.truthCount(of: index))
        #expect(counts.reduce(0) { $0 + ($1[place] ?? 0) } == matrix.predictedCount(of: index))
      }
      #expect(counts.joined().count { $0 == nil } == 1)
    }
  }

  @Test func `where no class is chosen all is other`() {
    let displayed = DisplayedMatrix(of: .ancestor, chosen: [false, false, false, false])
    #expect(displayed.classes.isEmpty && displayed.hasOther)
    #expect(displayed.counts == [[nil]])
  }
}
