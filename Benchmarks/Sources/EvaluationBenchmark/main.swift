// Everything the headline and the per-class table show, from the files that peer_sklearn.py wrote:
// CPU seconds of each part, and peak memory, as one line of JSON.
//
//   EvaluationBenchmark FOLDER CLASSES [--intervals]
//
// The intervals of rankings and losses come with their values at hardly any cost, as do those of
// the means over classes; `--intervals` adds the bootstrap's 2,000 replicates.
import Foundation

/// Maps a file of the folder.
func map(_ name: String) throws -> Data {
  try Data(
    contentsOf: URL(filePath: CommandLine.arguments[1]).appending(path: name),
    options: .alwaysMapped)
}

guard CommandLine.arguments.count >= 3, let classCount = Int(CommandLine.arguments[2]) else {
  print("usage: EvaluationBenchmark FOLDER CLASSES [--intervals]")
  exit(2)
}
let probabilities = try map("probabilities.f32")
let truth = try map("truth.i32")
let predicted = try map("predicted.i32")
let report = probabilities.withUnsafeBytes { probabilityBytes in
  truth.withUnsafeBytes { truthBytes in
    predicted.withUnsafeBytes { predictedBytes in
      Report(
        probabilities: Span(_unsafeBytes: probabilityBytes),
        truth: Span(_unsafeBytes: truthBytes), predicted: Span(_unsafeBytes: predictedBytes),
        classCount: classCount,
        replicates: CommandLine.arguments.contains("--intervals") ? 2_000 : 0)
    }
  }
}
let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
let line = try JSONSerialization.data(
  withJSONObject: [
    "cpu_seconds": report.times.values.reduce(0, +), "parts": report.times,
    "peak": peak.map { $0.dropFirst(6).trimmingCharacters(in: .whitespaces) } ?? "unknown",
    "matrix": "\(probabilities.count / 1024) kB", "numbers": report.numbers,
  ], options: .sortedKeys)
print(String(decoding: line, as: UTF8.self))
