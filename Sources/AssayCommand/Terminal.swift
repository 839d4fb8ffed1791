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
  static func say(_ text: String) { writeResult(text + "\n") }

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
  static func note(_ text: String) { write(text + "\n", to: .standardError) }

  static func write(_ text: String, to handle: FileHandle) {
    try? handle.write(contentsOf: Data(text.utf8))
  }

  /// The text in bold on a terminal with colour, else as it is.
  static func bold(_ text: String) -> String { hasColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  /// The text dimmed on a terminal with colour, else as it is.
  static func dim(_ text: String) -> String { hasColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
