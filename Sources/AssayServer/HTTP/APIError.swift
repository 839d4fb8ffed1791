import Assay

/// Why a request is not answered as wished, in the one shape that all errors have:
/// `{"error": {"code", "message", "where"?: {"column", "nearest"?}, "conflict"?}}`.
struct APIError: Error, Sendable {
  /// The status code, 400…599.
  var status: Int
  /// What programs tell errors apart by.
  var code: ErrorCode
  /// A sentence for the person who must act.
  var message: String
  /// Where in a filter or an order the trouble is.
  var column: Int?
  /// The known word that may have been meant.
  var nearest: String?
  /// The later edit that stands against an edit.
  var conflict: EditConflict?
  /// With 405, the methods that would do.
  var allowedMethods: [String] = []

  /// An error of a code; its status is one of the code's ``ErrorCode/statuses``, the first if absent.
  init(
    _ code: ErrorCode, status: Int? = nil, _ message: String, column: Int? = nil,
    nearest: String? = nil
  ) {
    precondition(status.map(code.statuses.contains) ?? true, "a status that the code comes with")
    self.status = status ?? code.statuses[0]
    self.code = code
    self.message = message
    self.column = column
    self.nearest = nearest
  }

  var json: JSON {
    var members: [(String, JSON)] = [
      ("code", .string(code.rawValue)), ("message", .string(message)),
    ]
    if let column {
      var place: [(String, JSON)] = [("column", .int(column))]
      if let nearest { place.append(("nearest", .string(nearest))) }
      members.append(("where", .object(place)))
    }
    if let conflict { members.append(("conflict", conflictJSON(conflict))) }
    return .object([("error", .object(members))])
  }
}
