import Dataset

@testable import Tables

/// One input: any bytes are one JSON value or an error that names the file; what is read comes back
/// when it is written, and every value of it stands at the place that it names.
func tryJSON(_ bytes: [UInt8]) -> CInt {
  guard let node = try? parsed(bytes) else {
    do throws(ImportError) { _ = try parsed(bytes) } catch {
      precondition(error.description.hasPrefix("t:"), "\(error)")
    }
    return 0
  }
  let json = written(node)
  for text in [json.bytes, Array(json.pretty.utf8)] {
    guard let again = try? parsed(text) else { fatalError("\(node) is written as no JSON") }
    precondition(isSame(node, again), "\(node) comes back as \(again)")
  }
  let parts = (node.elements ?? []) + (node.members ?? []).map(\.value)
  for part in parts {
    guard let alone = try? parsed(Array(bytes[part.range])) else {
      fatalError("\(part) is not at its place")
    }
    precondition(isSame(part, alone), "\(part) is \(alone) alone")
  }
  return 0
}

private func parsed(_ bytes: [UInt8]) throws(ImportError) -> JSONNode {
  try JSONNode(TextFile(FileBytes(copying: bytes, name: "t")))
}

/// What a word says as a number; the words of logic are none.
private func number(_ word: String) -> JSON {
  switch word {
  case "true": .bool(true)
  case "false": .bool(false)
  default: Double(word).map { .number($0) } ?? .string("no number: \(word)")
  }
}

private func written(_ node: JSONNode) -> JSON {
  switch node.content {
  case .null: .null
  case .text(let text): .string(text)
  case .word(let word): number(word)
  case .list(let nodes): .array(nodes.map(written))
  case .object(let members): .object(members.map { ($0.name, written($0.value)) })
  }
}

/// Whether two values are the same but for the spelling of numbers, of which infinite ones are null.
private func isSame(_ one: JSONNode, _ other: JSONNode) -> Bool {
  switch (one.content, other.content) {
  case (.null, .null): true
  case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
  case (.word(let a), .word(let b)): a == b || Double(a) == Double(b)
  case (.word(let a), .null): Double(a)?.isInfinite ?? false
  case (.list(let a), .list(let b)):
    a.count == b.count && zip(a, b).allSatisfy { isSame($0, $1) }
  case (.object(let a), .object(let b)):
    a.count == b.count
      && zip(a, b).allSatisfy { $0.name == $1.name && isSame($0.value, $1.value) }
  default: false
  }
}
