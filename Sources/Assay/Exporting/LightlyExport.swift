import Dataset

extension ExportedImages {
  /// LightlyStudio's CSV of a classification: a row for the label of an image, by its whole path, and one
  /// for the prediction of a model, whose name is the annotation source.
  var lightly: [ExportSection] {
    let source = model == "ground truth" ? "model ground truth" : model ?? ""
    return [
      ExportSection(head: "file_path_abs,class_name,confidence,annotation_source\n") { _, image in
        let path = root.isEmpty ? image.key : root + (root.hasSuffix("/") ? "" : "/") + image.key
        var lines = ""
        if let name = image.className {
          lines += [path, name, "", "ground truth"].map(csvCell).joined(separator: ",") + "\n"
        }
        if let name = image.predicted {
          let confidence = image.confidence.map { JSON.text(of: $0) } ?? ""
          lines += [path, name, confidence, source].map(csvCell).joined(separator: ",") + "\n"
        }
        return lines.isEmpty ? nil : lines
      }
    ]
  }
}
