import ArgumentParser
import Assay
internal import Kernels

struct IssuesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issues",
    abstract: "List images that deserve a look: files, duplicates, outliers, labels.",
    discussion: """
      Examples:
        assay issues files
        assay issues duplicates --format csv
        assay issues duplicates --kind near --hash-distance 10 --cosine-distance 0.1
        assay issues outliers --limit 20
        assay issues labels --model resnet18
        assay issues labels --order self_confidence --json
        assay issues duplicates --fail

      With --fail the exit code is 1 when any was found.
      """
  )

  /// What is listed.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case files, duplicates, outliers, labels
  }

  /// How the result is written.
  enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, csv }

  @Argument(help: "files, duplicates, outliers or labels.")
  var subject: Subject

  @Option(help: "The model whose predictions the labels are held against; the last if absent.")
  var model: String?

  @Option(
    help: ArgumentHelp(
      "labels: by what the review queue in the JSON is ordered; by all that is known if absent."))
  var order: LabelReview.Order?

  @Option(help: "At most this many rows; the JSON is always whole.")
  var limit: Int?

  @Option(help: "table, json or csv.")
  var format = Format.table

  @Flag(help: "End with exit code 1 when any was found.")
  var fail = false

  @OptionGroup(title: "Duplicates") var nearness: DuplicateOptions
  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    try output.check(format: format.rawValue)
    if let limit, limit < 1 { throw ValidationError("--limit is a whole number from 1 on") }
    if subject != .duplicates { try nearness.checkUnused() }
    if subject != .labels, order != nil {
      throw ValidationError("--order belongs to assay issues labels")
    }
  }

  func run() async throws {
    let opened = try await project.open()
    let snapshot = try await opened.snapshot()
    if let model, snapshot.model(named: model) == nil {
      throw ValidationError("unknown model \"\(model)\"")
    }
    let list =
      subject == .duplicates
      ? try await IssueList(duplicatesOf: opened, snapshot, options: nearness, model: model)
      : try IssueList(subject, of: snapshot, model: model, order: order)
    switch output.json ? .json : format {
    case .json: Terminal.writeResult(list.json.pretty + "\n")
    case .csv: Terminal.writeResult(list.table(limit: limit).csv + "\n")
    case .table:
      Terminal.say(list.table(limit: limit).text(aligned: Terminal.isInteractive))
      if let limit, limit < list.rows.count {
        output.note("the first \(limit) of \(list.rows.count)")
      }
      for note in list.notes { output.note(note) }
    }
    if fail, !list.rows.isEmpty { throw ExitCode(1) }
  }
}

/// The issues of a subject: rows for a table, and JSON.
struct IssueList {
  let columns: [(title: String, alignment: ConsoleTable.Alignment)]
  let rows: [[String]]
  let json: JSON
  /// What else is worth saying beside the table.
  var notes: [String] = []

  init(
    _ subject: IssuesCommand.Subject, of snapshot: ProjectSnapshot, model: String?,
    order: LabelReview.Order?
  ) throws {
    switch subject {
    case .labels: self.init(labelsOf: snapshot, model: model, order: order)
    case .files: try self.init(filesOf: snapshot)
    case .duplicates: preconditionFailure("duplicates need the project's pictures")
    case .outliers: self.init(outliersOf: snapshot)
    }
  }

  func table(limit: Int?) -> ConsoleTable {
    var table = ConsoleTable(columns)
    for row in rows.prefix(limit ?? rows.count) { table.add(row) }
    return table
  }

  private init(filesOf snapshot: ProjectSnapshot) throws {
    let issues = try FileIssues(of: Explorer(snapshot))
    columns = [("kind", .left), ("image", .left), ("reason", .left)]
    rows = issues.kinds.flatMap { kind in
      kind.images.map { image in
        let reason = snapshot.issues.first { $0.image == image && $0.kind.rawValue == kind.id }
        return [kind.id, snapshot.images[Int(image)].key, reason?.reason ?? kind.rule]
      }
    }
    json = .object([("issues", issues.json(in: snapshot))])
  }

  private init(outliersOf snapshot: ProjectSnapshot) {
    let report = OutlierReport(of: snapshot)
    columns = [
      ("metric", .left), ("among", .left), ("severity", .left), ("image", .left),
      ("value", .right),
    ]
    rows = report.metrics.flatMap { metric in
      [("all", metric.overall), ("class", metric.withinClass)].flatMap { among, found in
        OutlierSeverity.allCases.flatMap { severity in
          found[severity].map { image in
            [
              metric.info.id, among, severity.rawValue, snapshot.images[Int(image)].key,
              snapshot.metrics[metric.info.id]?[image: Int(image)].map(Self.plain) ?? "",
            ]
          }
        }
      }
    }
    json = .object([("outliers", report.json(in: snapshot))])
  }

  private init(labelsOf snapshot: ProjectSnapshot, model: String?, order: LabelReview.Order?) {
    let quality = LabelQuality(of: snapshot, model: snapshot.model(named: model))
    columns = [
      ("kind", .left), ("image", .left), ("label", .left), ("suggested", .left),
      ("self_confidence", .right), ("annotation_quality", .right),
    ]
    func key(_ image: Int32) -> String { snapshot.images[Int(image)].key }
    let copies = quality.conflictingImages.map { image in
      let label = snapshot.labels[Int(image)]
      return [
        "conflicting_copies", key(image), label < 0 ? "" : snapshot.classes[Int(label)], "", "",
        "",
      ]
    }
    let contradicted = (quality.contradictions ?? []).map { found in
      [
        "contradicted", key(found.image), snapshot.classes[Int(found.label)],
        snapshot.classes[Int(found.suggested)], Self.single(found.selfConfidence), "",
      ]
    }
    func review(_ order: LabelReview.Order?) -> LabelReview {
      LabelReview(of: Explorer(snapshot), model: snapshot.model(named: model), order: order)
    }
    let byNeighbors = review(.annotationQuality)
    let suspects = byNeighbors.order == .annotationQuality ? byNeighbors.waiting : []
    let queue = review(order)
    let neighbors = suspects.map { suspect in
      [
        "neighbors", key(suspect.image), snapshot.classes[Int(suspect.label)],
        suspect.neighborsSuggest.map { snapshot.classes[Int($0)] } ?? "",
        suspect.selfConfidence.map(Self.single) ?? "",
        suspect.annotationQuality.map(Self.plain) ?? "",
      ]
    }
    rows = copies + neighbors + contradicted
    notes = quality.noise?.lines ?? []
    guard case .object(let members) = quality.json else { preconditionFailure("an object") }
    json = .object(members + [("review", queue.json(limit: queue.waiting.count))])
  }

  /// A number in full, whole ones without a fraction.
  private static func plain(_ value: Double) -> String {
    value.rounded() == value && value.magnitude < 1e15 ? String(Int(value)) : String(value)
  }

  /// A probability with the digits that it was stored with.
  private static func single(_ value: Double) -> String {
    plain(Double("\(Float(value))") ?? value)
  }
}
