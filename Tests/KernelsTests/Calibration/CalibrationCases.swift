/// Probabilities and what scikit-learn and a plain script make of them, through
/// `Tools/golden/calibration.py`.
struct CalibrationCase: Decodable {
  private struct File: Decodable { var cases: [CalibrationCase] }

  var name: String
  var class_count: Int
  var truth: [Int32]
  var predicted: [Int32]
  var probabilities: [Float]
  var log_loss: Double
  var log_loss_interval: [Double]?
  var brier: Double
  var brier_interval: [Double]?
  var top: [String: Double?]
  var clipped: Int
  var disagreements: Int
  var ece: Double
  var ece_debiased: Double
  var ece_equal_mass: Double
  var bins: [[Double]]

  static func all() throws -> [CalibrationCase] {
    try goldenFile("calibration.json", as: File.self).cases
  }
}
