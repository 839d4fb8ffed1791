import Dataset

/// Files and pictures that deserve a look, by kind, each kind with the rule that found it.
package struct FileIssues: Sendable {
  /// One kind of trouble.
  package struct Kind: Sendable {
    /// The stable name.
    package let id: String
    /// The name on the page.
    package let title: String
    /// The rule, in words for a person.
    package let rule: String
    /// The images, ascending.
    package let images: [Int32]
    /// The filter of exactly these images; `nil` if there are none.
    package let filter: FilterExpression?
  }

  /// Every kind that this version looks for, also those that found nothing.
  package let kinds: [Kind]

  /// What is wrong with a project's files and pictures.
  ///
  /// Rules on metrics that were not measured find nothing. One pass over the images for each rule.
  package init(of explorer: Explorer) throws(FilterError) {
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
