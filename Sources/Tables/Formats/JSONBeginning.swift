/// How a JSON text begins: the first members of its first object, which tell what wrote it.
struct JSONBeginning {
  /// A member of the object.
  private struct Member {
    /// The first byte of its value.
    let first: UInt8
    /// The first byte behind it, of a list or an object that is not empty.
    var second: UInt8?
    /// The names in the first object that a list begins with, or in the object that it is.
    var names: Set<String> = []
  }
  /// Whether the object is the first of a list.
  let isList: Bool
  /// Whether it is the first of a list of lists.
  let isListOfLists: Bool
  private var members: [String: Member] = [:]

  /// Looks at no more than the first twenty members, so that a table of a million images is not
  /// walked once more.
  ///
  /// - Returns: `nil` if the text begins with no object that has members.
  init?(_ text: TextFile) {
    var scanner = JSONScanner(text)
    isList = scanner.take(UInt8(ascii: "["))
    isListOfLists = isList && scanner.take(UInt8(ascii: "["))
    guard scanner.take(UInt8(ascii: "{")), scanner.next() == 0x22 else { return nil }
    for _ in 0..<20 {
      guard let cell = try? scanner.string("a name") else { break }
      let name = scanner.string(of: cell)
      guard scanner.take(UInt8(ascii: ":")), let first = scanner.next() else { break }
      members[name] = Self.member(first, in: scanner)
      guard (try? scanner.value()) != nil, scanner.take(0x2C) else { break }
    }
  }

  /// What is seen of a value that comes next.
  private static func member(_ first: UInt8, in scanner: JSONScanner) -> Member {
    var member = Member(first: first)
    var scanner = scanner
    if scanner.take(UInt8(ascii: "[")) { member.second = scanner.next() }
    guard scanner.take(UInt8(ascii: "{")) else { return member }
    if first == UInt8(ascii: "{") { member.second = scanner.next() }
    for _ in 0..<20 {
      guard let cell = try? scanner.string("a name") else { break }
      member.names.insert(scanner.string(of: cell))
      guard scanner.take(UInt8(ascii: ":")), (try? scanner.value()) != nil, scanner.take(0x2C)
      else { break }
    }
    return member
  }

  /// The names of the members.
  var names: Set<String> { Set(members.keys) }

  /// Whether the member of this name is a list.
  func hasList(_ name: String) -> Bool { members[name]?.first == UInt8(ascii: "[") }

  /// Whether the member of this name is an object.
  func hasObject(_ name: String) -> Bool { members[name]?.first == UInt8(ascii: "{") }

  /// Whether the member of this name is a list that begins with a list.
  func hasListOfLists(_ name: String) -> Bool {
    hasList(name) && members[name]?.second == UInt8(ascii: "[")
  }

  /// Whether the member of this name is a list that begins with a text.
  func hasListOfTexts(_ name: String) -> Bool { hasList(name) && members[name]?.second == 0x22 }

  /// The names in the object that a member is, or that its list begins with; none for other values.
  func names(in name: String) -> Set<String> { members[name]?.names ?? [] }
}
