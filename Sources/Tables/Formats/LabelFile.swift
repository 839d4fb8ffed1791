/// The labels file that was imported last, byte for byte, and how it was read.
package struct LabelFile: Sendable {
  /// A larger file is not kept.
  package static let byteLimit = 256 << 20

  /// How a file was read.
  package struct Reading: Hashable, Sendable {
    /// The column of the keys, as it was named by hand.
    package var keyColumn: String?
    /// The column of the labels, or the question, as it was named by hand.
    package var labelColumn: String?
    /// The list of classes, if one was given.
    package var classes: [String]?
    /// The folders that the keys are below, of a Hugging Face metadata file.
    package var folders: [String] = []
    /// What was said of the values; `nil` where nothing was.
    package var rules: ReadingRules?

    /// A reading that chooses these columns, classes and folders.
    package init(
      keyColumn: String? = nil, labelColumn: String? = nil, classes: [String]? = nil,
      folders: [String] = [], rules: ReadingRules? = nil
    ) {
      self.keyColumn = keyColumn
      self.labelColumn = labelColumn
      self.classes = classes
      self.folders = folders
      self.rules = rules
    }

    /// The options that read the file again.
    package var options: ImportOptions {
      var options = ImportOptions()
      options.keyColumn = keyColumn
      options.labelColumn = labelColumn
      options.classes = classes
      rules?.apply(to: &options)
      return options
    }
  }

  /// The bytes; their name is the file's, as the person named it.
  package let bytes: FileBytes
  package let reading: Reading

  package init(_ bytes: FileBytes, reading: Reading) {
    self.bytes = bytes
    self.reading = reading
  }

  /// A file as it is read with these options.
  package init(_ bytes: FileBytes, options: ImportOptions, folders: [String]) {
    self.bytes = bytes
    reading = Reading(
      keyColumn: options.keyColumn, labelColumn: options.labelColumn, classes: options.classes,
      folders: folders, rules: ReadingRules(options))
  }
}
