import ArgumentParser
import Assay
import AssayServer
internal import Foundation

/// How an error ends the program: its words on standard error, its exit code.
enum Failure {
  /// An input or usage error.
  static let inputError: Int32 = 2
  /// A fault of ours.
  static let internalError: Int32 = 3
  /// Interrupted by Ctrl-C.
  static let interrupted: Int32 = 130

  /// Prints what a person must know and ends the program.
  static func exit(with error: any Error) -> Never {
    if let code = error as? ExitCode { Foundation.exit(code.rawValue) }
    if error is CancellationError {
      Terminal.note("interrupted; run the same command again to go on")
      Foundation.exit(interrupted)
    }
    let text = AssayCommand.fullMessage(for: error)
    if AssayCommand.exitCode(for: error) == .success {
      Terminal.say(text)
      Foundation.exit(0)
    }
    switch error {
    case is ImportError, is StoreError, is EvaluationError, is FilterError, is ServeError,
      is InputError, is EditError, is MapError, is OriginalExportError, is LabellingList.Failure:
      Terminal.note("assay: \(error)")
      Foundation.exit(inputError)
    case is ValidationError: break
    default:
      // Usage errors of the argument parser carry their own text and usage line.
      guard AssayCommand.exitCode(for: error) == .validationFailure else {
        Terminal.note("assay: \(error)\nThis is a fault of Assay; please report it.")
        Foundation.exit(internalError)
      }
    }
    Terminal.note(text)
    Foundation.exit(inputError)
  }
}

/// A command cannot do what was asked, in words for the person who asked.
struct InputError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
