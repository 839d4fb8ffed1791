import Dataset
import Foundation

extension ExportedImages {
  /// Tasks of Label Studio for a choice `class` about an image `image`.
  ///
  /// The prediction, or without a model the label, is the pre-annotation, and there is no annotation yet.
  /// `assay_key` is the image's key, `address` stands before it in the image's address.
  func labelStudio(address: String) -> [ExportSection] {
    [
      ExportSection(head: "[\n", separator: ",\n", tail: "\n]\n") { place, image in
        // What stands in a query is not a path: all but letters, digits and slashes is escaped.
        let path = image.key.addingPercentEncoding(withAllowedCharacters: Self.plain) ?? image.key
        var predictions: [JSON] = []
        if let name = model == nil ? image.className : image.predicted {
          var members: [(String, JSON)] = [("model_version", .string(model ?? "given label"))]
          if let confidence = image.confidence { members.append(("score", .number(confidence))) }
          members.append(
            (
              "result",
              .array([
                .object([
                  ("from_name", .string("class")), ("to_name", .string("image")),
                  ("type", .string("choices")),
                  ("value", .object([("choices", .strings([name]))])),
                ])
              ])
            ))
          predictions.append(.object(members))
        }
        return jsonLine(
          .object([
            ("id", .int(place + 1)),
            (
              "data",
              .object([
                ("image", .string(address + path)), ("assay_key", .string(image.key)),
                ("given_label", .optional(image.className)),
              ])
            ), ("annotations", .array([])), ("predictions", .array(predictions)),
          ]))
      }
    ]
  }

  private static let plain = CharacterSet(
    charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/")
}
