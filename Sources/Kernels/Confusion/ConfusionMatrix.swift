/// Counts of every (label, prediction) pair of a classification.
///
/// Rows are the true class (the label), columns the predicted class, so
/// `matrix[truth: 2, predicted: 0]` counts the images of class 2 that the model called 0.
/// Matrices of parts of the data add up with `+=`, in any order.
public struct ConfusionMatrix: Hashable, Sendable {
  /// The number of classes, `k`; the matrix is `k × k`.
  public let classCount: Int

  /// The counts in row-major order, `classCount * classCount` of them.
  public private(set) var counts: [Int]

  private var truthCounts: [Int]
  private var predictedCounts: [Int]

  /// All images counted.
  public private(set) var total: Int

  /// The images whose prediction equals their label: the diagonal's sum.
  public private(set) var correct: Int

  /// Counts the pairs of `truth` and `predicted`; rows whose truth is −1 do not count.
  ///
  /// - Precondition: both spans have the same count, `classCount` lies in 1…65,536, and every label
  ///   in `0..<classCount`, as does every prediction of a row that counts.
  /// - Complexity: O(*n* + *k*²) for *n* images and *k* classes.
  public init(truth: Span<Int32>, predicted: Span<Int32>, classCount: Int) {
    precondition(truth.count == predicted.count, "one prediction per label")
    precondition((1...65_536).contains(classCount), "1 to 65,536 classes")
    var counts = [Int](repeating: 0, count: classCount * classCount)
    for item in truth.indices {
      let row = Int(truth[item])
      if row == -1 { continue }
      let column = Int(predicted[item])
      precondition(row >= 0 && row < classCount && column >= 0 && column < classCount)
      counts[row * classCount + column] += 1
    }
    self.init(counts: counts, classCount: classCount)
  }

  /// A matrix of known counts, row by row.
  ///
  /// - Precondition: `classCount` in 1…65,536; `counts` holds its square, none negative.
  /// - Complexity: O(*k*²).
  public init(counts: [Int], classCount: Int) {
    precondition((1...65_536).contains(classCount), "1 to 65,536 classes")
    precondition(counts.count == classCount * classCount, "k × k counts")
    self.classCount = classCount
    self.counts = counts
    truthCounts = [Int](repeating: 0, count: classCount)
    predictedCounts = truthCounts
    total = 0
    correct = 0
    for row in 0..<classCount {
      var rowSum = 0
      for column in 0..<classCount {
        let count = counts[row * classCount + column]
        precondition(count >= 0, "counts are not negative")
        rowSum += count
        predictedCounts[column] += count
      }
      truthCounts[row] = rowSum
      total += rowSum
      correct += counts[row * classCount + row]
    }
  }

  /// The number of images of class `truth` that were predicted as `predicted`.
  public subscript(truth truth: Int, predicted predicted: Int) -> Int {
    counts[truth * classCount + predicted]
  }

  /// The number of images labelled with a class: its support.
  public func truthCount(of index: Int) -> Int { truthCounts[index] }

  /// The number of images predicted as a class.
  public func predictedCount(of index: Int) -> Int { predictedCounts[index] }

  /// Adds the counts of other images of the same classes.
  ///
  /// - Precondition: both matrices have the same number of classes.
  public static func += (matrix: inout ConfusionMatrix, other: ConfusionMatrix) {
    precondition(matrix.classCount == other.classCount, "the same classes")
    for cell in matrix.counts.indices { matrix.counts[cell] += other.counts[cell] }
    for index in 0..<matrix.classCount {
      matrix.truthCounts[index] += other.truthCounts[index]
      matrix.predictedCounts[index] += other.predictedCounts[index]
    }
    matrix.total += other.total
    matrix.correct += other.correct
  }

  /// Only the images labelled with a chosen class; the other rows are empty.
  ///
  /// - Precondition: one flag a class.
  public func labelled(with chosen: [Bool]) -> ConfusionMatrix {
    precondition(chosen.count == classCount, "one flag a class")
    var kept = counts
    for row in 0..<classCount where !chosen[row] {
      for column in 0..<classCount { kept[row * classCount + column] = 0 }
    }
    return ConfusionMatrix(counts: kept, classCount: classCount)
  }

  /// A cell that holds images.
  struct Cell: Hashable {
    var truth: Int
    var predicted: Int
    var count: Int
  }

  /// The cells that hold images, row by row.
  var occupiedCells: [Cell] {
    var cells: [Cell] = []
    for row in 0..<classCount where truthCounts[row] > 0 {
      for column in 0..<classCount where counts[row * classCount + column] > 0 {
        cells.append(
          Cell(truth: row, predicted: column, count: counts[row * classCount + column]))
      }
    }
    return cells
  }
}
