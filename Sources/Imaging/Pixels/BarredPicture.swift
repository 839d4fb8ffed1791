extension PixelBuffer {
  /// What lies between bars of one tone, such as films have above and below, or within a frame; `nil`
  /// where there are none.
  ///
  /// A bar is a row or column along an edge of which all but a twentieth have the tone of the corner,
  /// to 32 of 255 in each channel. Bars lie at opposite edges, each of 1.5 % of the side or more, and
  /// end at once: most of the row or column behind them is of another tone. What they leave has an
  /// eighth of each side or more, not more than three tenths of that tone, and is not flat; so a
  /// figure on a ground has no bars.
  ///
  /// Looks at 32 to 63 places of a row or column, so it costs O(width + height).
  public func insideOfBars() -> PixelBuffer? {
    let whole = Box(left: 0, right: width, top: 0, bottom: height)
    let tone = corner
    let rows = bars(of: height) { at in deviating(whole.row(at), from: tone) }
    let columns = bars(of: width) { at in deviating(whole.column(at), from: tone) }
    guard rows != nil || columns != nil else { return nil }
    var box = whole
    if let rows { (box.top, box.bottom) = (rows.lowerBound, rows.upperBound) }
    if let columns { (box.left, box.right) = (columns.lowerBound, columns.upperBound) }
    let edges =
      (rows == nil ? [] : [box.row(box.top), box.row(box.bottom - 1)])
      + (columns == nil ? [] : [box.column(box.left), box.column(box.right - 1)])
    guard edges.allSatisfy({ deviating($0, from: tone) >= 0.5 }) else { return nil }
    let inside = cut(box)
    return inside.isPicture(beside: tone) ? inside : nil
  }

  private typealias Tone = SIMD3<Int16>
  private static let tolerance: Int16 = 32

  /// A part of the picture.
  private struct Box {
    var left: Int, right: Int, top: Int, bottom: Int
    func row(_ y: Int) -> Box { Box(left: left, right: right, top: y, bottom: y + 1) }
    func column(_ x: Int) -> Box { Box(left: x, right: x + 1, top: top, bottom: bottom) }
  }

  private func tone(_ x: Int, _ y: Int) -> Tone {
    let at = 3 * (y * width + x)
    return Tone(Int16(bytes[at]), Int16(bytes[at + 1]), Int16(bytes[at + 2]))
  }

  private var corner: Tone { tone(0, 0) }

  private static func differ(_ one: Tone, _ other: Tone) -> Bool {
    let (high, low) = (one &- other, other &- one)
    return high.max() > tolerance || low.max() > tolerance
  }

  /// The share of a part that is of another tone; of 32 to 63 places a side, evenly spread, or all.
  private func deviating(_ box: Box, from tone: Tone) -> Double {
    var (count, all) = (0, 0)
    let across = max(1, (box.right - box.left) / 32), down = max(1, (box.bottom - box.top) / 32)
    for y in stride(from: box.top, to: box.bottom, by: down) {
      for x in stride(from: box.left, to: box.right, by: across) {
        all += 1
        if Self.differ(self.tone(x, y), tone) { count += 1 }
      }
    }
    return Double(count) / Double(all)
  }

  /// What is left of a side between its bars; `nil` if it has none at one of its ends.
  private func bars(of length: Int, deviation: (Int) -> Double) -> Range<Int>? {
    let least = max(1, Int((0.015 * Double(length)).rounded(.up)))
    guard deviation(0) <= 0.05, deviation(length - 1) <= 0.05 else { return nil }
    guard let start = (1..<length).first(where: { deviation($0) > 0.05 }),
      let last = (start..<length).last(where: { deviation($0) > 0.05 })
    else { return nil }
    // The bar's edge may be blurred over a line or two.
    func sharp(_ from: Int, _ step: Int) -> Int {
      (0...2).lazy.map { from + step * $0 }
        .first { $0 >= 0 && $0 < length && deviation($0) >= 0.5 } ?? from
    }
    let (first, end) = (sharp(start, 1), sharp(last, -1) + 1)
    guard first >= least, length - end >= least, end - first >= max(4, length / 8) else {
      return nil
    }
    return first..<end
  }

  private func cut(_ box: Box) -> PixelBuffer {
    let part = PixelBuffer(width: box.right - box.left, height: box.bottom - box.top)
    for y in 0..<part.height {
      let from = 3 * ((box.top + y) * width + box.left)
      _ = part.bytes[(3 * y * part.width)...].update(
        fromContentsOf: bytes[from..<from + 3 * part.width])
    }
    return part
  }

  /// Whether it shows more than one tone, and little of this one.
  private func isPicture(beside tone: Tone) -> Bool {
    let whole = Box(left: 0, right: width, top: 0, bottom: height)
    guard deviating(whole, from: tone) >= 0.7 else { return false }
    let (sum, squares) = bytes.indices.lazy.filter { $0 % 3 == 1 }
      .reduce((0.0, 0.0)) { totals, at in
        let value = Double(self.bytes[at])
        return (totals.0 + value, totals.1 + value * value)
      }
    let count = Double(width * height)
    return squares / count - sum * sum / (count * count) >= 64
  }
}
