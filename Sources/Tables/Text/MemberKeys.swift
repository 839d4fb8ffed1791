import Dataset

/// Where an object of records names its images: outside, by the names of its members
/// (`{"a.jpg": {…}}`), or inside, by a path of each record (`{"0": {"path": "a.jpg", …}}`).
struct MemberKeys {
  /// What was found.
  struct Found {
    /// Whether the names are the images although the records have paths of their own.
    var keysAreOutside: Bool
    /// Whether the names are no images.
    var areNumbered = false
    /// What was chosen.
    var choices: [ImportChoice]
  }
  private let file: String
  private var count = 0
  /// The first name of a record, and of the path inside one.
  private var example: (outside: String, inside: String)?
  /// What the path inside is called.
  private var names: [String] = []
  private var areImagesOutside = true
  private var areNumbersOutside = true
  private var areImagesInside = true
  private var areAllInside = true

  /// Walks the members of the object that a text is; what is no record stops it.
  init(in text: TextFile) {
    file = text.name
    var scanner = JSONScanner(text)
    let keyNames = Set(ColumnRole.key.names)
    guard scanner.take(UInt8(ascii: "{")) else { return }
    repeat {
      scanner.forgetStrings()
      guard let cell = try? scanner.string("a name") else { return }
      let outside = scanner.string(of: cell)
      guard scanner.take(UInt8(ascii: ":")) else { return }
      count += 1
      areImagesOutside = areImagesOutside && hasImageExtension(outside)
      areNumbersOutside = areNumbersOutside && integerClass(outside) != nil
      guard scanner.next() == UInt8(ascii: "{") else {
        areAllInside = false
        guard (try? scanner.value()) != nil else { return }
        continue
      }
      guard let inside = Self.path(in: &scanner, names: keyNames) else { return }
      areAllInside = areAllInside && !inside.isEmpty
      for (name, path) in inside {
        if !names.contains(name) { names.append(name) }
        example = example ?? (outside, path)
        areImagesInside = areImagesInside && hasImageExtension(path)
      }
    } while scanner.take(0x2C)
  }

  /// The members of an object that are called like the path of an image, with their texts.
  private static func path(
    in scanner: inout JSONScanner, names: Set<String>
  ) -> [(name: String, path: String)]? {
    guard scanner.take(UInt8(ascii: "{")) else { return nil }
    if scanner.take(UInt8(ascii: "}")) { return [] }
    var found: [(String, String)] = []
    repeat {
      guard let cell = try? scanner.string("a name") else { return nil }
      let name = scanner.string(of: cell)
      guard scanner.take(UInt8(ascii: ":")), let value = try? scanner.value() else { return nil }
      if value.isQuoted, names.contains(plainName(name)) {
        found.append((name, scanner.string(of: value)))
      }
    } while scanner.take(0x2C)
    return scanner.take(UInt8(ascii: "}")) ? found : nil
  }

  /// Which of the two are the images: the names outside where all of them are those of images, else
  /// the paths inside where the names are numbers or the paths are those of images.
  ///
  /// - Throws: ``ImportError/columns(_:)`` where it could be either.
  func found(named column: String?) throws(ImportError) -> Found {
    guard let example, !names.isEmpty else {
      return Found(keysAreOutside: false, choices: [])
    }
    if let column, names.contains(column), areAllInside {
      return Found(keysAreOutside: false, areNumbered: true, choices: [])
    }
    let inside = names[0]
    if areImagesOutside {
      return Found(
        keysAreOutside: true,
        choices: [
          ImportChoice(
            .column,
            "the images are the names of the records, such as \(quoted(example.outside)), not "
              + "\(quoted(inside)) inside them (\(quoted(example.inside)))", count: count)
        ])
    }
    guard areAllInside, areNumbersOutside || areImagesInside else {
      throw .columns(
        Complaint(
          file: file, place: .line(1),
          found: "records called \(quoted(example.outside)), with \(quoted(inside)) "
            + "\(quoted(example.inside)) inside", expected: "one of the two to be the image",
          advice: "name the path inside with --key-column \(inside), or remove it from the records")
      )
    }
    return Found(
      keysAreOutside: false, areNumbered: true,
      choices: [
        ImportChoice(
          .column,
          "the images are \(quoted(inside)) of the records, such as \(quoted(example.inside)), not the "
            + "records' names (\(quoted(example.outside)))", count: count)
      ])
  }
}
