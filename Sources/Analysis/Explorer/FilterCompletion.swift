package import Dataset

/// What may be written at one place of a filter, also of one that is not whole yet.
package struct FilterCompletion: Hashable, Sendable {
  /// One thing that may stand there.
  package struct Item: Hashable, Sendable {
    /// What to write, in place of the text of ``FilterCompletion/range``.
    package let insert: String
    /// What to show.
    package let text: String
    /// What it is, in words.
    package let what: String
  }

  /// At most this many items are offered.
  package static let limit = 20

  /// The part of the text that an item takes the place of, in UTF-16 units; empty between words.
  package let range: Range<Int>
  /// What begins with the word that is being written, then what holds it elsewhere, its meaning
  /// too; upper and lower case alike.
  package let items: [Item]
}

extension Explorer {
  /// What may be written at a place of a filter.
  ///
  /// Reads the text before the place and passes over what breaks the grammar, so that every text
  /// has an answer. Expected time linear in the text and in the names to choose from; a range that
  /// is offered takes a pass over the images.
  ///
  /// - Parameters:
  ///   - text: The text of a filter, whole or not.
  ///   - caret: The place, in UTF-16 units; beyond the end it is the end.
  ///   - model: The model that is meant where the filter names none.
  /// - Returns: What fits best first.
  package func completion(
    of text: String, at caret: Int, model: ModelPredictions?
  ) -> FilterCompletion {
    let units = text.utf16
    let index = units.index(units.startIndex, offsetBy: min(max(0, caret), units.count))
    // In the middle of a pair of surrogates it is the place before it.
    let cut = index.samePosition(in: text.unicodeScalars) ?? units.index(before: index)
    let place = FilterPlace(behind: String(text.unicodeScalars[..<cut]))
    func unit(_ scalar: Int) -> Int {
      let index = text.unicodeScalars.index(text.unicodeScalars.startIndex, offsetBy: scalar)
      return units.distance(from: units.startIndex, to: index)
    }
    let scalarCaret = text.unicodeScalars.distance(from: text.startIndex, to: cut)
    let choices = FilterChoices(lookup: lookup(model))
    let typed = place.typed.lowercased()
    let offered = choices.items(at: place)
    let first = offered.filter { $0.text.lowercased().hasPrefix(typed) }
    let second = offered.filter { item in
      !item.text.lowercased().hasPrefix(typed)
        && (item.text.lowercased().contains(typed) || item.what.lowercased().contains(typed))
    }
    return FilterCompletion(
      range: unit(place.start)..<unit(place.end(in: text, caret: scalarCaret)),
      items: Array((first + second).prefix(FilterCompletion.limit)))
  }
}

extension FilterCompletion {
  /// The completion as the HTTP interface gives it out.
  package var json: JSON {
    .object([
      ("start", .int(range.lowerBound)), ("end", .int(range.upperBound)),
      (
        "items",
        .array(
          items.map { item in
            .object([
              ("insert", .string(item.insert)), ("text", .string(item.text)),
              ("what", .string(item.what)),
            ])
          })
      ),
    ])
  }
}
