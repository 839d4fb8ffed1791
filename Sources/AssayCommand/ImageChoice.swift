import ArgumentParser
import Assay
internal import Foundation

/// Which images a command changes: those of a filter, of a list of keys, or all.
struct ImageChoice: ParsableArguments {
  @Option(name: .customLong("where"), help: "The images for which this filter holds.")
  var filter: String?

  @Option(help: "The images whose keys this file has: one a line, or a table.", completion: .file())
  var keys: String?

  @Flag(help: "All images of the project.")
  var all = false

  @Option(help: "The model that the filter means; without it the one imported last.")
  var model: String?

  func validate() throws {
    guard [filter != nil, keys != nil, all].count(where: \.self) == 1 else {
      throw ValidationError("say which images: one of --where, --keys and --all")
    }
  }

  /// The images, ascending.
  ///
  /// - Throws: ``InputError`` for a key that the project does not have, and what the filter throws.
  func images(of snapshot: ProjectSnapshot) throws -> [Int32] {
    guard let keys else {
      let model = try namedModel(model, of: snapshot)
      return try snapshot.images(matching: FilterExpression(ifGiven: filter), model: model).ids.map
      { Int32($0) }
    }
    var ids: [String: Int32] = [:]
    for (id, image) in snapshot.images.enumerated() { ids[image.key] = Int32(id) }
    return try readOrder(from: URL(filePath: keys)).map { key in
      guard let id = ids[key] else {
        throw InputError(
          "\(keys): no image \"\(key)\" in the project; write keys as `assay export` does")
      }
      return id
    }
  }
}

/// The model of a name, the current one without a name.
///
/// - Throws: ``InputError`` if there is none of this name.
func namedModel(_ name: String?, of snapshot: ProjectSnapshot) throws -> ModelPredictions? {
  let model = snapshot.model(named: name)
  if let name, model == nil {
    throw EvaluationError.unknownModel(name, known: snapshot.models.map(\.name))
  }
  return model
}

extension Edit {
  /// Who a command is, in the history.
  static let commandLine = "command line"
}

extension EditOutcome {
  /// As JSON.
  var json: JSON {
    .object([
      ("edit", edit?.json ?? .null), ("undone", undone?.json ?? .null), ("changed", .int(changed)),
      ("revision", .int(Int(revision))),
    ])
  }
}

extension Edit {
  /// As JSON.
  var json: JSON {
    .object([
      ("id", .int(Int(id))), ("at", .string(date.formatted(.iso8601))),
      ("author", .optional(author)), ("kind", .string(kind)), ("value", .optional(value)),
      ("count", .int(count)), ("undoes", .optional(undoes.map { Int($0) })),
      ("takes_back", .bool(takesBack)), ("undone", .bool(isUndone)), ("text", .string(text)),
    ])
  }
}
