/// A quantile by linear interpolation between the nearest ranks, as NumPy's default.
///
/// Source: Hyndman and Fan 1996, type 7, doi:10.2307/2684934.
///
/// - Parameters:
///   - share: The share of values below, from 0 to 1.
///   - sorted: Values in ascending order.
/// - Returns: A value between the least and the greatest.
/// - Precondition: At least one value; `share` between 0 and 1.
public func quantile(_ share: Double, ofSorted sorted: [Double]) -> Double {
  precondition(!sorted.isEmpty && share >= 0 && share <= 1)
  let place = share * Double(sorted.count - 1)
  let rank = Int(place)
  let rest = place - Double(rank)
  guard rest > 0, rank + 1 < sorted.count else { return sorted[rank] }
  return sorted[rank] + (sorted[rank + 1] - sorted[rank]) * rest
}
