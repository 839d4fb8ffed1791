import Testing

@testable import Kernels

@Suite struct ConfusionMatrixTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let truth: [Int32]
    let predicted: [Int32]
    let counts: [Int]
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "empty", truth: [], predicted: [], counts: [0, 0, 0, 0]),
    Case(name: "all right", truth: [0, 1], predicted: [0, 1], counts: [1, 0, 0, 1]),
    Case(name: "one confusion", truth: [1], predicted: [0], counts: [0, 0, 1, 0]),
    Case(
      name: "rows that do not count", truth: [-1, 1, -1], predicted: [0, 0, -1],
      counts: [0, 0, 1, 0]),
  ])
  func `counts every pair once`(_ example: Case) {
    let matrix = ConfusionMatrix(
      truth: example.truth.span, predicted: example.predicted.span, classCount: 2)
    #expect(matrix.counts == example.counts)
    #expect(matrix == ConfusionMatrix(counts: example.counts, classCount: 2))
  }

  @Test func `rows are labels, columns predictions`() {
    let matrix = ConfusionMatrix(counts: [1, 2, 3, 4, 5, 6, 7, 8, 9], classCount: 3)
    #expect(matrix[truth: 1, predicted: 2] == 6)
    #expect((0..<3).map { matrix.truthCount(of: $0) } == [6, 15, 24])
    #expect((0..<3).map { matrix.predictedCount(of: $0) } == [12, 15, 18])
    #expect(matrix.total == 45)
    #expect(matrix.correct == 15)
  }

  @Test func `parts add up to the whole, in any order`() {
    var generator = SeededGenerator(seed: 9, stream: 0)
    let truth = (0..<300).map { _ in Int32.random(in: 0..<5, using: &generator) }
    let predicted = (0..<300).map { _ in Int32.random(in: 0..<5, using: &generator) }
    let whole = ConfusionMatrix(truth: truth.span, predicted: predicted.span, classCount: 5)
    let parts = [0..<120, 120..<121, 121..<300].map { range in
      ConfusionMatrix(
        truth: truth.span.extracting(range), predicted: predicted.span.extracting(range),
        classCount: 5)
    }
    for order in [[0, 1, 2], [2, 0, 1]] {
      var sum = parts[order[0]]
      sum += parts[order[1]]
      sum += parts[order[2]]
      #expect(sum == whole)
    }
  }

  @Test func `a choice of labels empties the other rows only`() {
    let matrix = ConfusionMatrix(counts: [1, 2, 3, 4, 5, 6, 7, 8, 9], classCount: 3)
    let kept = matrix.labelled(with: [true, false, true])
    #expect(kept.counts == [1, 2, 3, 0, 0, 0, 7, 8, 9])
    #expect(kept.total == 30)
  }

  @Test func `labels outside the classes stop the program`() async {
    await #expect(processExitsWith: .failure) {
      let labels: [Int32] = [7]
      _ = ConfusionMatrix(truth: labels.span, predicted: labels.span, classCount: 2)
    }
  }
}
