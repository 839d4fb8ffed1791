/// The labels file that was imported last, byte for byte, and how it was read.
struct LabelFile: Sendable {
  /// A larger file is not kept.
  static let byteLimit = 256 << 20

  /// How a file was read.
  struct Reading: Hashable, Sendable {
    /// The column of the keys, as it was named by hand.
    var keyColumn: String?
    /// The column of the labels, or the question, as it was named by hand.
    var labelColumn: String?
    /// The list of classes, if one was given.
    var classes: [String]?
    /// The folders that the keys are below, of a Hugging Face metadata file.
    var folders: [String] = []

    /// The options that read the file again.
    var options: ImportOptions {
      var options = ImportOptions()
      options.keyColumn = keyColumn
      options.labelColumn = labelColumn
      options.classes = classes
      return options
    }
  }

  /// The bytes; their name is the file's, as the person named it.
  let bytes: FileBytes
  let reading: Reading

  init(_ bytes: FileBytes, reading: Reading) {
    self.bytes = bytes
    self.reading = reading
  }

  /// A file as it is read with these options.
  init(_ bytes: FileBytes, options: ImportOptions, folders: [String]) {
    self.bytes = bytes
    reading = Reading(
      keyColumn: options.keyColumn, labelColumn: options.labelColumn, classes: options.classes,
      folders: folders)
  }

  /// Reads the labels.
  func labels() throws(ImportError) -> LabelTable {
    var labels = try readLabels(from: table(), options: reading.options)
    labels.takeFolders(reading.folders)
    return labels
  }

  /// Opens the file as a table.
  func table() throws(ImportError) -> any Table {
    try openTable(bytes, valueName: "label", question: reading.labelColumn)
  }
}
