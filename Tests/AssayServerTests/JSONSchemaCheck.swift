import Foundation

@testable import AssayServer

/// Compares a JSON value with the part of JSON Schema 2020-12 that the interface's description uses.
struct JSONSchemaCheck {
  /// The schemas that references name.
  let schemas: [String: Any]

  /// Where the value differs, as sentences; none if it fits.
  func mismatches(_ value: Any, _ schema: Any, at place: String = "$") -> [String] {
    guard let schema = schema as? [String: Any] else { return ["\(place): no schema"] }
    if let reference = schema["$ref"] as? String {
      return mismatches(value, named: String(reference.split(separator: "/").last ?? ""), at: place)
    }
    if let choices = schema["anyOf"] as? [Any] {
      let found = choices.map { mismatches(value, $0, at: place) }
      return found.contains([]) ? [] : found.first ?? []
    }
    if let words = schema["enum"] as? [String], !words.contains(value as? String ?? "") {
      return ["\(place): \(value) is none of \(words)"]
    }
    if let only = schema["const"] as? Bool, value as? Bool != only {
      return ["\(place): \(value) is not \(only)"]
    }
    switch schema["type"] as? String {
    case "object": return object(value, schema, at: place)
    case "array": return array(value, schema, at: place)
    case let type?:
      guard Self.isA(type, value) else { return ["\(place): no \(type) but \(value)"] }
      return range(value, schema, at: place)
    case nil: return []
    }
  }

  /// Where the value differs from one of the schemas.
  func mismatches(_ value: Any, named name: String, at place: String = "$") -> [String] {
    guard let target = schemas[name] else { return ["\(place): no schema \(name)"] }
    return mismatches(value, target, at: place)
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
        if let others = others as? [String: Any] {
          return mismatches(member, others, at: "\(place).\(name)")
        }
        return others as? Bool == false ? ["\(place).\(name) is not described"] : []
      }
  }

  private func array(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    guard let values = value as? [Any] else { return ["\(place): no array but \(value)"] }
    let most = schema["maxItems"] as? Int ?? .max
    guard (schema["minItems"] as? Int ?? 0) <= values.count, values.count <= most else {
      return ["\(place): \(values.count) items"]
    }
    let first = schema["prefixItems"] as? [Any] ?? []
    let others = schema["items"] ?? [:] as [String: Any]
    return values.enumerated().flatMap { index, value in
      mismatches(value, index < first.count ? first[index] : others, at: "\(place)[\(index)]")
    }
  }

  private func range(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    guard let number = (value as? NSNumber)?.doubleValue else { return [] }
    let (least, most) = (schema["minimum"] as? NSNumber, schema["maximum"] as? NSNumber)
    let fits = number >= least?.doubleValue ?? number && number <= most?.doubleValue ?? number
    return fits ? [] : ["\(place): \(number) is out of range"]
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
