internal import Foundation

/// Where the words go: results to standard output, everything else to standard error.
enum Terminal {
  /// Whether standard output is a terminal that a person reads.
  static let isInteractive = isatty(STDOUT_FILENO) == 1
  /// Whether standard error is one.
  static let showsProgress = isatty(STDERR_FILENO) == 1

  /// Whether results may carry colour: on a terminal, unless `NO_COLOR` is set.
  static let hasColor =
    isInteractive && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty

  /// Writes a line of the result; a result that cannot be written ends the program with code 2.
  ///
  /// Nobody reading any more (`assay … | head`) is no error.
  /// Names that would steer the terminal are shown (``shown(_:)``).
  static func say(_ text: String) { writeResult(shown(text) + "\n") }

  /// Writes a piece of the result as it is; see ``say(_:)``.
  static func writeResult(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        if errno == EPIPE { exit(0) }
        note("assay: the result could not be written: \(String(cString: strerror(errno)))")
        exit(Failure.inputError)
      }
    }
  }

  /// Writes a line about the work, not part of the result.
  static func note(_ text: String) { write(shown(text) + "\n", to: .standardError) }

  /// A text in which nothing steers a terminal.
  ///
  /// Control characters but tabs and line breaks, and what turns the direction of writing, stand
  /// as their numbers, an escape as `\\u{1B}`. Our own bold and dim stay.
  static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: steers) else { return text }
    let own = hasColor ? styles : []
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if let style = own.first(where: { rest.starts(with: $0.unicodeScalars) }) {
        result += style
        rest = rest.dropFirst(style.unicodeScalars.count)
        continue
      }
      rest = rest.dropFirst()
      if steers(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let styles = ["\u{1B}[1m", "\u{1B}[2m", "\u{1B}[0m"]

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  static func write(_ text: String, to handle: FileHandle) {
    try? handle.write(contentsOf: Data(text.utf8))
  }

  /// The text in bold on a terminal with colour, else as it is.
  static func bold(_ text: String) -> String { hasColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  /// The text dimmed on a terminal with colour, else as it is.
  static func dim(_ text: String) -> String { hasColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
