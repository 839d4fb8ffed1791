extension Reconciliation {
  /// The report on what came from another project, image by image: `has` says which image has one.
  package init(copied subject: Subject, of file: String, keys: [String], has: [Bool]) {
    self.subject = subject
    self.file = file
    imageCount = keys.count
    matched = 0
    for (key, has) in zip(keys, has) {
      if has { matched += 1 } else { imagesWithout.add(key) }
    }
  }
}
