import Dataset

/// Half a unit of the last of so many decimal places.
func halfDigit(_ places: Int) -> Double {
  places > 15 ? 0 : DecimalNumber.halfDigits[max(0, places)]
}

/// By how much a sum of numbers may be off of which the finest has so many decimal places.
///
/// Whole numbers are exact: 1, 0, 0 has no last digit that could hide half a unit.
func roundingOfSum(finest: Int, count: Int) -> Double {
  finest == 0 ? 0 : Double(count) * halfDigit(finest)
}

/// What all rows of a table add up to; rows with anything but numbers from 0 to 1 are left out.
///
/// - Parameters:
///   - places: the columns, each with its place in a row.
///   - table: the table, walked once more.
///   - row: a row of these places.
/// - Returns: the sums of the rest.
/// - Throws: what the table throws where it is walked.
func sums(
  of places: [(column: Int, place: Int)], in table: any Table, like row: ProbabilityRow
) throws(ImportError) -> ProbabilitySums {
  var sums = ProbabilitySums(width: places.count)
  var row = row
  try table.forEachRow { source throws(ImportError) in
    var finest = 0
    for (column, place) in places {
      guard let number = DecimalNumber(source[column]), number.value >= 0, number.value <= 1 else {
        return
      }
      row.values[place] = number.value
      row.errors[place] = halfDigit(number.places)
      finest = max(finest, number.places)
    }
    sums.add(row, rounding: roundingOfSum(finest: finest, count: places.count))
  }
  return sums
}

extension PredictionTable {
  /// The probability, or the score, of the predicted class of each row.
  var confidencesOfPredicted: [Double] {
    guard let probabilities else { return [] }
    var row: [Double] = []
    return predicted.enumerated().map { index, code in
      probabilities.readProbabilities(row: index, into: &row)
      return row[Int(code)]
    }
  }
}
