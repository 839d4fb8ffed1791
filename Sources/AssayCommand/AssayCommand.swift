import ArgumentParser
import Assay

@main
struct AssayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract: "Find out where an image classifier fails, why, and what to fix next.",
    version: AssayVersion.current
  )
}
