/// A JSON value whose objects keep the order they were written in.
///
/// What Assay gives out is written by hand through this type, not through `Codable`, so that the
/// same value is the same bytes, and a number that does not exist is `null`.
public enum JSON: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case int(Int)
  /// A number, written with the fewest digits that read back the same; `null` unless finite.
  case number(Double)
  /// Text.
  case string(String)
  /// A list.
  case array([JSON])
  /// Members in the order in which they are written.
  case object([(String, JSON)])

  /// The number, or `null` where there is none.
  public static func optional(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }

  /// The whole number, or `null` where there is none.
  public static func optional(_ value: Int?) -> JSON { value.map { .int($0) } ?? .null }

  /// The text, or `null` where there is none.
  public static func optional(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }

  /// The list of these texts.
  public static func strings(_ values: some Sequence<String>) -> JSON {
    .array(values.map { .string($0) })
  }

  /// The value as UTF-8 text on one line.
  public var bytes: [UInt8] {
    var out: [UInt8] = []
    write(to: &out, indent: nil)
    return out
  }

  /// The value as text, indented by two spaces a level; lists of plain values stay on one line.
  public var pretty: String {
    var out: [UInt8] = []
    write(to: &out, indent: 0)
    return String(decoding: out, as: UTF8.self)
  }

  private var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private func write(to out: inout [UInt8], indent: Int?) {
    switch self {
    case .null: out += "null".utf8
    case .bool(let value): out += (value ? "true" : "false").utf8
    case .int(let value): out += String(value).utf8
    case .number(let value): out += Self.text(of: value).utf8
    case .string(let value): Self.write(value, to: &out)
    case .array(let values):
      let inner = values.allSatisfy(\.isPlain) ? nil : indent.map { $0 + 1 }
      out.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { out += (inner == nil && indent != nil ? ", " : ",").utf8 }
        Self.breakLine(inner, &out)
        value.write(to: &out, indent: inner)
      }
      if !values.isEmpty, inner != nil { Self.breakLine(indent, &out) }
      out.append(UInt8(ascii: "]"))
    case .object(let members):
      let inner =
        members.allSatisfy(\.1.isPlain) && members.count <= 5 ? nil : indent.map { $0 + 1 }
      out.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { out += (inner == nil && indent != nil ? ", " : ",").utf8 }
        Self.breakLine(inner, &out)
        Self.write(member.0, to: &out)
        out += (indent == nil ? ":" : ": ").utf8
        member.1.write(to: &out, indent: inner)
      }
      if !members.isEmpty, inner != nil { Self.breakLine(indent, &out) }
      out.append(UInt8(ascii: "}"))
    }
  }

  private static func breakLine(_ indent: Int?, _ out: inout [UInt8]) {
    guard let indent else { return }
    out.append(UInt8(ascii: "\n"))
    out += [UInt8](repeating: UInt8(ascii: " "), count: indent * 2)
  }

  /// A number with the fewest digits that read back the same, without `.0`; `null` unless finite.
  package static func text(of value: Double) -> String {
    guard value.isFinite else { return "null" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func write(_ text: String, to out: inout [UInt8]) {
    let hex = Array("0123456789abcdef".utf8)
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): out += "\\\"".utf8
      case UInt8(ascii: "\\"): out += "\\\\".utf8
      case UInt8(ascii: "\n"): out += "\\n".utf8
      case UInt8(ascii: "\t"): out += "\\t".utf8
      case UInt8(ascii: "\r"): out += "\\r".utf8
      case 0..<0x20: out += "\\u00".utf8 + [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}
