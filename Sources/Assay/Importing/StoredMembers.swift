import Tables

/// The members of a JSON object that anyone may have written: each is asked for, and is missing
/// where it has another shape.
struct StoredMembers: Decodable {
  private let container: KeyedDecodingContainer<Name>

  init(from decoder: any Decoder) throws {
    container = try decoder.container(keyedBy: Name.self)
  }

  /// A member, if it is there and of this shape.
  func value<Value: Decodable>(_ name: String, as type: Value.Type) -> Value? {
    try? container.decode(type, forKey: Name(stringValue: name))
  }

  /// A count that a project can have.
  func count(_ name: String) -> Int? {
    value(name, as: Int.self).flatMap { storedCounts.contains($0) ? $0 : nil }
  }

  /// The members of a list that have the shape, and how many; `nil` if there is no list.
  func beginning<Stored: Decodable, Member>(
    _ name: String, _ member: (Stored) -> Member
  ) -> ImportSummary.Beginning<Member>? {
    guard let list = value(name, as: [Lenient<Stored>].self) else { return nil }
    let good = list.compactMap(\.value)
    return ImportSummary.Beginning(
      count: good.count, first: good.prefix(ImportSummary.listLimit).map(member))
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

/// Counts of images, rows or names that are no nonsense.
private let storedCounts = 0...Int(Int32.max)

/// A value, or `nil` where it has another shape.
private struct Lenient<Value: Decodable>: Decodable {
  let value: Value?

  init(from decoder: any Decoder) { value = try? Value(from: decoder) }
}

/// A count with examples.
struct StoredTally: Decodable {
  /// How many there are; `nil` where that is no count.
  let count: Int?
  /// Those that are text.
  let examples: [String]

  init(from decoder: any Decoder) throws {
    let members = try StoredMembers(from: decoder)
    count = members.count("count")
    examples = members.beginning("examples") { (name: String) in name }?.first ?? []
  }
}

/// A choice: at least its text is there.
struct StoredChoice: Decodable {
  let kind: ImportChoice.Kind?
  let text: String
  let count: Int?

  init(from decoder: any Decoder) throws {
    let members = try StoredMembers(from: decoder)
    kind = members.value("kind", as: String.self).flatMap { ImportChoice.Kind(rawValue: $0) }
    guard let text = members.value("text", as: String.self) else {
      throw DecodingError.valueNotFound(
        String.self, DecodingError.Context(codingPath: [], debugDescription: "text"))
    }
    self.text = text
    count = members.count("count")
  }
}

/// A column: its name, and a role that this version knows.
struct StoredColumn: Decodable {
  let name: String
  let role: ColumnReading.Role
  let note: String?

  init(from decoder: any Decoder) throws {
    let members = try StoredMembers(from: decoder)
    guard let name = members.value("name", as: String.self),
      let role = members.value("role", as: String.self).flatMap({
        ColumnReading.Role(rawValue: $0)
      })
    else {
      throw DecodingError.valueNotFound(
        String.self, DecodingError.Context(codingPath: [], debugDescription: "column"))
    }
    self.name = name
    self.role = role
    note = members.value("note", as: String.self)
  }
}
