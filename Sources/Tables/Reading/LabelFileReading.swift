extension LabelFile {
  /// Reads the labels.
  package func labels() throws(ImportError) -> LabelTable {
    var labels = try readLabels(from: table(), options: reading.options)
    labels.takeFolders(reading.folders)
    return labels
  }

  /// Opens the file as a table.
  package func table() throws(ImportError) -> any Table {
    try openTable(
      bytes, valueName: "label", question: reading.labelColumn, options: reading.options)
  }
}
