/// A format that is no text, known by the bytes it begins with.
struct BinaryFormat {
  /// The format with its article, as it stands in messages.
  let name: String
  /// What makes a table of it.
  let advice: String
  /// The bytes it begins with.
  let signature: [UInt8]

  private init(_ name: String, _ signature: [UInt8], advice: String) {
    self.name = name
    self.signature = signature
    self.advice = advice
  }

  private static let known: [BinaryFormat] = [
    BinaryFormat("a gzip file", [0x1F, 0x8B], advice: "unpack it first"),
    BinaryFormat("a ZIP archive", Array("PK\u{3}\u{4}".utf8), advice: zipAdvice),
    BinaryFormat("a ZIP archive", Array("PK\u{5}\u{6}".utf8), advice: zipAdvice),
    BinaryFormat("a PNG image", [0x89] + Array("PNG\r\n\u{1A}\n".utf8), advice: imageAdvice),
    BinaryFormat("a JPEG image", [0xFF, 0xD8, 0xFF], advice: imageAdvice),
    BinaryFormat(
      "a SQLite database", Array("SQLite format 3\0".utf8), advice: "export the table as CSV"),
    BinaryFormat(
      "an HDF5 file", [0x89] + Array("HDF\r\n\u{1A}\n".utf8), advice: "write the table as CSV"),
    BinaryFormat(
      "a NumPy array", [0x93] + Array("NUMPY".utf8),
      advice: "write a table with a row an image, such as path,label: an array names no images"),
    BinaryFormat(
      "a Feather file", Array("ARROW1\0\0".utf8),
      advice: "write the table as CSV, with pandas: read_feather(FILE).to_csv(OUT, index=False)"),
    BinaryFormat(
      "an Arrow stream", [0xFF, 0xFF, 0xFF, 0xFF],
      advice: "write the table as CSV, with the datasets library: dataset.to_csv(OUT)"),
    parquet,
  ]
  /// The array that is in a file of another program, in the words that make one of it.
  private static func saved(_ module: String, _ load: String) -> String {
    "save the array by itself, then name its classes with --classes and its images with --order: "
      + "python -c 'import numpy, \(module); numpy.save(\"preds.npy\", numpy.asarray(\(load)))'"
  }
  private static let torch = BinaryFormat(
    "a file of PyTorch (torch.save)", [],
    advice: saved("torch", "torch.load(\"FILE\", map_location=\"cpu\").detach().float()"))
  private static let safetensors = BinaryFormat(
    "a safetensors file", [],
    advice: saved("safetensors.numpy", "safetensors.numpy.load_file(\"FILE\")[\"NAME\"]"))
  private static let joblib = BinaryFormat(
    "a file of joblib", [], advice: saved("joblib", "joblib.load(\"FILE\")"))
  private static let parquet = BinaryFormat(
    "a Parquet file", Array("PAR1".utf8),
    advice: "write the table as CSV, with pandas: read_parquet(FILE).to_csv(OUT, index=False)")
  private static let pickle = BinaryFormat(
    "a Python pickle", [0x80],
    advice: "write the table as CSV (of a data frame: to_csv), or "
      + saved("pickle", "pickle.load(open(\"FILE\", \"rb\"))"))
  private static let zipAdvice = "unpack it first, or save a workbook as CSV"
  private static let imageAdvice = "name the table instead"

  /// The binary format of a file; `nil` if it begins like none.
  ///
  /// Text may begin with `PAR1` too: Parquet also ends so, or holds bytes that no text has.
  static func of(_ file: FileBytes) -> BinaryFormat? {
    if isTorch(file) { return torch }
    if isSafetensors(file) { return safetensors }
    if file.name.lowercased().hasSuffix(".joblib") { return joblib }
    // The number of the protocol follows.
    if file.begins(with: pickle.signature), file.bytes.count > 1,
      (2...5).contains(file.bytes[1])
    {
      return pickle
    }
    let format = known.first { file.begins(with: $0.signature) }
    guard let format, format.signature == parquet.signature else { return format }
    let rest = file.bytes.dropFirst(parquet.signature.count)
    let isParquet =
      rest.count >= 4 && rest.suffix(4).elementsEqual(parquet.signature)
      || rest.first.map { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } == true
      || firstBadByte(of: file.bytes) != nil
    return isParquet ? format : nil
  }

  /// Whether torch.save wrote a file: an archive with a pickle in it, or the pickle of a magic number.
  private static func isTorch(_ file: FileBytes) -> Bool {
    if file.begins(with: [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8]) {
      return true
    }
    guard file.begins(with: Array("PK\u{3}\u{4}".utf8)), file.bytes.count > 30 else { return false }
    // The name of the first member, whose length stands before it.
    let length = Int(file.bytes[26]) | Int(file.bytes[27]) << 8
    return String(decoding: file.bytes[30...].prefix(length), as: UTF8.self).hasSuffix("/data.pkl")
  }

  /// Whether a file begins with the length of a JSON header that follows.
  private static func isSafetensors(_ file: FileBytes) -> Bool {
    guard file.bytes.count > 9, file.bytes[8] == UInt8(ascii: "{") else { return false }
    let length = file.bytes[..<8].enumerated().reduce(UInt64(0)) {
      $0 | UInt64($1.element) << (8 * UInt64($1.offset))
    }
    return length > 1 && length <= UInt64(file.bytes.count - 8)
      && file.bytes[8 + Int(length) - 1] != 0 && file.bytes[..<8].contains(0)
  }
}
