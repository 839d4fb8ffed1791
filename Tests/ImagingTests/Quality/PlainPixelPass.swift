@testable import Imaging

/// What `PixelPass` adds up, one thing after another in plain loops; the peer that its C must equal
/// bit for bit.
func plainTotals(of pixels: PixelBuffer) -> PixelTotals {
  var totals = PixelTotals()
  let image = PlainImage(pixels)
  totals.pixelCount = UInt64(image.width * image.height)
  for y in 0..<image.height {
    for x in 0..<image.width { totals.add(image[x, y]) }
  }
  for c in 0..<3 {
    let plane = (0..<image.height).map { y in (0..<image.width).map { Int(image[$0, y][c]) } }
    let (sum, squares) = laplacianMoments(of: plane)
    totals.laplacianSum += sum
    totals.laplacianSquares += UInt64(squares)
  }
  let luma = reducedLuma(of: image)
  totals.reducedPixelCount = UInt64(luma.count * luma[0].count)
  (totals.detailSum, totals.detailSquares) = laplacianMoments(of: luma)
  let scale = 16.0 / 10000 / (Double(luma[0].count) * Double(luma.count))
  totals.grid = areaTotals(of: luma, width: 32, height: 32).flatMap { row in
    row.map { Int16(Double($0) * scale + 0.5) }
  }
  totals.colourGrid = colourGrid(of: image)
  return totals
}

/// The mean colours of 32 × 32 cells, channel after channel, sixteenths of a grey level.
private func colourGrid(of image: PlainImage) -> [Int16] {
  let size = PixelSize(width: image.width, height: image.height)
  let reduced = size.reduced(toLongSide: 512)
  let scale = 16.0 / (Double(reduced.width) * Double(reduced.height))
  let cells = (0..<3).map { c in
    var plane = image.plane(c)
    if reduced != size {
      plane = average(plane, from: size, to: reduced).map { row in row.map { ($0 + 128) >> 8 } }
    }
    return areaTotals(of: plane, width: 32, height: 32)
  }
  return cells.flatMap { rows in
    rows.flatMap { row in row.map { Int16(Double($0) * scale + 0.5) } }
  }
}

/// The mean of the area that each target pixel covers, from the image reduced to 512 where it is
/// longer: the thumbnail.
func plainThumbnail(of pixels: PixelBuffer, longSide: Int) -> [UInt8] {
  let size = PixelSize(of: pixels)
  let middle = size.reduced(toLongSide: 512), small = size.reduced(toLongSide: longSide)
  var planes: [[[Int]]] = []
  for c in 0..<3 {
    var plane = PlainImage(pixels).plane(c)
    for (from, to) in [(size, middle), (middle, small)] where from != to {
      plane = average(plane, from: from, to: to).map { row in row.map { ($0 + 128) >> 8 } }
    }
    planes.append(plane)
  }
  return (0..<small.height).flatMap { y in
    (0..<small.width).flatMap { x in planes.map { UInt8($0[y][x]) } }
  }
}

/// Marks a colour from OpenCV's tables: 1 red, 2 green, 4 blue.
func plainColourMask(_ r: Int, _ g: Int, _ b: Int) -> UInt8 {
  let value = max(r, g, b), spread = value - min(r, g, b)
  guard spread > 0 else { return 0 }
  let saturationTable = Int((Double(255 << 12) / Double(value)).rounded())
  let hueTable = Int((Double(30 << 12) / Double(spread)).rounded())
  let saturation = (spread * saturationTable + 2048) >> 12
  let numerator =
    value == r ? g - b : value == g ? b - r + 2 * spread : r - g + 4 * spread
  var hue = (numerator * hueTable + 2048) >> 12
  if hue < 0 { hue += 180 }
  guard saturation >= 50, value >= 40 else { return 0 }
  return (hue <= 10 || hue >= 170 ? 1 : 0) | ((35...75).contains(hue) ? 2 : 0)
    | ((90...130).contains(hue) ? 4 : 0)
}

private struct PlainImage {
  let width: Int
  let height: Int
  let bytes: [UInt8]

  init(_ pixels: PixelBuffer) {
    (width, height, bytes) = (pixels.width, pixels.height, Array(pixels.bytes))
  }

