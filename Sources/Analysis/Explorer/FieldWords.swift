import Dataset

extension FieldLookup {
  var tags: ManyWords {
    ManyWords(names: snapshot.tags.keys.sorted(), kind: "tag", isOpen: true) { tag in
      var result = ImageSet(noneOf: snapshot.images.count)
      for image in snapshot.tags[tag] ?? [] { result.insert(Int(image)) }
      return result
    }
  }

  var issues: ManyWords {
    let kinds = FileIssue.Kind.allCases.map(\.rawValue) + PictureRule.all.map(\.id)
    return ManyWords(names: kinds, kind: "issue", isOpen: false) { kind throws(FilterError) in
      var result = ImageSet(noneOf: snapshot.images.count)
      if let rule = PictureRule.all.first(where: { $0.id == kind }) {
        guard let filter = derived.filter(of: rule, in: snapshot) else { return result }
        return try FilterEvaluation(lookup: self).images(where: FilterExpression(parsing: filter))
      }
      for issue in snapshot.issues where issue.kind.rawValue == kind {
        result.insert(Int(issue.image))
      }
      return result
    }
  }
}

extension FieldLookup {
  /// The images of saved views and sets.
  ///
  /// A view whose filter cannot be read any more, or is made of itself, throws where `field`
  /// stands.
  func views(named field: FilterWord) -> ManyWords {
    let names = snapshot.views.map(\.name)
    return ManyWords(names: names, kind: "view", isOpen: false) { name throws(FilterError) in
      var result = ImageSet(noneOf: snapshot.images.count)
      guard let view = snapshot.view(named: name) else { return result }
      if let images = view.images {
        for image in images where snapshot.images.indices.contains(Int(image)) {
          result.insert(Int(image))
        }
        return result
      }
      guard !openViews.contains(name) else {
        throw FilterError(
          column: field.column.number, message: "the view \(quoted(name)) is made of itself")
      }
      guard let filter = view.filter, !filter.allSatisfy(\.isWhitespace) else {
        return result.complement
      }
      var inner = FieldLookup(
        snapshot: snapshot, model: view.model.flatMap(snapshot.model(named:)) ?? model,
        derived: derived)
      inner.openViews = openViews + [name]
      do throws(FilterError) {
        return try FilterEvaluation(lookup: inner).images(where: FilterExpression(parsing: filter))
      } catch {
        guard inner.openViews.count == 1 else { throw error }
        throw FilterError(
          column: field.column.number,
          message: "the filter of the view \(quoted(name)) does not hold any more: \(error)")
      }
    }
  }
}

extension ProjectSnapshot {
  /// The corrections, by class; ``noValidClass`` where a person said that no class fits.
  var correctionColumn: CategoryColumn {
    var codes = [Int32](repeating: -1, count: images.count)
    for (image, label) in corrections {
      codes[Int(image)] = label < 0 ? Int32(classes.count) : label
    }
    return CategoryColumn(names: classes + [Self.noValidClass], codes: codes)
  }

  /// The word for a correction that no class fits.
  static let noValidClass = "no valid class"

  /// The formats of the files, by name; missing where a file was not measured.
  var formatColumn: CategoryColumn {
    let names = Set(images.lazy.compactMap(\.format)).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(names, Int32(0)...))
    return CategoryColumn(
      names: names, codes: images.map { $0.format.flatMap { places[$0] } ?? -1 })
  }
}
