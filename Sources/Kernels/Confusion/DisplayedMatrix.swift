/// A confusion matrix as a page shows it: the chosen classes, and *other* for the rest.
public struct DisplayedMatrix: Hashable, Sendable {
  /// The classes of the rows and columns, in order, without *other*.
  public let classes: [Int]

  /// Whether a last row and column stand for all classes that were not chosen.
  public let hasOther: Bool

  /// The counts, row by row; `nil` for other/other, which no chosen class takes part in.
  public let counts: [[Int?]]

  /// The matrix reduced to the chosen classes; the whole one if all are chosen or `chosen` is nil.
  ///
  /// Images between two classes that were not chosen are neither right nor wrong here: their cell
  /// is blank. Every other cell keeps its count, so rows and columns of chosen classes add up to
  /// support and predictions.
  /// - Precondition: one flag a class.
  /// - Complexity: O(*k*²).
  public init(of matrix: ConfusionMatrix, chosen: [Bool]? = nil) {
    let chosen = chosen ?? [Bool](repeating: true, count: matrix.classCount)
    precondition(chosen.count == matrix.classCount, "one flag a class")
    let classes = chosen.indices.filter { chosen[$0] }
    self.classes = classes
    hasOther = classes.count < matrix.classCount
    var rows: [[Int?]] = classes.map { truth in
      classes.map { matrix[truth: truth, predicted: $0] }
    }
    if hasOther {
      for (row, truth) in classes.enumerated() {
        let shown = classes.reduce(0) { $0 + matrix[truth: truth, predicted: $1] }
        rows[row].append(matrix.truthCount(of: truth) - shown)
      }
      var last: [Int?] = classes.map { predicted in
        let shown = classes.reduce(0) { $0 + matrix[truth: $1, predicted: predicted] }
        return matrix.predictedCount(of: predicted) - shown
      }
      last.append(nil)
      rows.append(last)
    }
    counts = rows
  }
}
