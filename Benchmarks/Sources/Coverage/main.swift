// Prints a Markdown table of how often the 95 % intervals hold the truth.
//
//     coverage [SAMPLES] [SKEW] [CLASSES] [IMAGES] [ACCURACIES]
//
// The last three are lists like 2,5,10.

import Kernels

let arguments = CommandLine.arguments.dropFirst().map { $0.split(separator: ",") }
func numbers(_ position: Int, else standard: [Double]) -> [Double] {
  position < arguments.count ? arguments[position].compactMap { Double($0) } : standard
}
let samples = Int(numbers(0, else: [2000]).first ?? 2000)
let skew = numbers(1, else: [2]).first ?? 2
let classCounts = numbers(2, else: [2, 3, 5, 10]).map { Int($0) }
let imageCounts = numbers(3, else: [50, 200, 1000]).map { Int($0) }
let accuracies = numbers(4, else: [0.5, 0.8, 0.95, 0.99])

print("| classes | images | accuracy | " + Trial.numbers.joined(separator: " | ") + " |")
print("|" + String(repeating: "--:|", count: 3 + Trial.numbers.count))
for classCount in classCounts {
  for imageCount in imageCounts {
    for accuracy in accuracies {
      let world = World(classCount: classCount, accuracy: accuracy, skew: skew)
      let trial = Trial(of: world, imageCount: imageCount, samples: samples)
      let cells = trial.tallies.map(\.text).joined(separator: " | ")
      print("| \(classCount) | \(imageCount) | \(accuracy) | \(cells) |")
    }
  }
}
