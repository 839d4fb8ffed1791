@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// Tests ask with texts of the filter language.
extension Explorer {
  func images(
    matching text: String, model: ModelPredictions?
  ) throws(FilterError) -> ImageSet {
    try images(matching: FilterExpression(parsing: text), model: model)
  }
}

extension ProjectSnapshot {
  func images(
    matching text: String, model: ModelPredictions?
  ) throws(FilterError) -> ImageSet {
    try images(matching: FilterExpression(parsing: text), model: model)
  }
}
