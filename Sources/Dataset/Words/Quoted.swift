/// A value as it is shown in a message: in quotes, control characters escaped, cut after 40
/// characters so that a line of the terminal can hold it.
package func quoted(_ value: some StringProtocol) -> String {
  var shown = "\""
  var count = 0
  for scalar in value.unicodeScalars {
    if count == 40 { return shown + "…\"" }
    count += 1
    switch scalar {
    case "\"", "\\": shown += "\\" + String(scalar)
    case "\n": shown += "\\n"
    case "\r": shown += "\\r"
    case "\t": shown += "\\t"
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator:
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
  }
  return shown + "\""
}

/// The bytes of a cell as they are shown in a message.
package func quoted(_ bytes: UnsafeRawBufferPointer) -> String {
  quoted(String(decoding: bytes.prefix(240), as: UTF8.self))
}
