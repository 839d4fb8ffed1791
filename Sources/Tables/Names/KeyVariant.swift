/// A way in which two keys can differ and still mean one image.
package enum KeyVariant: String, Sendable, CaseIterable {
  /// Blanks at the ends, and what follows `?` or `#` in an address.
  case blanks
  /// Capital and small letters.
  case letters = "case"
  /// The extension: `1.jpeg` and `1.jpg`, `1` and `1.png`.
  case ending = "extension"
  /// Zeros in front of a number that is the whole name: `00001` and `1`.
  case zeros
  /// The folders in front.
  case folders
}
