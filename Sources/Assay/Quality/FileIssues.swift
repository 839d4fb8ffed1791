/// Files and pictures that deserve a look, by kind, each kind with the rule that found it.
public struct FileIssues: Sendable {
  /// One kind of trouble.
  public struct Kind: Sendable {
    /// The stable name.
    public let id: String
    /// The name on the page.
    public let title: String
    /// The rule, in words for a person.
    public let rule: String
    /// The images, ascending.
    public let images: [Int32]
    /// The filter of exactly these images; `nil` if there are none.
    public let filter: FilterExpression?
  }

  /// Every kind that this version looks for, also those that found nothing.
  public let kinds: [Kind]

  /// What is wrong with a project's files and pictures.
  ///
  /// Rules on metrics that were not measured find nothing. One pass over the images for each rule.
  public init(of explorer: Explorer) throws(FilterError) {
    var kinds: [Kind] = []
    func add(_ id: String, _ title: String, _ rule: String) throws(FilterError) {
      let filter = FilterExpression.equals(.issue, id)
      let images = try explorer.images(matching: filter, model: nil).ids.map { Int32($0) }
      kinds.append(
        Kind(
          id: id, title: title, rule: rule, images: images, filter: images.isEmpty ? nil : filter))
    }
    for kind in FileIssue.Kind.allCases { try add(kind.rawValue, kind.title, kind.rule) }
    for rule in PictureRule.all { try add(rule.id, rule.title, rule.words) }
    self.kinds = kinds
  }
}

extension FileIssues {
  /// The title of a kind by its stable name; the name itself if there is no such kind.
  static func title(of id: String) -> String {
    FileIssue.Kind(rawValue: id)?.title ?? PictureRule.all.first { $0.id == id }?.title ?? id
  }
}

extension FileIssue.Kind {
  fileprivate var title: String {
    switch self {
    case .undecodable: "Undecodable"
    case .damaged: "Damaged"
    case .notReadYet: "Not read yet"
    case .missingFile: "Missing file"
    case .unreadable: "Unreadable"
    case .lyingExtension: "Lying extension"
    }
  }

  fileprivate var rule: String {
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
