import Dataset

/// The place of each image in a folder export: the folder of its class and a name in it.
///
/// A file keeps its name where no other in the class has it; where several do, or differ only in
/// case, each gets its whole key with `__` for `/`, and a number if that is not enough. Names depend
/// on the set of images alone, not on their order.
func exportPaths(
  of ids: [UInt32], in snapshot: ProjectSnapshot
) -> [(folder: String, name: String)] {
  let folders = uniqueNames(snapshot.classes.map(safeName))
  func place(_ id: UInt32, _ name: String) -> String {
    folders[Int(snapshot.labels[Int(id)])] + "/" + name.lowercased()
  }
  var counts: [String: Int] = [:]
  for id in ids { counts[place(id, lastPart(of: snapshot.images[Int(id)].key)), default: 0] += 1 }
  var names: [UInt32: String] = [:]
  var taken: Set<String> = []
  for id in ids where counts[place(id, lastPart(of: snapshot.images[Int(id)].key))] == 1 {
    let name = lastPart(of: snapshot.images[Int(id)].key)
    names[id] = name
    taken.insert(place(id, name))
  }
  for id in ids.sorted() where names[id] == nil {
    let whole = safeName(snapshot.images[Int(id)].key.replacing("/", with: "__"))
    var name = whole
    var number = 2
    while !taken.insert(place(id, name)).inserted {
      name = numbered(whole, number)
      number += 1
    }
    names[id] = name
  }
  return ids.map { (folders[Int(snapshot.labels[Int($0)])], names[$0] ?? "") }
}

private func lastPart(of key: String) -> String {
  key.split(separator: "/").last.map(String.init) ?? key
}

/// A text as the name of one file: no separators, no control characters, never `.` or `..`, and at
/// most 200 bytes, the end kept.
private func safeName(_ text: String) -> String {
  var name = String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { scalar in
        scalar == "/" || scalar == "\\" || scalar.properties.generalCategory == .control
          ? "_" : scalar
      }))
  while name.utf8.count > 200 { name.removeFirst() }
  return name.isEmpty || name.hasPrefix(".") ? "_" + name : name
}

/// The names, those that differ only in case from one before them with a number.
private func uniqueNames(_ names: [String]) -> [String] {
  var taken: Set<String> = []
  return names.map { name in
    var unique = name
    var number = 2
    while !taken.insert(unique.lowercased()).inserted {
      unique = "\(name)-\(number)"
      number += 1
    }
    return unique
  }
}

/// `name-2.jpg` for `name.jpg`.
private func numbered(_ name: String, _ number: Int) -> String {
  guard let point = name.lastIndex(of: "."), point != name.startIndex else {
    return "\(name)-\(number)"
  }
  return "\(name[..<point])-\(number)\(name[point...])"
}
