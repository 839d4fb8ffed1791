import Assay

/// Why a request is not answered as wished, in the one shape that all errors have:
/// `{"error": {"code", "message", "where"?: {"column", "nearest"?}}}`.
struct APIError: Error, Sendable {
  /// The status code, 400…599.
  var status: Int
  /// A stable word for programs.
  var code: String
  /// A sentence for the person who must act.
  var message: String
  /// Where in a filter or an order the trouble is.
  var column: Int?
  /// The known word that may have been meant.
  var nearest: String?
  /// With 405, the methods that would do.
  var allowedMethods: [String] = []

  init(
    _ status: Int, _ code: String, _ message: String, column: Int? = nil, nearest: String? = nil
  ) {
    self.status = status
    self.code = code
    self.message = message
    self.column = column
    self.nearest = nearest
  }

  /// An error in the text of a parameter.
  init(_ error: FilterError, code: String) {
    self.init(
      400, code, error.explanation, column: error.column, nearest: error.nearest)
  }

  /// Any error of the layers below.
  init(_ error: any Error) {
    switch error {
    case let error as APIError: self = error
    case let error as FilterError: self.init(error, code: "bad_filter")
    case let error as EvaluationError: self.init(error)
    case let error as EditError: self.init(error)
    case let error as StoreError: self.init(error)
    case is CancellationError: self.init(503, "cancelled", "the server is stopping")
    default: self.init(500, "internal", "\(error)")
    }
  }

  /// What keeps an edit from being made.
  private init(_ error: EditError) {
    switch error {
    case .badName: self.init(400, "bad_name", "\(error)")
    case .unknownClass: self.init(400, "unknown_class", "\(error)")
    case .unknownImage: self.init(400, "bad_id", "\(error)")
    }
  }

  /// What the project's files say no to: 409 while another process writes.
  private init(_ error: StoreError) {
    if case .busy = error {
      self.init(409, "busy", "\(error)")
    } else if case .unknownEmbedding = error {
      self.init(404, "unknown_embedding", "\(error)")
    } else {
      self.init(500, "internal", "\(error)")
    }
  }

  var json: JSON {
    var members: [(String, JSON)] = [("code", .string(code)), ("message", .string(message))]
    if let column {
      var place: [(String, JSON)] = [("column", .int(column))]
      if let nearest { place.append(("nearest", .string(nearest))) }
      members.append(("where", .object(place)))
    }
    return .object([("error", .object(members))])
  }
}
