import Dataset

/// Vertex AI's JSON Lines of image classification: `imageGcsUri` and the `displayName` of the one
/// annotation; `ml_use` is the split.
///
/// A list of annotations, as of several classes at once, is read where no image has two.
struct Vertex: AnnotationFormat {
  func isTold(by beginning: JSONBeginning) -> Bool {
    !beginning.isListOfLists && beginning.names.contains("imageGcsUri")
  }

  func content(
    of document: AnnotationDocument, for query: AnnotationQuery
  ) throws(ImportError) -> AnnotationContent {
    var rows: [AnnotationTable.Row] = []
    for record in document.records {
      let key = try document.need("imageGcsUri", in: record, "an address", \.text)
      var row = AnnotationTable.Row(key: key, line: record.line)
      let several = record["classificationAnnotations"]?.elements ?? []
      guard several.count <= 1 else {
        throw document.complaint(
          "\(several.count) annotations of \(quoted(key))", "one class",
          "one class an image is read; remove the others", at: record)
      }
      if let annotation = record["classificationAnnotation"] ?? several.first {
        guard let name = annotation.member("displayName") else {
          throw document.complaint(
            "an annotation of \(quoted(key)) without \"displayName\"", "the name of its class",
            "add it or export the file again", at: annotation)
        }
        (row.className, row.line, row.places) = (name.text ?? "", name.line, [name.range])
      }
      if !query.predictions {
        let labels = record["dataItemResourceLabels"] ?? record["dataItemResourcelabels"]
        row.further = [labels?["aiplatform.googleapis.com/ml_use"]?.text ?? ""]
      }
      rows.append(row)
    }
    let hasSplits = rows.contains { $0.further.first?.isEmpty == false }
    if !hasSplits { for place in rows.indices { rows[place].further = [] } }
    return AnnotationContent(rows: rows, further: hasSplits ? ["split"] : [])
  }
}
