extension LabelWriting {
  /// Writes labels into the file of an annotation tool.
  package mutating func write(into table: AnnotationTable, images: [String]) throws {
    let text = try TextFile(file.bytes)
    let root = try JSONNode(text)
    // Where the class of each row stands, and the first of the file's records about it.
    var places: [Int: [Range<Int>]] = [:]
    var first: [Int: Int] = [:]
    for (place, row) in table.rows.enumerated() {
      guard let number = row.key.withUTF8Bytes({ rows.find($0) }) else { continue }
      places[number, default: []] += row.places
      first[number] = first[number] ?? place
    }
    let shared = sharedPlaces(places)
    let todo = wanted.keys.sorted().filter { row in
      let isShared = places[row]?.contains { shared.contains($0.lowerBound) } ?? false
      if isShared { leaveOut(keys[row]) }
      return !isShared
    }
    switch table.format {
    case .fiftyOne: try writeFiftyOne(root, text, table, images: images, todo, places)
    case .fiftyOneSamples: try writeFiftyOneSamples(root, rows: todo, at: places, first: first)
    case .labelStudio:
      for row in replace(todo, at: places, with: { $0?.asJSON ?? "" }) {
        if let edit = insertedChoice(for: row, task: first[row], in: root) {
          change([edit])
        } else {
          leaveOut(keys[row])
        }
      }
      for (key, _) in added { leaveOut(key) }
    case .encord:
      let answers = encordAnswers(root, text)
      let without = replace(todo, at: places) { name in
        guard let name else { return "" }
        return answers[name] ?? "{\"name\": \(name.asJSON), \"value\": \(name.asJSON)}"
      }
      for row in without { leaveOut(keys[row]) }
      for (key, _) in added { leaveOut(key) }
    case .coco:
      var coco = try COCOLabels(root, text)
      try writeCOCO(&coco, todo: todo, places: places)
    }
  }

  /// Writes the class of each row into its places.
  ///
  /// - Returns: the rows that have none.
  mutating func replace(
    _ rows: [Int], at places: [Int: [Range<Int>]], with spelled: (String?) -> String
  ) -> [Int] {
    var without: [Int] = []
    var done: Set<Int> = []
    for row in rows {
      let ranges = places[row] ?? []
      if ranges.isEmpty {
        without.append(row)
        continue
      }
      let spelling = spelled(wanted[row] ?? nil)
      change(
        ranges.filter { done.insert($0.lowerBound).inserted }
          .map { TextEdit(range: $0, text: spelling) })
    }
    return without
  }

  /// Where one statement is about several images that shall not all become the same.
  private func sharedPlaces(_ places: [Int: [Range<Int>]]) -> Set<Int> {
    var rows: [Int: [Int]] = [:]
    for (row, ranges) in places {
      for range in ranges { rows[range.lowerBound, default: []].append(row) }
    }
    return Set(
      rows.filter { _, rows in
        rows.count > 1 && rows.contains { wanted[$0] == nil || wanted[$0] != wanted[rows[0]] }
      }.keys)
  }

  private mutating func writeFiftyOne(
    _ root: JSONNode, _ text: TextFile, _ table: AnnotationTable, images: [String],
    _ todo: [Int], _ places: [Int: [Range<Int>]]
  ) throws {
    let labels = root["labels"]?.members ?? []
    let list = root["classes"]
    var classes = list?.elements?.map { $0.text ?? "" } ?? []
    let known = classes.count
    let usesNumbers = table.rows.contains { row in
      row.places.contains { text.bytes[$0.lowerBound] &- 0x30 < 10 }
    }
    func spelled(_ name: String) -> String {
      guard usesNumbers else { return name.asJSON }
      guard list != nil else { return integerClass(name) == nil ? name.asJSON : name }
      if !classes.contains(name) { classes.append(name) }
      return String(classes.firstIndex(of: name) ?? 0)
    }
    for row in replace(todo, at: places, with: { $0.map(spelled) ?? "null" }) {
      leaveOut(keys[row])
    }
    let stems = table.lacksExtensions ? withoutExtensions(images) : images
    let stemOf = Dictionary(zip(images, stems), uniquingKeysWith: { first, _ in first })
    let taken = Set(stems)
    for (key, className) in added {
      guard let stem = stemOf[key], !table.lacksExtensions || stem != key || !taken.contains(stem)
      else {
        leaveOut(key)
        continue
      }
      guard let last = labels.last?.value.range.upperBound else { continue }
      add([TextEdit(range: last..<last, text: ", \(stem.asJSON): \(spelled(className))")])
    }
    if let list, classes.count > known {
      let names = classes[known...].map(\.asJSON)
      include([list.appending(names, in: text)])
    }
  }

  /// The choice of a task that has an annotation list but no choice, after the pattern of others.
  private func insertedChoice(for row: Int, task: Int?, in root: JSONNode) -> TextEdit? {
    guard let task, let name = wanted[row] ?? nil else { return nil }
    let tasks = root.elements ?? [root]
    func results(of task: JSONNode) -> [JSONNode] {
      (task["annotations"]?.elements ?? []).flatMap { $0["result"]?.elements ?? [] }
    }
    let question = file.reading.labelColumn
    let pattern = tasks.lazy.flatMap(results).first {
      $0["type"]?.text == "choices" && (question == nil || $0["from_name"]?.text == question)
    }
    guard task < tasks.count, let list = tasks[task]["annotations"], list.elements != nil,
      let pattern, let from = pattern["from_name"]?.text
    else { return nil }
    let to = pattern["to_name"]?.text.map { ", \"to_name\": \($0.asJSON)" } ?? ""
    return list.appending([
      "{\"result\": [{\"from_name\": \(from.asJSON)\(to), \"type\": \"choices\", "
        + "\"value\": {\"choices\": [\(name.asJSON)]}}]}"
    ])
  }

  /// For each class an answer of the file that gives it, byte for byte.
  private func encordAnswers(_ root: JSONNode, _ text: TextFile) -> [String: String] {
    var answers: [String: String] = [:]
    for record in root.elements ?? [root] {
      for (_, answer) in record["classification_answers"]?.members ?? [] {
        for part in answer["classifications"]?.elements ?? [] {
          if let question = file.reading.labelColumn, part["name"]?.text != question { continue }
          for choice in part["answers"]?.elements ?? [] {
            guard let name = choice["name"]?.text, answers[name] == nil else { continue }
            answers[name] = String(decoding: text.bytes[choice.range], as: UTF8.self)
          }
        }
      }
    }
    return answers
  }
}

extension JSONNode {
  /// The edit that puts elements behind those of a list; `among` are the elements that stay, if not
  /// all do.
  func appending(_ elements: [String], in text: TextFile? = nil, hasOthers: Bool? = nil) -> TextEdit
  {
    let old = self.elements ?? []
    let place = old.last?.range.upperBound ?? range.lowerBound + 1
    // As between the two before; a single one says nothing about it.
    let space =
      (old.count > 1 ? old.last : nil)
      .flatMap { text?.space(before: $0.range.lowerBound) } ?? " "
    let joined = elements.joined(separator: "," + space)
    let comma = hasOthers ?? !old.isEmpty ? "," + space : ""
    return TextEdit(range: place..<place, text: comma + joined)
  }
}
