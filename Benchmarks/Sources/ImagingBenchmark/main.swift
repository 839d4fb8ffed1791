// Measures every image below a folder, as `assay measure` does, and prints the CPU seconds of this
// process as one line of JSON.
//
//   ImagingBenchmark FOLDER [--threads N] [--repeats N] [--no-thumbnails]
import Foundation
import Imaging

/// What to do, from the command line.
struct Plan {
  var folder = ""
  var threads = 1
  var repeats = 1
  var thumbnails = true

  init(_ arguments: [String]) {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--threads": threads = rest.popFirst().flatMap(Int.init) ?? 1
      case "--repeats": repeats = rest.popFirst().flatMap(Int.init) ?? 1
      case "--no-thumbnails": thumbnails = false
      default: folder = word
      }
    }
  }
}

/// User and system time of this process.
func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// Reads a file into a buffer that only grows; `nil` if it cannot be read.
func read(_ path: String, into buffer: inout [UInt8]) -> Int? {
  let file = open(path, O_RDONLY)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0 else { return nil }
  let size = Int(status.st_size)
  if buffer.count < size { buffer = [UInt8](repeating: 0, count: size) }
  let got = buffer.withUnsafeMutableBytes { Foundation.read(file, $0.baseAddress, size) }
  return got == size ? size : nil
}

/// Measures the files whose place leaves `first` when divided by `step`.
func measure(
  _ paths: [String], from first: Int, step: Int, thumbnails: Bool
) -> (images: Int, pixels: Int, failures: Int) {
  var buffer: [UInt8] = []
  var (images, pixels, failures) = (0, 0, 0)
  for place in stride(from: first, to: paths.count, by: step) {
    guard let size = read(paths[place], into: &buffer) else { continue }
    do {
      let found = try buffer.withUnsafeBytes { bytes throws(DecodeError) in
        try measureImage(
          bytes: UnsafeRawBufferPointer(rebasing: bytes[..<size]), key: paths[place],
          thumbnail: thumbnails)
      }
      images += 1
      pixels += found.width * found.height
    } catch {
      failures += 1
    }
  }
  return (images, pixels, failures)
}

let plan = Plan(Array(CommandLine.arguments.dropFirst()))
let root = URL(filePath: plan.folder)
let files = FileManager.default.enumerator(
  at: root, includingPropertiesForKeys: [.isRegularFileKey])
let paths = (files?.compactMap { $0 as? URL } ?? [])
  .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) ?? false }
  .map(\.path).sorted()
let start = cpuSeconds()
let clock = ContinuousClock.now
var (images, pixels, failures) = (0, 0, 0)
for _ in 0..<plan.repeats {
  await withTaskGroup { group in
    for first in 0..<plan.threads {
      group.addTask { @concurrent in
        measure(paths, from: first, step: plan.threads, thumbnails: plan.thumbnails)
      }
    }
    for await found in group {
      images += found.images
      pixels += found.pixels
      failures += found.failures
    }
  }
}
let cpu = cpuSeconds() - start
let wall = (ContinuousClock.now - clock) / .seconds(1)
print(
  """
  {"images": \(images), "pixels": \(pixels), "failures": \(failures), \
  "cpu_seconds": \(String(format: "%.4f", cpu)), "wall_seconds": \(String(format: "%.4f", wall))}
  """)
