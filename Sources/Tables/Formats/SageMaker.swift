import Dataset

/// An output manifest of SageMaker Ground Truth, an object a line: `source-ref`, and for each job its
/// class in the member that is called like it with `-metadata`.
///
/// A manifest for training, whose `class` is a plain value, is read likewise.
struct SageMaker: AnnotationFormat {
  private static let ending = "-metadata"

  func isTold(by beginning: JSONBeginning) -> Bool {
    !beginning.isListOfLists && beginning.names.contains("source-ref")
  }

  func content(
    of document: AnnotationDocument, for query: AnnotationQuery
  ) throws(ImportError) -> AnnotationContent {
    let jobs = document.records.flatMap { Self.jobs(in: $0) }
    let job = try document.question(
      named: query.question,
      among: jobs.isEmpty ? document.records.flatMap { Self.values(in: $0) } : jobs,
      flag: query.flag)
    guard let job else {
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
          return row
        }
        if metadata["type"]?.text?.hasSuffix("multilabel") == true || record[job]?.elements != nil {
          throw document.complaint(
            "several classes at once of \(quoted(row.key)) (\(quoted(job)))", "one class",
            "one class an image is read; name another job with \(query.flag)", at: metadata)
        }
        row.className = metadata["class-name"]?.text ?? record[job]?.scalar ?? ""
        row.confidence = metadata["confidence"]?.scalar ?? ""
        return row
      })
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
