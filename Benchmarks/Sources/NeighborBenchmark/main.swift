// The 10 nearest neighbours of every image, from the file that peer_faiss.py or many.py wrote: CPU
// seconds, seconds on the clock, peak memory and, beyond 100,000 images, the measured recall as one
// line of JSON; the neighbours go into a file beside.
//
//   NeighborBenchmark FILE.f32 ROWS COLUMNS [CORES [NEIGHBOURS]]
import Assay
import Foundation
import Kernels

let arguments = CommandLine.arguments
guard arguments.count >= 4, let rows = Int(arguments[2]), let columns = Int(arguments[3]),
  let matrix = FloatMatrix(
    mapping: URL(filePath: arguments[1]), rowCount: rows, columnCount: columns)
else {
  print("usage: NeighborBenchmark FILE.f32 ROWS COLUMNS [CORES [NEIGHBOURS]]")
  exit(2)
}
let cores =
  arguments.count > 4 ? Int(arguments[4]) ?? 1 : ProcessInfo.processInfo.activeProcessorCount

func cpuSeconds() -> Double {
  var usage = rusage()
  getrusage(.init(RUSAGE_SELF.rawValue), &usage)
  return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
}

let (cpu, clock) = (cpuSeconds(), ContinuousClock.now)
let count = arguments.count > 5 ? Int(arguments[5]) ?? 10 : 10
let outcome = try await NeighborSearch(in: matrix).outcome(count, cores: cores)
let found = outcome.lists
let used = cpuSeconds() - cpu
let seconds = (ContinuousClock.now - clock) / .seconds(1)
try found.indices.withUnsafeBytes { Data($0) }.write(to: URL(filePath: arguments[1] + ".found"))
let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
let line = try JSONSerialization.data(
  withJSONObject: [
    "cpu_seconds": used, "seconds": seconds, "recall": outcome.recall ?? 1,
    "peak": peak.map { $0.dropFirst(6).trimmingCharacters(in: .whitespaces) } ?? "unknown",
  ], options: [.sortedKeys])
print(String(decoding: line, as: UTF8.self))
