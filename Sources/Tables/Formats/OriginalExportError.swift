import Dataset

/// Why corrections cannot be written in the format the labels came in.
package enum OriginalExportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There are no labels.
  case noLabels
  /// The labels are the names of folders.
  case fromFolders
  /// There is no copy of the file.
  case notKept(file: String)
  /// The labels were read with a list of classes, which lacks this one.
  case unknownClass(String, file: String)

  /// What is wrong and what to do, in words for a person.
  package var description: String {
    switch self {
    case .noLabels: "the project has no labels; import them with `assay import labels FILE`"
    case .fromFolders:
      "the labels came from class folders, not from a file; write new folders with "
        + "`assay export --format folders --labels corrected -o FOLDER`"
    case .notKept(let file):
      "\(file): the project has no copy of it (older Assay, or more than "
        + "\(LabelFile.byteLimit >> 20) MiB); import it again with `assay import labels \(file) "
        + "--replace` (corrections stay), or write them with `assay export --format corrections`"
    case .unknownClass(let name, let file):
      "\(file): found the corrected class \(quoted(name)), expected one of the list the labels were "
        + "read with, import them again with a --classes list that has it and --replace "
        + "(corrections stay)"
    }
  }
}
