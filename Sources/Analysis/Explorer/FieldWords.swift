import Dataset

extension FieldLookup {
  var tags: ManyWords {
    ManyWords(names: snapshot.tags.keys.sorted(), kind: .tag, isOpen: true) { tag in
      var result = ImageSet(noneOf: snapshot.images.count)
      for image in snapshot.tags[tag] ?? [] { result.insert(Int(image)) }
      return result
    }
  }

  var issues: ManyWords {
    let kinds = FileIssue.Kind.allCases.map(\.rawValue) + PictureRule.all.map(\.id)
    return ManyWords(names: kinds, kind: .issue, isOpen: false) { kind throws(FilterError) in
      var result = ImageSet(noneOf: snapshot.images.count)
      if let rule = PictureRule.all.first(where: { $0.id == kind }) {
        return try derived.filter(of: rule, in: snapshot).map { filter throws(FilterError) in
          try images(matching: filter)
        } ?? result
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
    return ManyWords(names: names, kind: .view, isOpen: false) { name throws(FilterError) in
      guard let view = snapshot.view(named: name) else {
        return ImageSet(noneOf: snapshot.images.count)
      }
      if let set = snapshot.set(of: view) { return set }
      guard !openViews.contains(name) else {
        throw FilterError(
          column: field.column.number, message: "the view \(quoted(name)) is made of itself")
      }
      var inner = FieldLookup(
        snapshot: snapshot, model: view.model.flatMap(snapshot.model(named:)) ?? model,
        derived: derived)
      inner.openViews = openViews + [name]
      do throws(FilterError) {
        return try inner.images(matching: FilterExpression(ifGiven: view.filter))
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
  /// The images of a view that is a set; `nil` for one with a filter.
  func set(of view: SavedView) -> ImageSet? {
    guard let chosen = view.images else { return nil }
    var set = ImageSet(noneOf: images.count)
    for image in chosen where images.indices.contains(Int(image)) { set.insert(Int(image)) }
    return set
  }

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
