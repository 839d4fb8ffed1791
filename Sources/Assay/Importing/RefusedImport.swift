import Dataset
package import Tables

/// An import that found problems and was told to be strict: nothing was imported.
package struct RefusedImport: Error, Sendable {
  /// What did not match.
  package let reconciliation: Reconciliation
}

extension Reconciliation {
  /// Refuses an import of which nothing matched, or, where strict, one with any problem.
  ///
  /// - Parameters:
  ///   - strict: whether any problem is one too many.
  ///   - keys: the keys of the file.
  ///   - images: the keys of the images.
  /// - Throws: ``ImportError`` if no key of the file met an image, ``RefusedImport`` if strict.
  func check(strict: Bool, keys: [String], images: [String]) throws {
    if matched == 0, let key = keys.first, let image = images.first {
      throw ImportError.value(
        Complaint(
          file: file, place: .file, found: "\(quoted(key)) and no key of an image",
          expected: "paths of images, such as \(quoted(image))",
          advice: hint.map { "or say what may differ: \($0)" }
            ?? "check the key column, and that both are about the same images"))
    }
    if strict && hasProblems { throw RefusedImport(reconciliation: self) }
  }
}
