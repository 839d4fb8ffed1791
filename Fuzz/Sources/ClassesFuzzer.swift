import Dataset
import Foundation

@testable import Tables

/// One input: any bytes are a list of classes, or of keys, or an error that names the file; every
/// class is found at its place in the list, and the list comes back when it is written as JSON.
func tryClasses(_ bytes: [UInt8]) -> CInt {
  save(bytes)
  do throws(ImportError) {
    _ = try readOrder(from: listFile)
  } catch { checkName(in: error) }
  let names: [String]
  do throws(ImportError) { names = try readClassList(from: listFile).names } catch {
    checkName(in: error)
    return 0
  }
  precondition(!names.isEmpty && Set(names).count == names.count)
  precondition(names.allSatisfy { (1...1000).contains($0.utf8.count) && !$0.contains("\0") })
  checkPlaces(of: names)
  save(JSON.strings(names).bytes)
  guard let again = try? readClassList(from: listFile).names else {
    fatalError("\(names) are no list as JSON")
  }
  precondition(
    again.count == names.count && zip(again, names).allSatisfy { $0.utf8.elementsEqual($1.utf8) })
  return 0
}

/// A table whose rows have the classes in their order, as numbers or as words, has their places.
private func checkPlaces(of names: [String]) {
  var options = ImportOptions()
  options.classes = names
  let rows = names.enumerated().map { place, name in
    JSON.object([("path", .string("\(place).jpg")), ("label", .string(name))])
  }
  let file = FileBytes(copying: JSON.array(rows).bytes, name: "t")
  do throws(ImportError) {
    let table = try readLabels(from: openTable(file, valueName: "label"), options: options)
    precondition(table.codes == (0..<Int32(names.count)).map { $0 }, "\(names)")
    precondition(table.classNames == names)
  } catch { fatalError("a class of the list is refused: \(error)") }
}

private func checkName(in error: ImportError) {
  precondition(error.description.hasPrefix(listFile.relativePath + ":"), "\(error)")
}

private func save(_ bytes: [UInt8]) {
  do { try Data(bytes).write(to: listFile) } catch { fatalError("\(error)") }
}

/// A list is read from a file alone; each process has its own.
private let listFile = FileManager.default.temporaryDirectory
  .appending(path: "assay-fuzz-\(ProcessInfo.processInfo.processIdentifier).txt")
