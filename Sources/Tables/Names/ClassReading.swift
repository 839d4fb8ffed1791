/// Whether spellings of a class name that differ only in case, blanks, quotes or the form of a
/// number are one class.
package enum ClassSpellingRule: String, Sendable, CaseIterable {
  /// They are one class.
  case one
  /// Each is a class of its own.
  case apart
}

/// What a whole number means where a class is expected.
package enum ClassNumberRule: String, Sendable, CaseIterable {
  /// It is the name of a class.
  case names
  /// It is a place in the list of classes, counted from 0.
  case places
  /// It is a place in the list of classes, counted from 1.
  case placesFromOne = "places-from-1"

  /// The number of the first place; `nil` for names.
  var first: Int? {
    switch self {
    case .names: nil
    case .places: 0
    case .placesFromOne: 1
    }
  }
}
