/// Which of the other columns of a file are metadata, and which are unnamed, nested or predictions.
func furtherColumns(
  of table: any Table, taken: Set<Int>
) -> (metadata: [Int], ignored: [String]) {
  let predicted = ColumnRole.predicted.columns(of: table)
  let ofPredictions = Set(
    predicted.isEmpty ? [] : predicted + ColumnRole.confidence.columns(of: table))
  var metadata: [Int] = []
  var ignored: [String] = []
  for (index, column) in table.columns.enumerated() where !taken.contains(index) {
    let isPrediction =
      ofPredictions.contains(index)
      || (!predicted.isEmpty && ProbabilityNames.className(of: column.name) != nil)
    if column.part == .whole, !column.name.isEmpty, !isPrediction {
      metadata.append(index)
    } else if !ignored.contains(column.name) {
      ignored.append(column.name)
    }
  }
  return (metadata, ignored)
}
