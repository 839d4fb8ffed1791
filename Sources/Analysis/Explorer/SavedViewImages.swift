package import Dataset

extension Explorer {
  /// The images of a saved view.
  ///
  /// - Throws: ``FilterError`` where the view's filter speaks of what is no longer there.
  package func images(of view: SavedView) throws(FilterError) -> ImageSet {
    if let images = view.images {
      var set = ImageSet(noneOf: snapshot.images.count)
      for image in images where snapshot.images.indices.contains(Int(image)) {
        set.insert(Int(image))
      }
      return set
    }
    return try self.images(matching: view.filter, model: snapshot.model(named: view.model))
  }
}
