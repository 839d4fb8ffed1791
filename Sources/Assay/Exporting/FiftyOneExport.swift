import Dataset

extension ExportedImages {
  /// FiftyOne's image classification: the place of each label in the list of classes, by the image's path
  /// without its extension.
  var fiftyOne: [ExportSection] {
    [
      ExportSection(
        head: "{\"classes\": " + jsonLine(.strings(classes)) + ",\n\"labels\": {\n",
        separator: ",\n", tail: "\n}}\n"
      ) { _, image in
        jsonText(image.stem) + ": " + jsonLine(.optional(image.code))
      }
    ]
  }
}
