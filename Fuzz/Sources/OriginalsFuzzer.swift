import Dataset

@testable import Tables

/// One input: any bytes are a file of labels, into which corrected ones are written; read again, it
/// has those labels, and the others as they were.
func tryOriginals(_ bytes: [UInt8]) -> CInt {
  for classes in [nil, ["cat", "dog", "owl"]] {
    var options = ImportOptions()
    options.classes = classes
    // What corrections add must not make the file ask how it is meant.
    options.everyWord = true
    if classes == nil { options.spellings = .apart }
    let file = LabelFile(FileBytes(copying: bytes, name: "t"), options: options, folders: [])
    guard let labels = try? file.labels(), labels.count <= 100 else { continue }
    var corrections = Corrections(of: labels, seed: bytes.reduce(0) { $0 &* 31 &+ Int($1) })
    let written: [UInt8]
    do { written = try corrections.written(into: file) } catch is OriginalExportError {
      continue
    } catch { fatalError("what was read is not written: \(error)") }
    let again = LabelFile(FileBytes(copying: written, name: "t"), options: options, folders: [])
    do throws(ImportError) { corrections.check(try again.labels()) } catch {
      // A file in which no image has a class is none; one whose tags all have one label may ask
      // whether an attribute of theirs is the class.
      precondition(Set(corrections.expected.values.compactMap(\.self)).count <= 1, "\(error)")
    }
  }
  return 0
}

/// Corrected labels of some rows of a file, drawn by a seed, and perhaps a new image.
private struct Corrections {
  private let labels: LabelTable
  private var wanted: [Int: String?] = [:]
  private var added: [(key: String, className: String)] = []
  /// The class of each image once they are written.
  private(set) var expected: [String: String?] = [:]

  init(of labels: LabelTable, seed: Int) {
    self.labels = labels
    for (row, key) in labels.keys.enumerated() {
      let code = Int(labels.codes[row])
      let given = code < 0 ? nil : labels.classNames[code]
      let choice = (seed >> (row % 8 * 3)) & 7
      let names = [given, given, nil, "owl"] + labels.classNames.prefix(4).map { $0 }
      let name = names[choice % names.count]
      if name != given { wanted[row] = .some(name) }
      expected[key] = .some(name)
    }
    let isNew = !labels.keys.contains { $0.hasPrefix("new/image") || $0.hasSuffix("new/image.jpg") }
    if seed >> 24 & 1 == 1, isNew { added = [("new/image.jpg", labels.classNames[0])] }
  }

  /// The text of the file with the corrections in it.
  mutating func written(into file: LabelFile) throws -> [UInt8] {
    let table = try labelled(file.table(), options: file.reading.options)
    var index = KeyIndex(capacity: labels.count)
    for key in labels.keys { _ = key.withUTF8Bytes { index.insert($0) } }
    var writing = LabelWriting(
      file: file, rows: index, keys: labels.keys,
      wanted: wanted.mapValues { name in name.map { labels.spellings[$0] ?? $0 } },
      added: added.map { ($0.key, labels.spellings[$0.className] ?? $0.className) })
    try (table as? any WritableTable)?
      .write(&writing, images: labels.keys + added.map(\.key))
    for image in added { expected[image.key] = .some(image.className) }
    for key in writing.leftOut { expected[key] = nil }
    return EditedText(file.bytes, edits: writing.edits).flatMap { Array($0.utf8) }
  }

  /// Compares with the labels of the file that was written.
  func check(_ again: LabelTable) {
    var found: [String: String] = [:]
    for (key, code) in zip(again.keys, again.codes) where code >= 0 {
      found[key] = again.classNames[Int(code)]
    }
    for (key, name) in expected {
      let stem = key.split(separator: ".").dropLast().joined(separator: ".")
      let read = found[key] ?? (again.keysLackExtensions ? found[stem] : nil)
      precondition(read == name, "\(key): \(read ?? "nothing") is not \(name ?? "nothing")")
    }
  }
}
