/// What SciPy says of distributions, through `Tools/golden/distributions.py`.
struct DistributionsGolden: Decodable {
  struct Discovery: Decodable {
    let p: [Double]
    let adjusted: [Double]
    let testCount: Int?
    enum CodingKeys: String, CodingKey {
      case p, adjusted
      case testCount = "test_count"
    }
  }
  let normalCumulative, normalQuantile, incompleteBeta, chiSquareSurvival: [[Double]]
  let binomialUpperTail, fisherTwoSided: [[Double]]
  let benjaminiHochberg: [Discovery]
  enum CodingKeys: String, CodingKey {
    case normalCumulative = "normal_cumulative"
    case normalQuantile = "normal_quantile"
    case incompleteBeta = "incomplete_beta"
    case chiSquareSurvival = "chi_square_survival"
    case binomialUpperTail = "binomial_upper_tail"
    case fisherTwoSided = "fisher_two_sided"
    case benjaminiHochberg = "benjamini_hochberg"
  }

  /// The file, read once.
  static let shared = Result { try goldenFile("distributions.json", as: DistributionsGolden.self) }
}
