import Foundation
import TestSupport
import Testing

/// What README.md and docs/ tell a reader to type does what they say.
@Suite struct DocumentedCommandTests {
  /// Commands that no test runs, by how they begin, and why.
  private static let notRun: [(beginning: String, reason: String)] = [
    ("make ", "builds or tests all of the package"),
    ("sudo make ", "writes outside of the package"),
    ("swift run -c release ", "builds for release and measures for minutes"),
    ("python3 Benchmarks/", "measures for minutes, with data and peers that a reader brings"),
    ("Benchmarks/", "measures for minutes, with data and peers that a reader brings"),
  ]

  /// Commands that end with code 1, as the page says they do.
  private static let findsSomething: Set<String> = ["assay issues duplicates --kind bytes --fail"]

  @Test func `every command of a code block that can run does run`() async throws {
    try await withTemporaryFolder { base in
      try DocumentedData.write(in: base)
      for page in try DocumentedCommand.pages {
        let commands = try DocumentedCommand.commands(of: page).filter { !isLeftOut($0) }
        guard !commands.isEmpty else { continue }
        try await withTemporaryFolder { temporary in
          let folder = temporary.appending(path: "here")
          try FileManager.default.copyItem(at: base, to: folder)
          // The README begins with nothing; other pages speak of a project that is there.
          if page != "README.md" { try makeProject(in: folder) }
          for command in commands { try check(command, in: folder) }
        }
      }
    }
  }

  @Test func `what a command that cannot run names is there`() throws {
    let manifest = try text("Package.swift")
    let makefile = try text("Makefile")
    for page in try DocumentedCommand.pages {
      for command in try DocumentedCommand.commands(of: page).filter(isLeftOut) {
        for (place, word) in command.words.enumerated() {
          switch (place > 0 ? command.words[place - 1] : "", word) {
          case ("make", _):
            #expect(makefile.contains("\n\(word):"), "\(command): no target \(word)")
          case ("release", _): #expect(manifest.contains("\"\(word)\""), "\(command)")
          case (_, let file) where file.hasPrefix("Benchmarks/"):
            let path = Folders.package.appending(path: String(file)).path
            #expect(FileManager.default.fileExists(atPath: path), "\(command): no \(file)")
          default: break
          }
        }
      }
    }
  }

  @Test func `every subcommand and flag that the text mentions is in the help`() async throws {
    try await withTemporaryFolder { folder in
      var helps: [[String]: String] = [:]
      for page in try DocumentedCommand.pages {
        for mention in try DocumentedCommand.mentions(on: page) {
          let words = mention.text.split(whereSeparator: { " |".contains($0) }).map(String.init)
          let path = Array(words.dropFirst().prefix { $0.allSatisfy { "a"..."z" ~= $0 } }.prefix(2))
          let help = try helps[path] ?? Program.run(path + ["--help"], in: folder).output
          helps[path] = help
          #expect(help.contains(/USAGE: assay/), "\(mention)")
          let known = helps[Array(path.prefix(1))] ?? help
          for word in path.dropFirst() {
            #expect(help.contains("assay \(path[0]) \(word)") || known.contains(word), "\(mention)")
          }
          for flag in words where flag.hasPrefix("--") {
            #expect(help.contains("\(flag) ") || help.contains("\(flag)\n"), "\(mention): \(flag)")
          }
        }
      }
    }
  }

  // MARK: Running

  private func isLeftOut(_ command: DocumentedCommand) -> Bool {
    let plain = command.words.drop { $0.contains("=") }.joined(separator: " ") + " "
    return Self.notRun.contains { plain.hasPrefix($0.beginning) }
  }

  private func check(_ command: DocumentedCommand, in folder: URL) throws {
    let first = command.words.prefix(2)
    let run =
      if first == ["assay", "open"] || first == ["assay", "serve"] {
        try serve(command.text, andThen: "true", in: folder)
      } else if first.first == "curl" {
        try serve(
          "assay serve", andThen: command.text.replacing("localhost:8817/", with: "${url}"),
          in: folder)
      } else {
        try shell(command.text, in: folder)
      }
    let expected: Int32 = Self.findsSomething.contains(command.text) ? 1 : 0
    #expect(run.code == expected, "\(command): \(run.errors)\(run.output)")
    #expect(!(run.output + run.errors).isEmpty, "\(command) says nothing")
  }

  /// Runs a command that serves, on a free port, and another as soon as it listens; then ends it as
  /// Ctrl-C does.
  private func serve(_ command: String, andThen other: String, in folder: URL) throws
    -> Program.Outcome
  {
    try shell(
      """
      \(command) --port 0 --json > served & server=$!
      until grep -q url served; do kill -0 $server || exit 9; sleep 0.05; done
      url=$(sed -n 's/.*"url": "\\(.*\\)".*/\\1/p' served)
      \(other); code=$?
      kill -INT $server; wait $server || exit 8
      cat served; exit $code
      """, in: folder)
  }

  private func shell(_ command: String, in folder: URL) throws -> Program.Outcome {
    let programs = Program.url.deletingLastPathComponent().path
    return try Program.run(
      URL(filePath: "/bin/bash"),
      ["-o", "pipefail", "-c", "unset DISPLAY; PATH='\(programs)':$PATH\n\(command)"], in: folder)
  }

  private func makeProject(in folder: URL) throws {
    for command in [
      "assay init pets.assay --images photos --labels labels.csv",
      "assay import predictions preds.csv --model resnet", "assay measure",
    ] {
      let run = try shell(command, in: folder)
      #expect(run.code == 0, "\(command): \(run.errors)")
    }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Folders.package.appending(path: path), encoding: .utf8)
  }
}
