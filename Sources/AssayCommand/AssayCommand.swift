import ArgumentParser
import Assay
internal import Foundation

/// The program: its subcommands, and how its errors become words and exit codes.
@main
struct AssayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract: "Find out where an image classifier fails, why, and what to fix next.",
    discussion: """
      Examples:
        assay demo                                   a small project with planted faults
        assay open photos --labels labels.csv --predictions preds.csv --model resnet
        assay evaluate --labels labels.csv --predictions preds.csv --json

      Exit codes: 0 done, 1 a gate failed or issues were found where asked,
      2 usage or input error, 3 a fault of ours, 130 interrupted.
      """,
    version: AssayVersion.current,
    subcommands: [
      DemoCommand.self, OpenCommand.self, InitCommand.self, ImportCommand.self,
      MeasureCommand.self, EvaluateCommand.self, IssuesCommand.self, AdviceCommand.self,
      ServeCommand.self,
      TagCommand.self, LabelCommand.self, UndoCommand.self, RedoCommand.self, HistoryCommand.self,
      ViewCommand.self, ExportCommand.self, StatusCommand.self, MetricsCommand.self,
      DoctorCommand.self, EmbeddingsCommand.self, MapCommand.self,
    ]
  )

  /// Refuses arguments that are no UTF-8, which would be read as other names than were meant.
  private static func checkArguments() throws {
    for place in 0..<Int(CommandLine.argc) {
      guard let argument = CommandLine.unsafeArgv[place] else { continue }
      guard String(validatingCString: argument) != nil else {
        throw InputError(
          "argument \(place), \(quoted(String(cString: argument))), is no UTF-8: rename the file, or "
            + "reach it by a link whose name is")
      }
    }
  }

  static func main() async {
    do {
      try checkArguments()
      var command = try parseAsRoot()
      Interruption.cancelsCurrentTask()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      Failure.exit(with: error)
    }
  }
}
