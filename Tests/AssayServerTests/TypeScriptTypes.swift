@testable import AssayServer

/// The interface's shapes as TypeScript, laid out as `deno fmt` lays it out.
///
/// An object becomes an `interface`, a list of words a union, a text or a number of any kind `string`
/// or `number`; a member that need not be there gets a `?`.
struct TypeScriptTypes {
  /// The longest line.
  static let width = 100

  /// The declarations, in the order of the shapes.
  let text: String

  init(of shapes: [(name: String, schema: Shape)]) {
    text = shapes.map { Self.declaration($0.name, $0.schema) }.joined(separator: "\n")
  }

  private static func declaration(_ name: String, _ shape: Shape) -> String {
    switch shape {
    case .described(let inner, let what, _):
      return comment(what, indent: 0) + declaration(name, inner)
    case .object: return "export interface \(name) \(type(of: shape, indent: 0))\n"
    default:
      return assigned("export type \(name) =", shape, indent: 0) + ";\n"
    }
  }

  /// `head type`, a union that is too long for the line in lines of its own.
  private static func assigned(_ head: String, _ shape: Shape, indent: Int) -> String {
    let line = "\(head) \(type(of: shape, indent: indent))"
    guard let choices = choices(of: shape, indent: indent + 1), !line.contains("\n"),
      margin(indent).count + line.count + 1 > width
    else { return line }
    return head + choices.map { "\n\(margin(indent + 1))| \($0)" }.joined()
  }

  /// The members of a union of words; `nil` for anything else.
  private static func choices(of shape: Shape, indent: Int) -> [String]? {
    switch shape {
    case .word(let words): words.map { "\"\($0)\"" }
    case .nullable(let inner): choices(of: inner, indent: indent).map { $0 + ["null"] }
    case .described(let inner, _, _): choices(of: inner, indent: indent)
    default: nil
    }
  }

  private static func type(of shape: Shape, indent: Int) -> String {
    switch shape {
    case .string, .text, .matching: "string"
    case .integer, .number, .whole, .real, .imageID: "number"
    case .boolean: "boolean"
    case .null: "null"
    case .any: "unknown"
    case .always(let value): "\(value)"
    case .word(let words): words.map { "\"\($0)\"" }.joined(separator: " | ")
    case .nullable(let inner): type(of: inner, indent: indent) + " | null"
    case .list(let inner), .few(let inner, _): list(of: inner, indent: indent)
    case .tuple(let shapes):
      "[" + shapes.map { type(of: $0, indent: indent) }.joined(separator: ", ") + "]"
    case .map(let inner): "Record<string, \(type(of: inner, indent: indent))>"
    case .either(let shapes):
      shapes.map { type(of: $0, indent: indent) }.joined(separator: " | ")
    case .named(let name): name
    case .described(let inner, _, _): type(of: inner, indent: indent)
    case .object(let members, let optional):
      "{\n"
        + members.map { member($0, $1, optional.contains($0), indent: indent + 1) }.joined()
        + margin(indent) + "}"
    }
  }

  private static func list(of shape: Shape, indent: Int) -> String {
    let inner = type(of: shape, indent: indent)
    switch shape {
    case .nullable, .word, .either: return "(\(inner))[]"
    default: return "\(inner)[]"
    }
  }

  private static func member(
    _ name: String, _ shape: Shape, _ isOptional: Bool, indent: Int
  ) -> String {
    var what = ""
    if case .described(_, let text, _) = shape { what = comment(text, indent: indent) }
    let head = "\(name)\(isOptional ? "?" : ""):"
    return what + margin(indent) + assigned(head, shape, indent: indent) + ";\n"
  }

  /// A comment on one line, or on several where it is too long for it.
  private static func comment(_ text: String, indent: Int) -> String {
    let margin = margin(indent)
    guard margin.count + text.count + 7 > width else { return "\(margin)/** \(text) */\n" }
    var lines = [""]
    for word in text.split(separator: " ") {
      if margin.count + 4 + lines[lines.count - 1].count + word.count > width { lines.append("") }
      lines[lines.count - 1] += " " + word
    }
    return margin + "/**\n" + lines.map { "\(margin) *\($0)\n" }.joined() + margin + " */\n"
  }

  private static func margin(_ indent: Int) -> String { String(repeating: "  ", count: indent) }
}
