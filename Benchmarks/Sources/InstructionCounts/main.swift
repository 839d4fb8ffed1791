// Runs one hot loop once, for callgrind, which counts the instructions of `measuredRegion` and all that
// it calls; Benchmarks/instructions.sh compares them with those of Benchmarks/Baselines.
//
//   InstructionCounts            the names of the loops
//   InstructionCounts NAME       runs one

/// What is counted.
nonisolated(unsafe) var work: () -> Void = {}

/// The region that callgrind is told to count.
@inline(never)
func measuredRegion() { work() }

let arguments = CommandLine.arguments
if arguments.count < 2 {
  for loop in loops { print(loop.name) }
} else if let loop = loops.first(where: { $0.name == arguments[1] }) {
  work = loop.prepare()
  measuredRegion()
} else {
  fatalError("no loop is called \(arguments[1])")
}
