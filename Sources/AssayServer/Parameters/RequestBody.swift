import Assay
import Foundation

/// The JSON object that a route reads, declared once: what is read, the text of its errors, and its
/// description all follow from this.
struct RequestBody: Sendable {
  /// The longest list of ids fits: a million.
  static let longestList = 16 * 1_024 * 1_024
  /// The longest body of a few words, in bytes.
  static let longestWords = 64 * 1_024

  /// The members of each form that the object may have.
  let forms: [[any DeclaredParameter]]
  /// A body that would do, for the error.
  let example: String
  /// The longest body that is read, in bytes.
  var limit = longestWords

  /// An object that must be empty: a form of another site cannot send its type.
  static let empty = RequestBody(forms: [[]], example: "{}", limit: 1_024)

  /// The errors that a request can earn by its body.
  var errors: [ErrorCode] {
    [.badType, .tooLarge, .badBody, .unknownMember, .repeatedMember]
      + forms.flatMap { $0.flatMap(\.errors) }
  }

  var shape: Shape {
    let shapes = forms.map { members in
      Shape.object(
        members.map { ($0.name, $0.describedShape) },
        optional: members.filter { !$0.isRequired }.map(\.name))
    }
    return shapes.count == 1 ? shapes[0] : .either(shapes)
  }

  /// Reads the body of a request.
  ///
  /// - Throws: ``APIError`` 415 for another type, which a form of another site could send, 413 for a
  ///   body that is too long, 400 for one that is not understood.
  func values(of request: ServerRequest) async throws -> RequestValues {
    let bytes = try await request.jsonBody(upTo: limit)
    let given: [String: RequestValue]
    do {
      given = try JSONDecoder().decode([String: RequestValue].self, from: Data(bytes))
    } catch { throw unlike }
    try checkNames(MemberNames(in: bytes).names, of: given)
    let values = RequestValues(given.mapValues { [$0] })
    // The form that goes furthest says what is wrong.
    var wrong: (place: Int, error: APIError)?
    for form in forms where hasNames(of: form, given) {
      guard let found = firstFault(of: values, in: form) else { return values }
      if found.place > wrong?.place ?? -1 { wrong = found }
    }
    throw wrong?.error ?? unlike
  }

  private var unlike: APIError { APIError(.badBody, "expected a body like \(example)") }

  private func checkNames(_ names: [String], of given: [String: RequestValue]) throws(APIError) {
    var known: [String] = []
    for member in forms.joined() where !known.contains(member.name) { known.append(member.name) }
    var seen: Set<String> = []
    for name in names {
      guard known.contains(name) else {
        throw APIError(.unknownMember, unknown("member", name, among: known))
      }
      guard seen.insert(name).inserted else {
        throw APIError(.repeatedMember, "the member \"\(name)\" stands twice")
      }
    }
    // Both ways of reading must agree.
    guard seen == Set(given.keys) else { throw unlike }
  }

  private func hasNames(
    of form: [any DeclaredParameter], _ given: [String: RequestValue]
  ) -> Bool {
    form.allSatisfy { !$0.isRequired || given[$0.name] != nil }
      && given.keys.allSatisfy { name in form.contains { $0.name == name } }
  }

  private func firstFault(
    of values: RequestValues, in form: [any DeclaredParameter]
  ) -> (place: Int, error: APIError)? {
    for (place, member) in form.enumerated() {
      do throws(APIError) { try member.check(values[member.name]) } catch { return (place, error) }
    }
    return nil
  }
}

/// The message about a name that is none of the known ones: the nearest of them, or all.
func unknown(_ kind: String, _ name: String, among known: [String]) -> String {
  let hint =
    nearestName(to: name, in: known).map { " (did you mean \"\($0)\"?)" }
    ?? ", known here: \(known.isEmpty ? "none" : known.joined(separator: ", "))"
  return "unknown \(kind) \"\(name.prefix(40))\"\(hint)"
}
