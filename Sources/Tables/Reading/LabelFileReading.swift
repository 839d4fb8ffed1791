extension LabelFile {
  /// Reads the labels; with `options` as they were given by hand where they are at hand.
  package func labels(_ options: ImportOptions? = nil) throws(ImportError) -> LabelTable {
    var labels = try readLabels(from: table(), options: options ?? reading.options)
    labels.takeFolders(reading.folders)
    return labels
  }

  /// Opens the file as a table.
  package func table() throws(ImportError) -> any Table {
    try openTable(
      bytes, valueName: "label", question: reading.labelColumn, options: reading.options)
  }
}
