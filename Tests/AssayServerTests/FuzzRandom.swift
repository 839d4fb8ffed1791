import Foundation

/// Random texts for ``FuzzTests``: the same for the same seed (SplitMix64).
struct FuzzRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 0 up to, not including, `count`.
  mutating func below(_ count: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) % UInt64(count))
  }

  mutating func isOneIn(_ count: Int) -> Bool { below(count) == 0 }

  mutating func one<Element>(of choices: [Element]) -> Element { choices[below(choices.count)] }

  /// A value of a parameter: one that fits ``SmallProject``, or anything.
  mutating func value(of name: String, in path: String, isSane: Bool) -> String {
    guard isSane || isOneIn(3) else { return text() }
    switch name {
    case "id" where path.hasPrefix("/jobs"): return "1"
    case "id": return String(below(5))
    case "image": return String(below(5))
    case "ids", "images": return (0...below(4)).map { String($0) }.joined(separator: ",")
    case "model": return "strong"
    case "where": return filter(depth: isSane ? 1 : 3)
    case "order": return one(of: ["brightness", "-confidence", "path", "-width"])
    case "class", "line", "value": return one(of: ["cat", "dog", "owl"])
    case "split": return one(of: ["*", "test", "train"])
    case "name" where path.hasPrefix("/columns"):
      return one(of: ["label", "predicted", "split", "camera", "brightness", "iso", "margin"])
    case "name": return one(of: ["cats", "vectors"])
    case "metric", "x", "y": return one(of: ["brightness", "width", "iso", "confidence"])
    case "by": return one(of: ["label", "outcome", "split"])
    case "rate": return one(of: ["accuracy", "recall", "precision", "false_negative_rate"])
    case "binning": return one(of: ["quantile", "width"])
    case "kind" where path == "/duplicates": return one(of: ["bytes", "pixels", "near"])
    case "only": return one(of: ["conflicting", "leaking"])
    case "cosine", "embedding": return one(of: ["0", "0.15", "1"])
    case "kind": return one(of: ["undecodable", "damaged", "unreadable"])
    case "labels": return one(of: ["given", "corrected"])
    case "bins", "limit", "at", "hash", "offset": return String(1 + below(20))
    case "sparse", "mirrored": return one(of: ["0", "1"])
    default: return one(of: ["1", "cat", "a"])
    }
  }

  /// A filter that can be read, of words that mostly exist.
  mutating func filter(depth: Int) -> String {
    guard depth > 0 else {
      return one(of: [
        "label = cat", "predicted != dog", "outcome = wrong", "brightness < 0.5", "iso is missing",
        "tag = reviewed", "split = test", "camera = Canon", "width >= 1e300", "path ~ \"é\"",
        "confidence > -1", "similar to \"cat/1.jpg\"", "issue = undecodable", "brightness > nan",
      ])
    }
    let (left, right) = (filter(depth: depth - 1), filter(depth: depth - 1))
    return one(of: [
      left, "\(left) and \(right)", "\(left) or \(right)", "not (\(left))",
      "(\(left)) and \(right)",
    ])
  }

  /// Anything at all.
  mutating func text() -> String {
    switch below(8) {
    case 0: return ""
    case 1:
      return one(of: ["-1", "0", "6", "18446744073709551616", "1e999", "NaN", "٣", "0x1", "+1"])
    case 2:
      return String(repeating: one(of: ["(", "a", "not ", "é", "-", ","]), count: below(3_000))
    case 3:
      let scalars = (0..<below(30)).map { _ in Unicode.Scalar(UInt32(below(0xD7FF))) }
      var text = ""
      for scalar in scalars { if let scalar { text.unicodeScalars.append(scalar) } }
      return text
    case 4:
      return one(of: ["../../etc/passwd", "\0", "%", "%zz", "%ff", "&&==", "null", "*", "{id}"])
    case 5: return filter(depth: 2) + one(of: ["", " and", ")", "\"", " = "])
    default:
      let letters = Array("abcdlmo=<>~()\"'-+ 0123456789.,:&?#/%\\\n")
      return String((0..<below(40)).map { _ in one(of: letters) })
    }
  }

  /// A body: one that the description allows, or anything.
  mutating func body(
    of operation: [String: Any], schemas: [String: Any], isSane: Bool
  ) -> String {
    let content = (operation["requestBody"] as? [String: Any])?["content"] as? [String: Any]
    let schema = (content?["application/json"] as? [String: Any])?["schema"]
    guard let schema else { return isSane ? "" : text() }
    guard isSane || isOneIn(2) else {
      return one(of: [
        text(), "", "null", "[]", "{}", "{\"kind\":", "{\"kind\": 1}", "{\"kind\": null}",
        "\"measure\"",
        String(repeating: "[", count: 5_000), String(repeating: " ", count: 70_000),
      ])
    }
    let value = json(of: schema, named: "", schemas: schemas, isSane: isSane)
    let bytes = try? JSONSerialization.data(
      withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys])
    return String(decoding: bytes ?? Data(), as: UTF8.self)
  }

  private mutating func json(
    of schema: Any, named name: String, schemas: [String: Any], isSane: Bool
  ) -> Any {
    var schema = schema as? [String: Any] ?? [:]
    if let reference = schema["$ref"] as? String {
      schema = schemas[String(reference.split(separator: "/").last ?? "")] as? [String: Any] ?? [:]
    }
    if !isSane && isOneIn(4) { return one(of: [NSNull(), 1, "x", [Any](), text()] as [Any]) }
    if let words = schema["enum"] as? [String], !words.isEmpty { return one(of: words) }
    if let choices = schema["anyOf"] as? [Any] {
      return json(of: one(of: choices), named: name, schemas: schemas, isSane: isSane)
    }
    let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
    switch types.first {
    case "object":
      var members: [String: Any] = [:]
      let known = schema["properties"] as? [String: Any] ?? [:]
      let required = schema["required"] as? [String] ?? []
      for (name, member) in known.sorted(by: { $0.key < $1.key })
      where required.contains(name) || isOneIn(2) {
        members[name] = json(of: member, named: name, schemas: schemas, isSane: isSane)
      }
      return members
    case "array":
      return (0..<1 + below(4)).map { _ in
        json(
          of: schema["items"] ?? [:] as [String: Any], named: "", schemas: schemas, isSane: isSane)
      }
    case "integer": return below(5)
    case "number": return Double(below(1_000)) / 100
    case "boolean": return isOneIn(2)
    case "null": return NSNull()
    default:
      guard isSane else { return text() }
      return name == "" ? one(of: ["measure", "cat"]) : value(of: name, in: "", isSane: true)
    }
  }
}
