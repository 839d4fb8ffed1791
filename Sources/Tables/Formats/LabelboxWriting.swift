import Dataset

/// Where an answer of Labelbox says its class.
struct LabelboxAnswer {
  /// How the question is answered.
  enum Kind {
    /// One of several, an object that is called `radio_answer`.
    case radio
    /// The only element of `checklist_answers`.
    case checklist
    /// `content` of `text_answer`.
    case text
  }
  let kind: Kind
  /// The bytes that say it; none of an empty checklist, those of `null` where nothing is answered.
  let place: Range<Int>
  /// The object that names the class; `nil` for a text, and where nothing is answered.
  let node: JSONNode?

  /// `nil` if there is no place for one class.
  init?(_ answer: JSONNode) {
    let marked = answer["checklist_answers"]
    if let radio = answer["radio_answer"] {
      (kind, place, node) = (.radio, radio.range, radio)
    } else if let first = marked?.elements?.first {
      guard marked?.elements?.count == 1 else { return nil }
      (kind, place, node) = (.checklist, first.range, first)
    } else if let content = answer["text_answer"]?.member("content") {
      (kind, place, node) = (.text, content.range, nil)
    } else if let radio = answer.member("radio_answer") {
      (kind, place, node) = (.radio, radio.range, nil)
    } else if let place = marked?.placeOfOnlyElement {
      (kind, self.place, node) = (.checklist, place, nil)
    } else {
      return nil
    }
  }

  /// The edits that make it another class, written as `pattern` is, the answer of another image; none is
  /// valid where `name` is `nil`.
  func edits(to name: String?, like pattern: JSONNode?, in text: TextFile) -> [TextEdit] {
    guard let name else {
      return [TextEdit(range: place, text: kind == .checklist ? "" : "null")]
    }
    guard kind != .text else { return [TextEdit(range: place, text: name.asJSON)] }
    guard let node else {
      return [TextEdit(range: place, text: Self.object(name, like: pattern, in: text))]
    }
    return (node.members ?? []).compactMap { member, value in
      Self.value(of: member, for: name, like: pattern, in: text)
        .map { TextEdit(range: value.range, text: $0) }
    }
  }

  /// An answer to a question that an image has no answer to.
  static func answer(
    _ name: String, to question: String, as kind: Kind, like pattern: JSONNode?, in text: TextFile
  ) -> String {
    let object = object(name, like: pattern, in: text)
    let answer =
      switch kind {
      case .radio: "\"radio_answer\": \(object)"
      case .checklist: "\"checklist_answers\": [\(object)]"
      case .text: "\"text_answer\": {\"content\": \(name.asJSON)}"
      }
    return "{\"name\": \(question.asJSON), \(answer)}"
  }

  /// The members that say which class it is: of the schema, not of the one answer.
  private static let members = ["name", "value", "feature_schema_id", "schema_id"]

  private static func object(
    _ name: String, like pattern: JSONNode?, in text: TextFile
  ) -> String {
    let written = members.filter { $0 == "name" || $0 == "value" || pattern?.member($0) != nil }
      .compactMap { member in
        value(of: member, for: name, like: pattern, in: text).map { "\(member.asJSON): \($0)" }
      }
    return "{\(written.joined(separator: ", "))}"
  }

  /// What a member says where the class is this; `nil` for a member that says nothing of it.
  private static func value(
    of member: String, for name: String, like pattern: JSONNode?, in text: TextFile
  ) -> String? {
    guard members.contains(member) else { return nil }
    if member == "name" { return name.asJSON }
    if let known = pattern?.member(member) {
      return String(decoding: text.bytes[known.range], as: UTF8.self)
    }
    return member == "value" ? name.asJSON : "null"
  }
}

extension LabelWriting {
  /// Writes labels into Labelbox's answers: name, value and schema of the class as another image has them.
  mutating func writeLabelbox(_ target: RowsToWrite) {
    let (text, records) = (target.text, target.document.records)
    let asked = records.flatMap { Labelbox.answers(in: $0) }
    let question = file.reading.labelColumn ?? asked.lazy.compactMap { $0["name"]?.text }.first
    var answers: [Int: LabelboxAnswer] = [:]
    var patterns: [String: JSONNode] = [:]
    var usual: LabelboxAnswer.Kind?
    for answer in asked where answer["name"]?.text == question {
      guard let said = LabelboxAnswer(answer) else { continue }
      answers[said.place.lowerBound] = said
      usual = usual ?? said.kind
      if let name = said.node?["name"]?.text, patterns[name] == nil { patterns[name] = said.node }
    }
    for row in target.rows {
      let (ranges, name) = (target.places[row] ?? [], wanted[row] ?? nil)
      if !ranges.isEmpty {
        change(
          ranges.flatMap { range in
            let pattern = name.flatMap { patterns[$0] }
            return answers[range.lowerBound]?.edits(to: name, like: pattern, in: text) ?? []
          })
      } else if let name, let question, let usual, let place = target.first[row],
        records.indices.contains(place), let list = Labelbox.lists(in: records[place]).first
      {
        let answer = LabelboxAnswer.answer(
          name, to: question, as: usual, like: patterns[name], in: text)
        change([list.appending([answer], in: text)])
      } else {
        leaveOut(keys[row])
      }
    }
    leaveOutAdded()
  }
}
