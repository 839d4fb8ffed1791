import ArgumentParser
import Assay

struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "List every metric with its meaning, unit and range.",
    discussion: """
      Examples:
        assay metrics
        assay metrics brightness
        assay metrics --json
      """
  )

  @OptionGroup var output: OutputOptions

  @Argument(help: "Only this metric, by its id.")
  var metric: String?

  func run() throws {
    var infos = MetricCatalog.all
    if let metric {
      guard let info = MetricCatalog.info(metric) else {
        throw InputError(
          "unknown metric \"\(metric)\": `assay metrics` lists all of them")
      }
      infos = [info]
    }
    var table = ConsoleTable([
      ("id", .left), ("title", .left), ("kind", .left), ("unit", .left), ("range", .left),
      ("meaning", .left),
    ])
    for info in infos {
      table.add([
        info.id, info.title, info.kind.rawValue, info.unit, range(of: info), info.meaning,
      ])
    }
    output.say(
      .array(infos.map { .object($0.jsonMembers) }),
      else: table.text(aligned: Terminal.isInteractive))
  }

  private func range(of info: MetricInfo) -> String {
    let least = info.least.map { decimals($0, 0) } ?? ""
    let greatest = info.greatest.map { $0 < 1 ? decimals($0, 1) : decimals($0, 0) } ?? ""
    return least + "–" + greatest
  }
}
