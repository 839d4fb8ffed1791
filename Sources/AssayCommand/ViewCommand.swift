import ArgumentParser
import Assay

struct ViewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "view",
    abstract: "Save filters, orders and sets of images under a name.",
    discussion: """
      Examples:
        assay view save dark-errors --where "outcome = wrong and brightness < 0.2" --order -loss
        assay view save to-look-at --keys keys.txt
        assay view list
        assay view delete dark-errors
      """,
    subcommands: [ViewSaveCommand.self, ViewListCommand.self, ViewDeleteCommand.self])
}

struct ViewSaveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "save", abstract: "Save a filter and an order, or a set of images.",
    discussion: """
      Examples:
        assay view save dark-errors --where "outcome = wrong and brightness < 0.2" --order -loss
        assay view save to-look-at --keys keys.txt
      """)

  @Argument(help: "The name; a view of this name is replaced.")
  var name: String

  @Option(parsing: .unconditional, help: "The order: a field, - in front for descending.")
  var order: String?

  @OptionGroup var choice: ImageChoice
  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let project = try await project.open()
    let snapshot = try await project.snapshot()
    var view = SavedView(name: name)
    view.order = order
    view.model = choice.model
    if choice.keys == nil {
      view.filter = choice.filter
    } else {
      view.images = try choice.images(of: snapshot)
    }
    view = try await project.save(view)
    let count = try Explorer(snapshot).images(of: view).count
    output.say(
      .object([("name", .string(name)), ("count", .int(count))]),
      else: "saved \"\(name)\": \(count) images")
  }
}

struct ViewListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the saved views and sets.",
    discussion: """
      Examples:
        assay view list --json
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let explorer = Explorer(try await project.open().snapshot())
    let views = explorer.snapshot.views.map { ($0, try? explorer.images(of: $0).count) }
    var table = ConsoleTable([
      ("view", .left), ("images", .right), ("where", .left), ("order", .left), ("model", .left),
    ])
    for (view, count) in views {
      table.add([
        view.name, count.map(String.init) ?? "?",
        view.images == nil ? view.filter ?? "" : "(a set of images)", view.order ?? "",
        view.model ?? "",
      ])
    }
    output.say(
      .object([
        (
          "views",
          .array(
            views.map { view, count in
              .object([
                ("name", .string(view.name)), ("where", .optional(view.filter)),
                ("order", .optional(view.order)), ("model", .optional(view.model)),
                ("count", .optional(count)),
                ("kind", .string(view.images == nil ? "filter" : "set")),
              ])
            })
        )
      ]), else: table.text(aligned: Terminal.isInteractive))
  }
}

struct ViewDeleteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a saved view or set; the images stay.",
    discussion: """
      Examples:
        assay view delete dark-errors
      """)

  @Argument(help: "The name.")
  var name: String

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    guard try await project.open().removeView(named: name) else {
      throw InputError("there is no view \"\(name)\"; `assay view list` names them")
    }
    output.say(.object([("removed", .string(name))]), else: "deleted \"\(name)\"")
  }
}
