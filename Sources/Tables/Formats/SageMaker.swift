import Dataset

/// An output manifest of SageMaker Ground Truth, an object a line: `source-ref`, and for each job its
/// class in the member that is called like it with `-metadata`.
///
/// A manifest for training, whose `class` is a plain value, is read likewise.
struct SageMaker: AnnotationFormat {
  var hasQuestions: Bool { true }

  fileprivate static let ending = "-metadata"

  func isTold(by beginning: JSONBeginning) -> Bool {
    !beginning.isListOfLists && beginning.names.contains("source-ref")
  }

  func content(
    of document: AnnotationDocument, for query: AnnotationQuery
  ) throws(ImportError) -> AnnotationContent {
    guard let job = try Self.job(of: document, named: query.question, flag: query.flag) else {
      throw document.complaint(
        "a manifest without the answers of a job",
        "a member such as \"pets\" and its \"pets-metadata\" of an image classification",
        "name the manifest that the job wrote (output.manifest)", at: document.root)
    }
    return AnnotationContent(
      rows: try document.records.map { record throws(ImportError) in
        var row = AnnotationTable.Row(
          key: try document.need("source-ref", in: record, "an address", \.text),
          line: record.line)
        guard let metadata = record[job + Self.ending] else {
          row.className = record[job]?.scalar ?? ""
          row.places = (record.member(job)?.range).map { [$0] } ?? []
          return row
        }
        if metadata["type"]?.text?.hasSuffix("multilabel") == true || record[job]?.elements != nil {
          throw document.complaint(
            "several classes at once of \(quoted(row.key)) (\(quoted(job)))", "one class",
            "one class an image is read; name another job with \(query.flag)", at: metadata)
        }
        row.className = metadata["class-name"]?.text ?? record[job]?.scalar ?? ""
        let place = metadata.member("class-name") ?? record.member(job)
        row.places = (place?.range).map { [$0] } ?? []
        row.confidence = metadata["confidence"]?.scalar ?? ""
        return row
      })
  }

  func write(_ labels: inout LabelWriting, into rows: RowsToWrite) throws {
    let job = try Self.job(
      of: rows.document, named: labels.file.reading.labelColumn, flag: "--label-column")
    try labels.writeSageMaker(rows, job: job ?? "")
  }

  /// The job whose answers are the classes; without jobs the plain value.
  private static func job(
    of document: AnnotationDocument, named name: String?, flag: String
  ) throws(ImportError) -> String? {
    let jobs = document.records.flatMap { Self.jobs(in: $0) }
    return try document.question(
      named: name, among: jobs.isEmpty ? document.records.flatMap { Self.values(in: $0) } : jobs,
      flag: flag)
  }

  /// The jobs that classified an image.
  private static func jobs(in record: JSONNode) -> [String] {
    (record.members ?? []).compactMap { name, value in
      guard name.hasSuffix(ending), value.members != nil else { return nil }
      let isOfClasses = value["type"]?.text?.contains("image-classification") ?? true
      return isOfClasses ? String(name.dropLast(ending.count)) : nil
    }
  }

  /// The plain values beside the address.
  private static func values(in record: JSONNode) -> [String] {
    (record.members ?? []).filter { $0.name != "source-ref" && $0.value.scalar != nil }
      .map(\.name)
  }
}

extension LabelWriting {
  /// Writes labels into a manifest: the name of the class, and its number as other images have it.
  ///
  /// A class that no image has gets the next number. A plain value stays a number where it is one.
  fileprivate mutating func writeSageMaker(_ target: RowsToWrite, job: String) throws {
    let records = target.document.records
    var numbers: [String: Int] = [:]
    // Of each name of a class the number that stands beside it.
    var values: [Int: JSONNode?] = [:]
    for record in records {
      guard let name = record[job + SageMaker.ending]?.member("class-name") else { continue }
      let value = record.member(job)
      values[name.range.lowerBound] = .some(value)
      if let name = name.text, let number = value?.scalar.flatMap({ Int($0) }) {
        numbers[name] = numbers[name] ?? number
      }
    }
    let last = numbers.values.max() ?? -1
    var new: [String] = []
    func number(of name: String) -> String {
      if let number = numbers[name] { return String(number) }
      if !new.contains(name) { new.append(name) }
      return String(min(last, 1 << 60) + 1 + (new.firstIndex(of: name) ?? 0))
    }
    for row in target.rows {
      let (ranges, name) = (target.places[row] ?? [], wanted[row] ?? nil)
      guard !ranges.isEmpty else {
        leaveOut(keys[row])
        continue
      }
      var edits: [TextEdit] = []
      for range in ranges {
        guard let value = values[range.lowerBound] else {
          // A number is written as one: of a list of classes, or the name that it is.
          let cell = Array(target.text.bytes[range])
          let isListed = cell.withUnsafeBytes { isNumber($0) }
          let isQuoted = cell.first == UInt8(ascii: "\"")
          let text = try name.map { name throws(OriginalExportError) in
            if isListed { return try self.number(of: name) }
            return isQuoted || integerClass(name) == nil ? name.asJSON : name
          }
          edits.append(TextEdit(range: range, text: text ?? "null"))
          continue
        }
        edits.append(TextEdit(range: range, text: name?.asJSON ?? "null"))
        if let value {
          edits.append(TextEdit(range: value.range, text: name.map(number) ?? "null"))
        }
      }
      change(edits)
    }
    leaveOutAdded()
  }
}
