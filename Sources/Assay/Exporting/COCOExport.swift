import Dataset

extension ExportedImages {
  /// COCO of a classification: an annotation with a category for each image that has a label.
  var coco: [ExportSection] {
    let categories = classes.enumerated().map { place, name in
      JSON.object([
        ("id", .int(place + 1)), ("name", .string(name)), ("supercategory", .string("")),
      ])
    }
    return [
      ExportSection(
        head: "{\"info\": {}, \"licenses\": [],\n\"categories\": "
          + jsonLine(.array(categories)) + ",\n\"images\": [\n", separator: ",\n", tail: "\n],\n"
      ) { place, image in
        var members: [(String, JSON)] = [
          ("id", .int(place + 1)), ("file_name", .string(image.key)),
        ]
        if let width = image.width, let height = image.height {
          members += [("width", .int(width)), ("height", .int(height))]
        }
        return jsonLine(.object(members))
      },
      ExportSection(
        head: "\"annotations\": [\n", separator: ",\n", tail: "\n]}\n"
      ) { place, image in
        image.code.map { code in
          jsonLine(
            .object([
              ("id", .int(place + 1)), ("image_id", .int(place + 1)),
              ("category_id", .int(code + 1)),
            ]))
        }
      },
    ]
  }
}
