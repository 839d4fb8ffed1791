import ArgumentParser
import Assay
internal import Foundation

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Make a small project with planted faults, and open it.",
    discussion: """
      Examples:
        assay demo
        assay demo some-folder --no-serve

      Draws about 500 images of six shapes, trains a small real classifier on them (three-fold),
      and writes what was planted to ANSWERS.md. Run again, it opens what is there.
      """
  )

  @Argument(help: "The folder to make.", completion: .directory)
  var folder = "assay-demo"

  @Flag(inversion: .prefixedNo, help: "Serve the page when all is ready.")
  var serve = true

  @OptionGroup var serving: ServingOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let root = URL(filePath: folder)
    let data = DemoData(in: root)
    let place = root.appending(path: "demo.assay")
    let project: Project
    if FileManager.default.fileExists(atPath: place.path) {
      project = try await Project.open(at: place)
    } else {
      output.note("drawing the images and training the classifier in \(root.path)")
      try data.write()
      project = try await Project.create(at: place, images: data.images)
      _ = try await project.importLabels(
        file: data.labels, options: ImportOptions(), replace: false)
      _ = try await project.importPredictions(
        file: data.predictions, model: "logistic", options: ImportOptions(), replace: false)
    }
    let report = try await Measuring.run(project, thumbnails: true, quiet: output.quiet)
    output.note(report.sentence)
    output.note("what was planted stands in \(data.answers.path)")
    if serve {
      try await serving.serve(
        project, opens: serving.opens || Terminal.isInteractive, output: output)
    } else {
      let status = try await ProjectStatus(of: project)
      output.say(status.json, else: status.lines.joined(separator: "\n"))
    }
  }
}
