// A map by UMAP of the rows that peer_umap.py wrote: CPU seconds, seconds on the clock and peak
// memory as one line of JSON; the points go into a file beside.
//
//   MapBenchmark FILE.f32 ROWS COLUMNS [SEED]
import Assay
import Foundation

let arguments = CommandLine.arguments
guard arguments.count >= 4, let rows = Int(arguments[2]), let columns = Int(arguments[3]),
  let matrix = FloatMatrix(
    mapping: URL(filePath: arguments[1]), rowCount: rows, columnCount: columns)
else {
  print("usage: MapBenchmark FILE.f32 ROWS COLUMNS [SEED]")
  exit(2)
}
let seed = arguments.count > 4 ? UInt64(arguments[4]) ?? 1 : 1

func cpuSeconds() -> Double {
  var usage = rusage()
  getrusage(.init(RUSAGE_SELF.rawValue), &usage)
  return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
}

let (cpu, clock) = (cpuSeconds(), ContinuousClock.now)
let cores = ProcessInfo.processInfo.activeProcessorCount
let maker = MapMaker(of: matrix)
let points = try await maker.umap(seed: seed, cores: cores)
let used = cpuSeconds() - cpu
let seconds = (ContinuousClock.now - clock) / .seconds(1)
let plane = (cpuSeconds(), maker.plane())
let planeSeconds = cpuSeconds() - plane.0
try points.matrix.withValues { Data(buffer: $0) }
  .write(to: URL(filePath: arguments[1] + ".umap"))
let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
let line = try JSONSerialization.data(
  withJSONObject: [
    "cpu_seconds": used, "seconds": seconds, "plane_cpu_seconds": planeSeconds,
    "trustworthiness_of_sample": points.trustworthiness ?? -1,
    "peak": peak.map { $0.dropFirst(6).trimmingCharacters(in: .whitespaces) } ?? "unknown",
  ], options: [.sortedKeys])
print(String(decoding: line, as: UTF8.self))
