import Dataset
import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What may stand in an array, looked at when a file is mapped for the first time.
///
/// A sender can make an array of the right length with any numbers in it. Files never change once
/// they have their name, so one that was looked at is not read again: within a process, and for
/// large ones also by later ones, which find a mark outside the project. The mark stands for device,
/// number, size and both times of the file, of which a sender cannot choose the last.
enum ArrayContents {
  /// What the numbers of a file must be.
  enum Rule {
    /// Finite numbers.
    case vectors
    /// What a model gave, by its meaning.
    case model(ProbabilityMatrix.Meaning, isDouble: Bool)
    /// Anything: whoever maps the file looks at it.
    case any
  }

  /// Files up to so many bytes are looked at by each process anew.
  private static let markedFrom = 8 << 20
  /// The marks that are kept.
  private static let markLimit = 4096
  private static let known = Mutex<Set<String>>([])

  /// Whether the bytes of a file are what a rule wants.
  ///
  /// - Complexity: O(bytes), but for a file that was looked at before.
  static func areGood(_ bytes: UnsafeRawBufferPointer, by rule: Rule, of file: stat) -> Bool {
    if case .any = rule { return true }
    let name = mark(of: file)
    if known.withLock({ $0.contains(name) }) { return true }
    let marked = bytes.count >= markedFrom ? folder()?.appending(path: name) : nil
    if let marked, let status = ProjectDoor.status(of: marked), status.st_mode & S_IFMT == S_IFREG {
      return true
    }
    guard isGood(bytes, by: rule) else { return false }
    known.withLock { _ = $0.insert(name) }
    if let marked { leave(marked) }
    return true
  }

  private static func isGood(_ bytes: UnsafeRawBufferPointer, by rule: Rule) -> Bool {
    switch rule {
    case .any: true
    case .vectors:
      allWithin(bytes, Float.self, -Float.greatestFiniteMagnitude...Float.greatestFiniteMagnitude)
    case .model(let meaning, let isDouble):
      isDouble
        ? allWithin(bytes, Double.self, range(of: meaning))
        : allWithin(bytes, Float.self, range(of: meaning))
    }
  }

  /// The numbers that a model may give; probabilities as loosely as they are imported.
  private static func range<Number: BinaryFloatingPoint>(
    of meaning: ProbabilityMatrix.Meaning
  ) -> ClosedRange<Number> {
    switch meaning {
    case .probabilities: 0...1.001
    case .scores: 0...Number.greatestFiniteMagnitude
    case .logits: -Number.infinity...Number.greatestFiniteMagnitude
    }
  }

  private static func allWithin<Number: BinaryFloatingPoint & BitwiseCopyable>(
    _ bytes: UnsafeRawBufferPointer, _ type: Number.Type, _ range: ClosedRange<Number>
  ) -> Bool {
    let numbers = bytes.bindMemory(to: Number.self)
    let (low, high) = (range.lowerBound, range.upperBound)
    // In blocks without a branch, which the compiler does several at a time.
    let block = 4096
    for start in stride(from: 0, to: numbers.count, by: block) {
      var isGood = true
      for place in start..<min(start + block, numbers.count) {
        let number = numbers[place]
        isGood = isGood && number >= low && number <= high
      }
      if !isGood { return false }
    }
    return true
  }

  private static func mark(of file: stat) -> String {
    let words =
      "\(file.st_dev) \(file.st_ino) \(file.st_size) \(file.modifiedNanoseconds) "
      + "\(file.statusChangedNanoseconds)"
    return words.withUTF8Bytes { ContentDigest(of: $0).description }
  }

  /// Where marks are left: `assay/arrays` in the user's folder of state; `nil` without one.
  private static func folder() -> URL? {
    let environment = ProcessInfo.processInfo.environment
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return URL(filePath: state).appending(path: "assay/arrays")
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return URL(filePath: home).appending(path: ".local/state/assay/arrays")
  }

  /// Leaves a mark; where that cannot be done, the file is looked at again.
  private static func leave(_ mark: URL) {
    let files = FileManager.default
    let folder = mark.deletingLastPathComponent()
    try? files.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let names = (try? files.contentsOfDirectory(atPath: folder.path)) ?? []
    if names.count >= markLimit {
      for name in names { unlink(folder.appending(path: name).path) }
    }
    let descriptor = open(mark.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
  }
}
