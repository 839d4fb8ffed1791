import ArgumentParser
import Assay
import AssayServer
internal import Foundation

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the page of a project on this computer until Ctrl-C.",
    discussion: """
      Examples:
        assay serve
        assay serve pets.assay --port 9000 --open
        assay serve pets.assay --images /mnt/usb/photos
        assay serve --host 0.0.0.0 --token "$(openssl rand -hex 16)"
      """
  )

  @Argument(help: "The project; without it the nearest one.", completion: .directory)
  var name: String?

  @OptionGroup var project: ProjectOptions
  @OptionGroup var serving: ServingOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "The folder of images has moved here.", completion: .directory)
  var images: String?

  func validate() throws {
    if name != nil && project.project != nil {
      throw ValidationError("name the project once: as an argument, or with --project")
    }
  }

  func run() async throws {
    let opened =
      if let name { try await Project.open(at: URL(filePath: name)) } else {
        try await project.open()
      }
    if let images { try await opened.relocate(to: URL(filePath: images)) }
    try await serving.serve(opened, output: output)
  }
}

/// How the page is served.
struct ServingOptions: ParsableArguments {
  @Option(help: "The port to listen on; 0 takes a free one.")
  var port = 8817

  @Option(help: "The address to listen on. Any but a loopback address needs --token.")
  var host = "127.0.0.1"

  @Option(help: "A word that every request must show.")
  var token: String?

  @Flag(name: .customLong("open"), help: "Open the page in a browser.")
  var opens = false

  /// Serves a project until it is interrupted.
  func serve(_ project: Project, opens: Bool? = nil, output: OutputOptions) async throws {
    var options = ServeOptions()
    options.host = host
    options.port = port
    options.token = token
    if let folder = WebAssets.folder() { options.assets = try WebAssets(folder: folder) }
    let opens = opens ?? self.opens
    let asJSON = output.json
    options.onListening = { url in
      if asJSON {
        Terminal.writeResult(JSON.object([("url", .string(url.absoluteString))]).pretty + "\n")
      } else {
        Terminal.say("Serving \(project.name) at \(url.absoluteString)  (Ctrl-C ends)")
      }
      if opens { Browser.open(url) }
    }
    try await AssayServer.serve(project, options: options)
  }
}

/// The browser of this computer, where there is one.
enum Browser {
  /// Opens a page, and says nothing if there is no browser to open it in.
  static func open(_ url: URL) {
    #if os(macOS)
      let program = "/usr/bin/open"
    #else
      let program = "/usr/bin/xdg-open"
      let environment = ProcessInfo.processInfo.environment
      guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else { return }
    #endif
    guard FileManager.default.isExecutableFile(atPath: program) else { return }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = [url.absoluteString]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try? process.run()
  }
}
