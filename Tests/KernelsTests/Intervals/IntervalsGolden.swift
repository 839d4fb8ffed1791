/// What statsmodels and plain NumPy say of intervals, through `Tools/golden/intervals.py`.
struct IntervalsGolden: Decodable {
  struct Sum: Decodable {
    let values, lows, highs, weights, interval: [Double]
  }
  let wilson, f1: [[Double]]
  let agrestiCoull: [[Double]]
  let mover: [Sum]
  enum CodingKeys: String, CodingKey {
    case wilson, f1, mover
    case agrestiCoull = "agresti_coull"
  }

  /// The file, read once.
  static let shared = Result { try goldenFile("intervals.json", as: IntervalsGolden.self) }
}
