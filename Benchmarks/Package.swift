// swift-tools-version: 6.3

import PackageDescription

/// Settings every Swift target shares, those of the package above.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let kernels: Target.Dependency = .product(name: "Kernels", package: "assay")

let package = Package(
  name: "assay-benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "assay", path: "..")],
  targets: [
    // How often intervals hold the truth: the tables of docs/coverage*.md.
    .executableTarget(name: "Coverage", dependencies: [kernels], swiftSettings: settings),
    .executableTarget(name: "RankingCoverage", dependencies: [kernels], swiftSettings: settings),
    // CPU seconds and memory, beside the peers' scripts.
    .executableTarget(
      name: "EvaluationBenchmark", dependencies: [kernels], swiftSettings: settings),
    .executableTarget(
      name: "ImagingBenchmark", dependencies: [.product(name: "Imaging", package: "assay")],
      swiftSettings: settings),
    // The instructions of the hot loops, which Baselines/ holds.
    .executableTarget(
      name: "InstructionCounts",
      dependencies: [kernels, .product(name: "Imaging", package: "assay")],
      swiftSettings: settings),
    .executableTarget(
      name: "MapBenchmark", dependencies: [.product(name: "Assay", package: "assay")],
      swiftSettings: settings),
    .executableTarget(
      name: "NeighborBenchmark",
      dependencies: [.product(name: "Assay", package: "assay"), kernels], swiftSettings: settings),
  ]
)
