import ArgumentParser
import Assay
internal import Kernels

struct MeasureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Measure every image that is new or changed; interrupt and run again at will.",
    discussion: """
      Then finds the nearest images of each by the current embedding, and how alone, how typical
      and how well labelled each is, wherever that is missing or out of date.

      Examples:
        assay measure
        assay measure --no-thumbnails
        assay measure --project pets.assay --json
      """
  )

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  @Flag(inversion: .prefixedNo, help: "Store a thumbnail of every image, for the page.")
  var thumbnails = true

  func run() async throws {
    let report = try await Measuring.run(
      try await project.open(), thumbnails: thumbnails, quiet: output.quiet)
    output.say(report.json, else: report.sentence)
  }
}

/// Measuring as the commands do it: with a progress line.
enum Measuring {
  /// Measures what is new or changed in a project.
  static func run(_ project: Project, thumbnails: Bool, quiet: Bool) async throws -> MeasureReport {
    let line = ProgressLine("measuring", quiet: quiet)
    defer { line.finish() }
    var options = MeasureOptions()
    options.thumbnails = thumbnails
    return try await project.measure(options: options) { progress in
      line.update(
        done: progress.done, total: progress.total, rate: progress.rate,
        secondsLeft: progress.secondsLeft, stage: progress.stage)
    }
  }
}

extension MeasureReport {
  /// What measuring did, in words.
  var sentence: String {
    var text = "measured \(measured) images in \(decimals(seconds, 1)) s"
    if measured > 0 { text += " (\(Int(imagesPerSecond.rounded())) a second)" }
    let others = [
      (unchanged, "unchanged since last time"), (damaged, "damaged, measured all the same"),
      (undecodable, "without pixels to measure"), (unreadable, "could not be read"),
      (missing, "gone from the folder"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if !others.isEmpty { text += "; " + others.joined(separator: ", ") }
    guard let neighbors else { return text }
    let by = "by \"\(neighbors.embedding)\""
    if neighbors.searched {
      text += "\nfound the nearest of \(neighbors.imageCount) images \(by)"
      return neighbors.recall.map { "\(text) (\($0.asRecall))" } ?? text
    }
    return neighbors.computed.isEmpty
      ? text : text + "\ncomputed \(neighbors.computed.joined(separator: ", ")) \(by)"
  }

  /// What measuring did, as JSON.
  var json: JSON {
    .object([
      ("measured", .int(measured)), ("unchanged", .int(unchanged)),
      ("undecodable", .int(undecodable)), ("damaged", .int(damaged)),
      ("unreadable", .int(unreadable)), ("missing", .int(missing)), ("added", .int(added)),
      ("seconds", .number(seconds)), ("images_per_second", .number(imagesPerSecond)),
      (
        "neighbors",
        neighbors.map {
          .object([
            ("embedding", .string($0.embedding)), ("images", .int($0.imageCount)),
            ("searched", .bool($0.searched)), ("recall", $0.recall?.json ?? .null),
            ("computed", .strings($0.computed)),
          ])
        } ?? .null
      ),
    ])
  }
}

extension Estimate {
  /// The recall of an approximate search, in words.
  var asRecall: String {
    guard let value, let interval else { return "approximate" }
    return "approximate, recall \(decimals(value, 3)) "
      + "(\(decimals(interval.low, 3))–\(decimals(interval.high, 3))), n = \(n)"
  }
}
