/// Whether a file is an array or an archive of arrays: by its name, or by what it holds.
func isArrayFile(_ file: FileBytes) -> Bool {
  let name = file.name.lowercased()
  if name.hasSuffix(".npy") || name.hasSuffix(".npz") { return true }
  if file.begins(with: [0x50, 0x4B]), let archive = try? ZipArchive(file.bytes) {
    return archive.members.contains { $0.name.lowercased().hasSuffix(".npy") }
  }
  return file.begins(with: [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59])
}

/// Opens the array of an `.npy` file, or the one of an `.npz` file that holds what is wanted.
///
/// Of several members the only one called like one of `names` is taken, else the only matrix of
/// floating-point numbers. Members larger than `byteLimit` are refused before they are unpacked.
/// `content` is what the array is meant to hold, for the messages.
func openArray(
  _ file: FileBytes, names: Set<String>, content: String = "probabilities", byteLimit: Int
) throws(ImportError) -> NumpyArray {
  do throws(NumpyHeader.Failure) {
    guard file.bytes.starts(with: [0x50, 0x4B]) else {
      return try NumpyArray(file.bytes, owner: file, content: content)
    }
    let archive = try ZipArchive(file.bytes)
    let member = try chooseMember(of: archive, names: names, content: content)
    guard member.size <= byteLimit else {
      throw NumpyHeader.Failure(
        found: "an array of \(member.size) bytes", expected: "at most \(byteLimit)",
        advice: content == "probabilities"
          ? "check that --order and --classes belong to this file"
          : "check that --order belongs to this file")
    }
    let contents = try archive.contents(of: member)
    return try NumpyArray(contents.bytes, owner: contents, content: content)
  } catch {
    throw .syntax(
      Complaint(
        file: file.name, found: error.found, expected: error.expected, advice: error.advice))
  }
}

private func chooseMember(
  of archive: ZipArchive, names: Set<String>, content: String
) throws(NumpyHeader.Failure) -> ZipArchive.Member {
  let arrays = archive.members.filter { $0.name.lowercased().hasSuffix(".npy") }
  if arrays.count == 1 { return arrays[0] }
  let named = arrays.filter { names.contains(plainName(String($0.name.dropLast(4)))) }
  if named.count == 1 { return named[0] }
  let preferred = content == "probabilities" ? "probs" : content
  let same = named.filter { plainName(String($0.name.dropLast(4))) == preferred }
  if same.count == 1 { return same[0] }
  var matrices: [ZipArchive.Member] = []
  for member in named.isEmpty ? arrays : named {
    let beginning = try archive.beginning(of: member)
    let isMatrix = beginning.withUnsafeBytes { bytes in
      guard let header = try? NumpyHeader(bytes) else { return false }
      return header.shape.count == 2 && (try? NumpyArray.element(header.type)) != nil
    }
    if isMatrix { matrices.append(member) }
  }
  if matrices.count == 1 { return matrices[0] }
  throw NumpyHeader.Failure(
    found: "\(arrays.count) arrays (\(listed(arrays.map(\.name))))",
    expected: "one matrix of \(content)",
    advice: "save that one alone, or call it \(preferred)")
}
