import Dataset

/// The title of a kind of issue by its stable name; the name itself if there is no such kind.
func issueTitle(of id: String) -> String {
  FileIssue.Kind(rawValue: id)?.title ?? PictureRule.all.first { $0.id == id }?.title ?? id
}

extension FileIssue.Kind {
  /// The name on the page.
  var title: String {
    switch self {
    case .undecodable: "Undecodable"
    case .damaged: "Damaged"
    case .notReadYet: "Not read yet"
    case .missingFile: "Missing file"
    case .unreadable: "Unreadable"
    case .lyingExtension: "Lying extension"
    }
  }

  /// What such a file is, in words for a person.
  var rule: String {
    switch self {
    case .undecodable: "no pixels could be read"
    case .damaged: "pixels were read, with warnings"
    case .notReadYet: "a format that this version does not read"
    case .missingFile: "the file was listed, and is gone from the image folder"
    case .unreadable: "the file is there, but cannot be opened"
    case .lyingExtension: "the name says another format than the bytes"
    }
  }
}
