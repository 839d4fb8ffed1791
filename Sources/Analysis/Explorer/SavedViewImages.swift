package import Dataset

extension Explorer {
  /// The images of a saved view.
  ///
  /// - Throws: ``FilterError`` where the view's filter speaks of what is no longer there.
  package func images(of view: SavedView) throws(FilterError) -> ImageSet {
    if let set = snapshot.set(of: view) { return set }
    return try images(
      matching: FilterExpression(ifGiven: view.filter), model: snapshot.model(named: view.model))
  }
}