  subscript(x: Int, y: Int) -> SIMD3<UInt64> {
    let at = 3 * (y * width + x)
    return SIMD3(UInt64(bytes[at]), UInt64(bytes[at + 1]), UInt64(bytes[at + 2]))
  }

  func plane(_ c: Int) -> [[Int]] {
    (0..<height).map { y in (0..<width).map { Int(self[$0, y][c]) } }
  }
}

extension PixelTotals {
  fileprivate mutating func add(_ pixel: SIMD3<UInt64>) {
    sums &+= pixel
    squares &+= pixel &* pixel
    products &+= pixel &* SIMD3(pixel.y, pixel.z, pixel.x)
    let (r, g, b) = (Int(pixel.x), Int(pixel.y), Int(pixel.z))
    let mask = UInt64(plainColourMask(r, g, b))
    colours &+= SIMD3(mask & 1, mask >> 1 & 1, mask >> 2)
    let luma = 2126 * r + 7152 * g + 722 * b
    dark += luma <= 50000 ? 1 : 0
    bright += luma >= 2_500_000 ? 1 : 0
    lumaCounts[(luma + 5000) / 10000] += 1
    let value = Int32(max(r, g, b)), spread = value - Int32(min(r, g, b))
    let share = Float(1 << 20) / Float(max(value, 1))
    let coarse = Int32(Float(spread) * share)
    let left = spread << 20 - coarse * max(value, 1)
    saturation += Int64(coarse)
    saturationRest += Int64(Float(left) * share)
  }
}

/// Total and total of squares of the Laplacian with a reflect-101 border.
private func laplacianMoments(of plane: [[Int]]) -> (Int64, UInt128) {
  let height = plane.count, width = plane[0].count
  func at(_ x: Int, _ y: Int) -> Int { plane[reflected(y, height)][reflected(x, width)] }
  var sum: Int64 = 0
  var squares: UInt128 = 0
  for y in 0..<height {
    for x in 0..<width {
      let value = at(x, y - 1) + at(x, y + 1) + at(x - 1, y) + at(x + 1, y) - 4 * at(x, y)
      sum += Int64(value)
      squares += UInt128(value * value)
    }
  }
  return (sum, squares)
}

private func reflected(_ i: Int, _ count: Int) -> Int {
  if count == 1 { return 0 }
  if i < 0 { return -i }
  return i < count ? i : 2 * count - 2 - i
}

/// Per target pixel, the sum of what it covers times the covered area; areas in units of which a
/// target pixel has (source width × source height).
private func areaTotals(of plane: [[Int]], width: Int, height: Int) -> [[Int]] {
  func overlap(_ target: Int, _ source: Int, _ from: Int, _ to: Int) -> Int {
    max(0, min((target + 1) * from, (source + 1) * to) - max(target * from, source * to))
  }
  func covered(_ target: Int, _ from: Int, _ to: Int) -> Range<Int> {
    target * from / to..<min(from, ((target + 1) * from - 1) / to + 1)
  }
  let (fromHeight, fromWidth) = (plane.count, plane[0].count)
  return (0..<height).map { ty in
    (0..<width).map { tx in
      var total = 0
      for y in covered(ty, fromHeight, height) {
        for x in covered(tx, fromWidth, width) {
          total +=
            plane[y][x] * overlap(ty, y, fromHeight, height) * overlap(tx, x, fromWidth, width)
        }
      }
      return total
    }
  }
}

/// Area averages in 1/256 grey levels.
private func average(_ plane: [[Int]], from: PixelSize, to: PixelSize) -> [[Int]] {
  let scale = 256 / (Double(from.width) * Double(from.height))
  return areaTotals(of: plane, width: to.width, height: to.height).map { row in
    row.map { Int(Double($0) * scale + 0.5) }
  }
}

/// Luma in ten-thousandths of a grey level, long side at most 512.
private func reducedLuma(of image: PlainImage) -> [[Int]] {
  let size = PixelSize(width: image.width, height: image.height)
  let reduced = size.reduced(toLongSide: 512)
  var planes = (0..<3).map { image.plane($0) }
  if reduced != size { planes = planes.map { average($0, from: size, to: reduced) } }
  return (0..<reduced.height).map { y in
    (0..<reduced.width).map { x in
      let luma = 2126 * planes[0][y][x] + 7152 * planes[1][y][x] + 722 * planes[2][y][x]
      return reduced == size ? luma : (luma + 128) >> 8
    }
  }
}
