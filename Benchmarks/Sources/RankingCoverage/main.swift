// How often the 95 % intervals of ranking, probability scores and correlations hold the truth.
// Prints the table of docs/coverage-ranking.md; takes the number of samples a row (default 2000).

import Foundation
import Kernels

let samples = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 2000
let truthSize = 400_000

/// Tries a world at several sizes and prints a row for each size and quantity.
func tabulate(
  _ name: String, sizes: [Int], truthRuns: Int, stream: UInt64,
  draw: (Int, inout SeededGenerator) -> [(String, Estimate)]
) {
  var generator = SeededGenerator(seed: 1, stream: stream)
  // What is true: the mean over large samples.
  var truth: [Double] = []
  for run in 0..<truthRuns {
    for (i, (_, estimate)) in draw(truthSize, &generator).enumerated() {
      if run == 0 { truth.append(0) }
      truth[i] += (estimate.value ?? .nan) / Double(truthRuns)
    }
  }
  for size in sizes {
    var shown = [Int](repeating: 0, count: truth.count)
    var held = shown
    var width = [Double](repeating: 0, count: truth.count)
    var names: [String] = []
    for _ in 0..<samples {
      let estimates = draw(size, &generator)
      names = estimates.map(\.0)
      for (i, (_, estimate)) in estimates.enumerated() {
        guard let interval = estimate.interval else { continue }
        shown[i] += 1
        width[i] += interval.high - interval.low
        if interval.low <= truth[i] && truth[i] <= interval.high { held[i] += 1 }
      }
    }
    for i in truth.indices {
      let rate =
        shown[i] == 0 ? "–" : String(format: "%.1f", 100 * Double(held[i]) / Double(shown[i]))
      let mean = shown[i] == 0 ? "–" : String(format: "%.3f", width[i] / Double(shown[i]))
      print(
        "| \(name) | \(size) | \(names[i]) | \(String(format: "%.4f", truth[i])) | "
          + "\(String(format: "%.0f", 100 * Double(shown[i]) / Double(samples))) | \(rate) | \(mean) |"
      )
    }
  }
}

print("| world | n | quantity | truth | interval shown, % | held the truth, % | mean width |")
print("|---|--:|---|--:|--:|--:|--:|")
var worlds: [World] = []
for strength in [0.5, 1.5, 3, 4.5] { worlds.append(World(classes: 2, strength: strength)) }
for strength in [1.5, 3] { worlds.append(World(classes: 2, rarest: 0.2, strength: strength)) }
worlds.append(World(classes: 2, rarest: 0.9, strength: 2))
worlds.append(World(classes: 3, strength: 2, rounds: true))
for strength in [1.5, 3, 4.5] { worlds.append(World(classes: 3, strength: strength, heat: 2)) }
for strength in [2.0, 4.0] { worlds.append(World(classes: 10, strength: strength)) }
worlds.append(World(classes: 10, rarest: 0.03, strength: 3))
for (i, world) in worlds.enumerated() {
  tabulate(
    world.name, sizes: [50, 200, 1000], truthRuns: world.shares.count > 3 ? 2 : 4,
    stream: UInt64(i)
  ) { size, generator in world.draw(size, using: &generator).estimates() }
}
let many = World(classes: 100, strength: 3)
tabulate(many.name, sizes: [1000], truthRuns: 1, stream: 90) { size, generator in
  many.draw(size, using: &generator).estimates()
}

var metrics: [MetricWorld] = []
for shape in [MetricWorld.Shape.normal, .logNormal, .steps, .twoValued] {
  for (middle, slope) in [(0.5, 0.0), (0.5, 1.0), (2.0, 1.0), (3.0, 1.5)] {
    metrics.append(MetricWorld(shape: shape, middle: middle, slope: slope))
  }
}
for (i, world) in metrics.enumerated() {
  tabulate(world.name, sizes: [50, 200, 1000], truthRuns: 3, stream: 100 + UInt64(i)) {
    size, generator in world.estimates(size, using: &generator)
  }
}
