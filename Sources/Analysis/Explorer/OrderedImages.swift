import Dataset
internal import Kernels

extension ImageOrder {
  /// See ``Explorer/sorted(_:by:model:)``.
  func ids(of set: ImageSet, lookup: FieldLookup) throws(FilterError) -> [UInt32] {
    let ids = set.ids
    if let reference {
      let similar = try lookup.snapshot.similarImages(
        to: reference.text, column: reference.column)
      return ranked(ids, by: similar.distances.values)
    }
    guard let field else { return ids }
    if field.model == nil, [Self.key, FieldName.path.rawValue].contains(field.name.text) {
      return sortedByKey(ids, of: lookup.snapshot.images)
    }
    switch try lookup.resolve(field) {
    case .numbers(let column):
      return ranked(ids, by: column.values)
    case .words(let names, let codes, _):
      // By name rather than by index, which is an accident of the import.
      let byName = names.indices.sorted { names[$0] < names[$1] }
      var rank = [Double](repeating: 0, count: names.count)
      for (place, index) in byName.enumerated() { rank[index] = Double(place) }
      let values = codes.map { $0 < 0 ? Double.nan : rank[Int($0)] }
      return ranked(ids, by: values)
    case .eitherWord, .keys, .manyWords, .text:
      throw FilterError(
        column: field.name.column.number,
        message: "images cannot be ordered by \(quoted(field.name.text))")
    }
  }

  private func ranked(_ ids: [UInt32], by values: [Double]) -> [UInt32] {
    let present = ids.filter { !values[Int($0)].isNaN }
    let ranked = NumberOrder.sorted(present, by: values, descending: isDescending)
    return ranked + ids.filter { values[Int($0)].isNaN }
  }

  private func sortedByKey(_ ids: [UInt32], of images: [ImageRecord]) -> [UInt32] {
    let inOrder = zip(ids, ids.dropFirst()).allSatisfy { first, second in
      precedes(images[Int(first)].key, images[Int(second)].key)
    }
    let ascending =
      inOrder ? ids : ids.sorted { precedes(images[Int($0)].key, images[Int($1)].key) }
    return isDescending ? ascending.reversed() : ascending
  }
}

/// Whether the UTF-8 bytes of `first` come before those of `second`.
private func precedes(_ first: String, _ second: String) -> Bool {
  first.utf8.lexicographicallyPrecedes(second.utf8)
}
