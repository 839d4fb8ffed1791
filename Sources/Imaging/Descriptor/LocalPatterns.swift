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
  var counts = [Int](repeating: 0, count: 59)
  luma.withUnsafeBufferPointer { luma in
    for y in 1..<side - 1 {
      for x in 1..<side - 1 {
        let place = y * side + x
        let floor = luma[place] + 40
        var pattern = 0
        for (bit, step) in around.enumerated() where luma[place + step] > floor {
          pattern |= 1 << bit
        }
        counts[patternPlaces[pattern]] += 1
      }
    }
  }
  return counts.map { byte(255 * (Double($0) / 900).squareRoot()) }
}

/// The way round a cell.
private let around = [
  -descriptorSide - 1, -descriptorSide, -descriptorSide + 1, 1,
  descriptorSide + 1, descriptorSide, descriptorSide - 1, -1,
]

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
