import Foundation

/// A folder with all the files that the documentation's commands name: 24 tiny pictures of cats and
/// dogs, some dark, the last four without a label; a copy of one of them, of which nothing is said;
/// a model that is sometimes wrong.
enum DocumentedData {
  /// Writes the files into an empty folder.
  static func write(in folder: URL) throws {
    let photos = folder.appending(path: "photos")
    let cats = Array(0..<24).map { $0 % 2 == 0 }
    for (number, isCat) in cats.enumerated() {
      let file = photos.appending(path: key(number))
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try picture(isCat: isCat, number: number).write(to: file)
    }
    try FileManager.default.copyItem(
      at: photos.appending(path: key(4)), to: photos.appending(path: key(24)))
    func save(_ lines: [String], as name: String) throws {
      try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: folder.appending(path: name))
    }
    func name(_ isCat: Bool) -> String { isCat ? "cat" : "dog" }
    let labelled = cats.enumerated().prefix(20)
    try save(
      ["filename,label,split"]
        + labelled.map { "\(key($0)),\(name($1)),\($0 < 4 ? "train" : "test")" },
      as: "labels.csv")
    let predictions =
      ["filename,predicted,prob_cat,prob_dog"]
      + cats.enumerated().map { number, isCat in
        let saysCat = isCat != (number % 5 == 0)
        return "\(key(number)),\(name(saysCat)),\(saysCat ? "0.8,0.2" : "0.3,0.7")"
      }
    try save(predictions, as: "preds.csv")
    try save(predictions, as: "predictions.csv")
    try save(cats.indices.map(key), as: "keys.txt")
    try save([key(0), key(5)], as: "wrong.txt")
    try save(
      ["filename,camera"] + cats.indices.map { "\(key($0)),\(["Canon", "Nikon"][$0 % 3 / 2])" },
      as: "cameras.csv")
    try embeddings(of: cats).write(to: folder.appending(path: "clip.npy"))
  }

  private static func key(_ number: Int) -> String { "holiday/\(number).bmp" }

  /// 8 × 8 pixels, red for cats and blue for dogs; every third one is dark.
  private static func picture(isCat: Bool, number: Int) -> Data {
    let (width, height) = (8, 8)
    let size = 54 + width * height * 3
    var bytes = Data("BM".utf8)
    for word in [size, 0, 54, 40, width, height, 1 | 24 << 16, 0, 0, 0, 0, 0, 0] {
      withUnsafeBytes(of: UInt32(word).littleEndian) { bytes.append(contentsOf: $0) }
    }
    let light = number % 3 == 0 ? 20 : 200
    for pixel in 0..<width * height {
      let (strong, weak) = (UInt8(light + pixel % 8 * 4), UInt8(number * 2))
      bytes.append(contentsOf: isCat ? [weak, weak, strong] : [strong, weak, weak])
    }
    return bytes
  }

  /// A matrix of float32 with two columns, in NumPy's format 1.0.
  private static func embeddings(of cats: [Bool]) -> Data {
    let head = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(cats.count), 2), }"
    let padded = head + String(repeating: " ", count: 117 - head.utf8.count) + "\n"
    var bytes = Data([0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(padded.utf8.count), 0])
    bytes.append(Data(padded.utf8))
    for (number, isCat) in cats.enumerated() {
      for value in [isCat ? 1 : Float(number) / 100, isCat ? Float(number) / 100 : 1] {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      }
    }
    return bytes
  }
}
