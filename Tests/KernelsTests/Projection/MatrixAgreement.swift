/// Whether all entries agree to a share of the largest.
func agree(_ found: [Double], _ expected: [Double], within share: Double) -> Bool {
  guard found.count == expected.count else { return false }
  let most = share * expected.reduce(0) { max($0, $1.magnitude) }
  return zip(found, expected).allSatisfy { abs($0 - $1) <= most }
}
