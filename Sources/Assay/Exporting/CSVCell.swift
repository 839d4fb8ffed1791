/// A text as a cell of RFC 4180 CSV: in quotes where it holds a comma, a quote or a line break.
package func csvCell(_ text: String) -> String {
  let special = text.utf8.contains {
    $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
      || $0 == UInt8(ascii: "\r")
  }
  return special ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
}
