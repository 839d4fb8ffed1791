import ArgumentParser
import Assay

struct MapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Lay the images out by their embeddings with UMAP, for the page Map.",
    discussion: """
      Examples:
        assay map
        assay map --seed 7
        assay map --json

      The map is kept in the project, for the current embedding; the other map, by principal
      components, needs no making. The same embedding and seed give the same map.
      """
  )

  @Option(help: "A whole number that the random choices follow from.")
  var seed: UInt64 = 1

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let project = try await project.open()
    let line = ProgressLine("laying out, epoch", quiet: output.quiet)
    defer { line.finish() }
    let clock = ContinuousClock.now
    let map = try await project.makeMap(seed: seed) { progress in
      line.update(
        done: progress.done, total: progress.total, rate: progress.rate,
        secondsLeft: progress.secondsLeft)
    }
    let seconds = (ContinuousClock.now - clock) / .seconds(1)
    output.say(
      .object([
        ("embedding", .string(map.embedding)), ("method", .string(map.method.rawValue)),
        ("seed", .number(Double(map.seed))), ("images", .int(map.imageCount)),
        ("trustworthiness", .optional(map.trustworthiness)), ("sampled", .int(map.sampled)),
        ("seconds", .number(seconds)),
      ]), else: sentence(map, seconds))
  }

  private func sentence(_ map: ImageMap, _ seconds: Double) -> String {
    var text =
      "\(map.imageCount) images laid out by \"\(map.embedding)\" "
      + "in \(decimals(seconds, 1)) s"
    if let trust = map.trustworthiness {
      text += "; trustworthiness \(decimals(trust, 3)) at \(map.sampled) of them"
    }
    return text
  }
}
