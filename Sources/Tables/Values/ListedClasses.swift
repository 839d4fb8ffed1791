/// The classes of a list that a person gave, in the order of the model's outputs.
package struct ListedClasses: Hashable, Sendable {
  /// The names by their places.
  package var names: [String]
  /// The number of the first place, where the list numbers its classes otherwise than from 0.
  package var first = 0
  /// What was chosen in reading the list.
  package var choices: [ImportChoice] = []

  /// Names by their places, counted from `first`.
  package init(names: [String], first: Int = 0, choices: [ImportChoice] = []) {
    self.names = names
    self.first = first
    self.choices = choices
  }
}
