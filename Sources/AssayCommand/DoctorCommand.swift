import ArgumentParser
import Assay
import AssayServer
internal import Foundation

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check this installation, and a project if one is near.",
    discussion: """
      Examples:
        assay doctor
        assay doctor --project pets.assay
      """
  )

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  /// One thing that was looked at.
  private struct Check {
    let name: String
    let isGood: Bool
    let detail: String
  }

  func run() async throws {
    var checks = [
      Check(name: "version", isGood: true, detail: "Assay \(AssayVersion.current)"),
      Check(
        name: "processor", isGood: true,
        detail: "\(ProcessInfo.processInfo.activeProcessorCount) cores, "
          + "pixel loops for \(SelfTest.instructionSet)"),
      Self.imageCheck(), Self.webCheck(),
    ]
    if let folder = try? project.folder() {
      checks += await Self.projectChecks(folder)
    } else if project.project != nil {
      _ = try project.folder()
    }
    let lines = checks.map { "\($0.isGood ? "ok     " : "problem") \($0.name): \($0.detail)" }
    output.say(
      .array(
        checks.map {
          .object([
            ("name", .string($0.name)), ("ok", .bool($0.isGood)), ("detail", .string($0.detail)),
          ])
        }), else: lines.joined(separator: "\n"))
    if checks.contains(where: { !$0.isGood }) { throw ExitCode(1) }
  }

  private static func imageCheck() -> Check {
    do {
      let formats = try SelfTest.decodeImages()
      return Check(
        name: "images", isGood: true,
        detail: "decoded test pictures of \(formats.joined(separator: ", "))")
    } catch {
      return Check(name: "images", isGood: false, detail: "\(error)")
    }
  }

  private static func webCheck() -> Check {
    guard let folder = WebAssets.folder() else {
      return Check(
        name: "page", isGood: false,
        detail: "its files were not found; build them with Web/build.sh, or set ASSAY_WEB")
    }
    return Check(name: "page", isGood: true, detail: folder.path)
  }

  private static func projectChecks(_ folder: URL) async -> [Check] {
    do {
      let project = try await Project.open(at: folder)
      let snapshot = try await project.snapshot()
      let root = try project.imageRoot
      let hasRoot = FileManager.default.fileExists(atPath: root.path)
      return [
        Check(
          name: "project", isGood: true,
          detail: "\(folder.path): \(snapshot.images.count) images, revision \(snapshot.revision)"),
        Check(
          name: "image folder", isGood: hasRoot,
          detail: hasRoot
            ? root.path : "\(root.path) is gone; `assay serve --images NEW_FOLDER` says where it is"
        ),
      ]
    } catch {
      return [Check(name: "project", isGood: false, detail: "\(error)")]
    }
  }
}
