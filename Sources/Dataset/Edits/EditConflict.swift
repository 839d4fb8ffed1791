/// What stands against an edit: a later one changed some of its images in the same respect, tags of one
/// word or labels, and whoever made the edit had not seen that.
package struct EditConflict: Hashable, Sendable {
  /// How some of the images are now.
  package struct State: Hashable, Sendable {
    /// The edit that would bring them here: `untag` where they do not carry the tag, `unlabel`
    /// where they have no correction.
    package let change: Edit.Change
    /// How many they are.
    package let count: Int

    package init(change: Edit.Change, count: Int) {
      self.change = change
      self.count = count
    }
  }

  /// The latest edit that changed some of the images.
  package let edit: Edit
  /// How the images are now that were changed since, the most first.
  package let now: [State]

  package init(edit: Edit, now: [State]) {
    self.edit = edit
    self.now = now
  }

  /// How many of the images were changed since.
  package var count: Int { now.reduce(0) { $0 + $1.count } }
}
