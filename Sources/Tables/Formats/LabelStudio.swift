import Dataset
import Foundation

/// Label Studio's tasks: the choice of the annotations, or of the predictions.
///
/// Cancelled annotations are left out; annotations that agree say it once. An image is named by its
/// `assay_key` where a task has kept one, else by its address.
struct LabelStudio: AnnotationFormat {
  var hasQuestions: Bool { true }

  func isTold(by beginning: JSONBeginning) -> Bool {
    beginning.isList && beginning.hasObject("data")
      && ["annotations", "predictions", "completions"].contains(where: beginning.hasList)
  }

  func content(
    of document: AnnotationDocument, for query: AnnotationQuery
  ) throws(ImportError) -> AnnotationContent {
    AnnotationContent(rows: try document.labelStudioRows(query))
  }

  func write(_ labels: inout LabelWriting, into rows: RowsToWrite) throws {
    for row in labels.replace(rows, with: { $0?.asJSON ?? "" }) {
      if let edit = labels.insertedChoice(
        for: row, task: rows.first[row], in: rows.document)
      {
        labels.change([edit])
      } else {
        labels.leaveOut(labels.keys[row])
      }
    }
    labels.leaveOutAdded()
  }
}

extension AnnotationDocument {
  fileprivate func labelStudioRows(
    _ query: AnnotationQuery
  ) throws(ImportError) -> [AnnotationTable.Row] {
    let sources = query.predictions ? ["predictions"] : ["annotations", "completions"]
    func choices(of task: JSONNode) -> [(parent: JSONNode, result: JSONNode)] {
      sources.flatMap { task[$0]?.elements ?? [] }.filter { $0["was_cancelled"]?.scalar != "true" }
        .flatMap { parent in
          (parent["result"]?.elements ?? []).filter { $0["type"]?.text == "choices" }
            .map { (parent, $0) }
        }
    }
    let wanted = try self.question(
      named: query.question,
      among: records.flatMap { choices(of: $0).compactMap { $0.result["from_name"]?.text } },
      flag: query.flag)
    var rows: [AnnotationTable.Row] = []
    for task in records {
      let data = try need("data", in: task, "an object", \.members)
      guard
        let path =
          (task["data"]?[KeptKeys.name] ?? task["data"]?["image"]
          ?? data.first { isPath($0.value.text) }?.value)?.text
      else {
        throw complaint(
          "a task without an image", "the path of an image under \"data\"",
          "add it or remove the task", at: task)
      }
      var row = AnnotationTable.Row(key: labelStudioKey(path), line: task.line)
      for (parent, result) in choices(of: task)
      where result["from_name"]?.text == wanted || wanted == nil {
        let value = try need("value", in: result, "an object") { $0.members == nil ? nil : $0 }
        let chosen = try need("choices", in: value, "a list of names", \.elements)
        row.places += (value["choices"]?.placeOfOnlyElement).map { [$0] } ?? []
        if chosen.isEmpty { continue }
        guard chosen.count == 1, let name = chosen[0].text else {
          throw complaint(
            "\(chosen.count) choices for \(quoted(path))", "one class",
            "one class an image is read; remove the others", at: result)
        }
        if !row.className.isEmpty, row.className != name {
          throw complaint(
            "the \(query.predictions ? "prediction" : "label") \(quoted(name)) for \(quoted(path))",
            "\(quoted(row.className)) as on line \(row.line)", "remove one of the two",
            at: chosen[0])
        }
        row.className = name
        row.confidence = (parent["score"] ?? result["score"])?.scalar ?? ""
        row.line = chosen[0].line
      }
      rows.append(row)
    }
    return rows
  }

  private func isPath(_ text: String?) -> Bool { text.map(hasImageExtension) ?? false }
}

extension LabelWriting {
  /// The choice of a task that has an annotation list but no choice, after the pattern of others.
  fileprivate func insertedChoice(
    for row: Int, task: Int?, in document: AnnotationDocument
  ) -> TextEdit? {
    guard let task, let name = wanted[row] ?? nil else { return nil }
    let tasks = document.records
    func results(of task: JSONNode) -> [JSONNode] {
      (task["annotations"]?.elements ?? []).filter { $0["was_cancelled"]?.scalar != "true" }
        .flatMap { $0["result"]?.elements ?? [] }
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
}

/// The image that a task's address means.
///
/// Of a local file it is what follows `?d=`, of an upload the name without the eight digits that
/// Label Studio puts before it, of another address its path.
func labelStudioKey(_ address: String) -> String {
  guard address.hasPrefix("/data/") || address.contains("://") else { return address }
  var path = address[...]
  if let local = address.range(of: "/data/local-files/?d=") {
    path = address[local.upperBound...]
  } else if let scheme = address.range(of: "://") {
    path = address[scheme.upperBound...]
    path = path[(path.firstIndex(of: "/") ?? path.startIndex)...].drop { $0 == "/" }
    path = path.prefix { $0 != "?" && $0 != "#" }
  } else if !address.hasPrefix("/data/upload/") {
    return address
  }
  if address.contains("/data/upload/"), let name = path.split(separator: "/").last {
    let parts = name.split(separator: "-", maxSplits: 1)
    let isMarked = parts.count == 2 && parts[0].count == 8 && parts[0].allSatisfy(\.isHexDigit)
    path = isMarked ? parts[1] : name
  }
  return path.removingPercentEncoding ?? String(path)
}
