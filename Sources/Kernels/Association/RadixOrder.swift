/// The ids in ascending (or descending) order of their values, ties as they stood.
///
/// A stable least-significant-digit radix sort over the 64 bits, 11 at a time; digits that all
/// values share cost one count. Linear in the number of ids; −0 equals 0.
///
/// - Precondition: every id is an index of `values`, and its value is not NaN.
public func ascendingOrder(of ids: [UInt32], by values: [Double], descending: Bool) -> [UInt32] {
  guard ids.count > 1 else { return ids }
  let digits = 6
  var histograms = [[Int]](repeating: [Int](repeating: 0, count: 1 << 11), count: digits)
  var keys = [UInt64](repeating: 0, count: ids.count)
  for place in ids.indices {
    let key = sortable(values[Int(ids[place])], descending: descending)
    keys[place] = key
    for digit in 0..<digits { histograms[digit][Int(key >> (11 * digit) & 0x7ff)] += 1 }
  }
  var order = ids
  var nextKeys = keys
  var nextOrder = ids
  for digit in 0..<digits {
    var starts = histograms[digit]
    if starts.contains(ids.count) { continue }
    var total = 0
    for bucket in starts.indices { (starts[bucket], total) = (total, total + starts[bucket]) }
    for place in keys.indices {
      let bucket = Int(keys[place] >> (11 * digit) & 0x7ff)
      let target = starts[bucket]
      starts[bucket] = target + 1
      nextKeys[target] = keys[place]
      nextOrder[target] = order[place]
    }
    swap(&keys, &nextKeys)
    swap(&order, &nextOrder)
  }
  return order
}

/// The bits of a number, so that unsigned order is the order of the numbers, or its reverse.
private func sortable(_ value: Double, descending: Bool) -> UInt64 {
  let bits = (value + 0).bitPattern
  let ascending = bits >> 63 == 1 ? ~bits : bits | 1 << 63
  return descending ? ~ascending : ascending
}
