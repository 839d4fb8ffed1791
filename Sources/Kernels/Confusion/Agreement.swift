/// The sums over a confusion matrix from which MCC, Cohen's κ and balanced accuracy follow.
///
/// They need the margins and the diagonal only, and can lose one image in constant time. Exact in
/// integers up to 3·10⁹ images.
struct Agreement {
  private(set) var total = 0
  private(set) var correct = 0
  /// Σ rᵢcᵢ, Σ rᵢ² and Σ cᵢ² over the row sums r and the column sums c.
  private(set) var products = 0
  private(set) var truthSquares = 0
  private(set) var predictedSquares = 0
  /// The sum of the recalls of the classes that have images, and how many those are.
  private(set) var recalls = 0.0
  private(set) var supported = 0

  /// The sums for row sums `truth`, column sums `predicted` and diagonal `right`, one a class.
  init(truth: Span<Int>, predicted: Span<Int>, right: Span<Int>) {
    for index in truth.indices {
      let row = truth[index]
      let column = predicted[index]
      total += row
      correct += right[index]
      products += row * column
      truthSquares += row * row
      predictedSquares += column * column
      if row > 0 {
        supported += 1
        recalls += Double(right[index]) / Double(row)
      }
    }
  }

  /// Matthews' correlation coefficient for several classes (Gorodkin 2004,
  /// doi:10.1016/j.compbiolchem.2004.09.006), as scikit-learn.
  ///
  /// `nil` where all labels or all predictions are one class: scikit-learn's 0 there is 0/0.
  var mcc: Double? {
    let square = total * total
    guard square > truthSquares, square > predictedSquares else { return nil }
    return Double(correct * total - products)
      / Elementary.sqrt(Double(square - truthSquares) * Double(square - predictedSquares))
  }

  /// Cohen's κ, as scikit-learn; `nil` where labels and predictions are all of one class.
  var kappa: Double? {
    let rest = total * total - products
    return rest == 0 ? nil : Double(correct * total - products) / Double(rest)
  }

  /// The mean recall of the classes that have images; `nil` without any.
  var balancedAccuracy: Double? {
    supported == 0 ? nil : recalls / Double(supported)
  }

  /// The sums without one image of a cell.
  ///
  /// - Parameters:
  ///   - truth: row sum, column sum and diagonal of the image's label.
  ///   - predicted: row sum and column sum of the image's prediction.
  ///   - isRight: whether the two are one class.
  /// - Returns: the sums over one image fewer.
  func leavingOut(
    truth: (row: Int, column: Int, right: Int), predicted: (row: Int, column: Int), isRight: Bool
  ) -> Agreement {
    var rest = self
    rest.total -= 1
    if isRight { rest.correct -= 1 }
    rest.products -= truth.column + predicted.row - (isRight ? 1 : 0)
    rest.truthSquares -= 2 * truth.row - 1
    rest.predictedSquares -= 2 * predicted.column - 1
    rest.recalls -= Double(truth.right) / Double(truth.row)
    if truth.row > 1 {
      rest.recalls += Double(truth.right - (isRight ? 1 : 0)) / Double(truth.row - 1)
    } else {
      rest.supported -= 1
    }
    return rest
  }
}
