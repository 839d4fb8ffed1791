/// The share of each of 59 kinds of neighbourhood among the 30 × 30 inner cells, as roots.
///
/// The eight cells around one, from the upper left clockwise, give a bit each: whether they are
/// brighter by more than 2.5 grey levels. The 58 patterns whose bits change at most twice on the way
/// round have a place each, in the order of their numbers; the last place is for all others.
///
/// - Parameter luma: 32 × 32, sixteenths of a grey level.
/// - Returns: 59 bytes.
func localPatterns(of luma: [Int16]) -> [UInt8] {
  let side = descriptorSide
  var counts = [Int](repeating: 0, count: 256)
  luma.withUnsafeBufferPointer { luma in
    for y in 1..<side - 1 {
      for x in 1..<side - 1 {
        let place = y * side + x
        let floor = luma[place] + 40
        // From the upper left clockwise.
        let pattern =
          bit(0, luma[place &- side &- 1] > floor) | bit(1, luma[place &- side] > floor)
          | bit(2, luma[place &- side &+ 1] > floor) | bit(3, luma[place &+ 1] > floor)
          | bit(4, luma[place &+ side &+ 1] > floor) | bit(5, luma[place &+ side] > floor)
          | bit(6, luma[place &+ side &- 1] > floor) | bit(7, luma[place &- 1] > floor)
        counts[pattern] += 1
      }
    }
  }
  var shares = [Int](repeating: 0, count: 59)
  for (pattern, place) in patternPlaces.enumerated() { shares[place] += counts[pattern] }
  return shares.map { byte(255 * (Double($0) / 900).squareRoot()) }
}

private func bit(_ place: Int, _ isSet: Bool) -> Int { isSet ? 1 << place : 0 }

/// The place of each of 256 patterns.
private let patternPlaces: [Int] = {
  var next = 0
  return (0..<256).map { pattern in
    let turned = pattern >> 1 | (pattern & 1) << 7
    guard (pattern ^ turned).nonzeroBitCount <= 2 else { return 58 }
    defer { next += 1 }
    return next
  }
}()
