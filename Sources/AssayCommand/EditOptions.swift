import ArgumentParser
import Assay

/// Which images an edit is about, in which project, and how the command speaks.
struct EditOptions: ParsableArguments {
  @OptionGroup var choice: ImageChoice
  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  /// Makes an edit of the chosen images and says what it did.
  func make(_ change: Edit.Change) async throws {
    let project = try await project.open()
    let snapshot = try await project.snapshot()
    let images = try choice.images(of: snapshot)
    let outcome = try await project.edit(
      change, images: images, by: Edit.commandLine, seen: snapshot.lastEdit)
    output.say(
      outcome.json,
      else: outcome.edit?.text ?? "nothing to change: all \(images.count) images are so already")
  }
}
