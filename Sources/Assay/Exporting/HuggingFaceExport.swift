import Dataset

extension ExportedImages {
  /// Hugging Face's `metadata.jsonl`, to stand in the folder of the images: `file_name`, `label`, the
  /// split where there are splits, and of a model the prediction with its confidence.
  var huggingFace: [ExportSection] {
    [
      ExportSection { _, image in
        var members: [(String, JSON)] = [
          ("file_name", .string(image.key)), ("label", .optional(image.className)),
        ]
        if hasSplits { members.append(("split", .optional(image.split))) }
        if model != nil {
          members += [
            ("predicted", .optional(image.predicted)), ("confidence", .optional(image.confidence)),
          ]
        }
        return jsonLine(.object(members)) + "\n"
      }
    ]
  }
}
