import Foundation

/// Compares a JSON value with the part of JSON Schema 2020-12 that the interface's description uses.
///
/// Members that a schema does not name are a mismatch, so that nothing goes undescribed.
struct JSONSchemaCheck {
  /// The schemas that references name.
  let schemas: [String: Any]

  /// Where the value differs, as sentences; none if it fits.
  func mismatches(_ value: Any, _ schema: Any, at place: String = "$") -> [String] {
    guard let schema = schema as? [String: Any] else { return ["\(place): no schema"] }
    if let reference = schema["$ref"] as? String {
      let name = String(reference.split(separator: "/").last ?? "")
      guard let target = schemas[name] else { return ["\(place): no schema \(reference)"] }
      return mismatches(value, target, at: place)
    }
    if let choices = schema["anyOf"] as? [Any] {
      let found = choices.map { mismatches(value, $0, at: place) }
      return found.contains([]) ? [] : found.first ?? []
    }
    if let words = schema["enum"] as? [String], !words.contains(value as? String ?? "") {
      return ["\(place): \(value) is none of \(words)"]
    }
    switch schema["type"] as? String {
    case "object": return object(value, schema, at: place)
    case "array":
      guard let values = value as? [Any] else { return ["\(place): no array but \(value)"] }
      return values.enumerated().flatMap {
        mismatches($1, schema["items"] ?? [:] as [String: Any], at: "\(place)[\($0)]")
      }
    case let type?: return Self.isA(type, value) ? [] : ["\(place): no \(type) but \(value)"]
    case nil: return []
    }
  }

  private func object(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    guard let members = value as? [String: Any] else { return ["\(place): no object but \(value)"] }
    let known = schema["properties"] as? [String: Any] ?? [:]
    let others = schema["additionalProperties"]
    let missing = (schema["required"] as? [String] ?? []).filter { members[$0] == nil }
      .map { "\(place).\($0) is missing" }
    return missing
      + members.flatMap { name, member -> [String] in
        if let own = known[name] { return mismatches(member, own, at: "\(place).\(name)") }
        if let others { return mismatches(member, others, at: "\(place).\(name)") }
        return known.isEmpty ? [] : ["\(place).\(name) is not described"]
      }
  }

  private static func isA(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "null": return value is NSNull
    case "string": return value is String
    case "boolean": return isBoolean(value)
    case "number": return value is NSNumber && !isBoolean(value)
    case "integer":
      return !isBoolean(value)
        && (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
    default: return false
    }
  }

  private static func isBoolean(_ value: Any) -> Bool {
    guard let number = value as? NSNumber else { return false }
    return String(cString: number.objCType) == "c"
  }
}
