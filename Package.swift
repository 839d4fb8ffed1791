// swift-tools-version: 6.3

import PackageDescription

/// Settings every Swift target shares; listed once so no target drifts.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// Programs that measure: with `ASSAY_BENCHMARKS` set, as nobody else needs them.
func benchmark(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, path: "Benchmarks/Sources/\(name)",
    swiftSettings: settings)
}
let benchmarks: [Target] =
  Context.environment["ASSAY_BENCHMARKS"] == nil
  ? []
  : [
    // How often intervals hold the truth: the tables of docs/coverage*.md.
    benchmark("Coverage", ["Kernels"]), benchmark("RankingCoverage", ["Kernels"]),
    // CPU seconds and memory, beside the peers' scripts.
    benchmark("EvaluationBenchmark", ["Kernels"]), benchmark("ImagingBenchmark", ["Imaging"]),
    benchmark("MapBenchmark", ["Assay"]), benchmark("NeighborBenchmark", ["Assay", "Kernels"]),
    // The instructions of the hot loops, which Baselines/ holds.
    benchmark("InstructionCounts", ["Imaging", "Kernels"]),
  ]

/// Programs that try damaged input: with `ASSAY_FUZZERS` set, as `Fuzz/run` does.
///
/// They need libFuzzer and internal names. They alone are instrumented, so that all else is what the tests
/// have built; a deep run instruments the rest by its own flags.
let fuzzers: [Target] =
  Context.environment["ASSAY_FUZZERS"] == nil
  ? []
  : [
    .systemLibrary(name: "CLibFuzzer", path: "Fuzz/CLibFuzzer"),
    .executableTarget(
      name: "Fuzzers",
      dependencies: [
        "Analysis", "CLibFuzzer", "CTurboJPEG", "Dataset", "Imaging", "Kernels", "Tables",
      ],
      path: "Fuzz/Sources", swiftSettings: settings + [.unsafeFlags(["-sanitize=fuzzer"])],
      // gold fails at what the sanitizer adds
      linkerSettings: [.unsafeFlags(["-use-ld=lld", "-sanitize=fuzzer"])]),
  ]

let package = Package(
  name: "assay",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "Assay", targets: ["Assay"]),
    .library(name: "Kernels", targets: ["Kernels"]),
    .library(name: "Imaging", targets: ["Imaging"]),
    .executable(name: "assay", targets: ["AssayCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
  ],
  targets: [
    // The system's image libraries, found by pkg-config.
    .systemLibrary(
      name: "CTurboJPEG", pkgConfig: "libturbojpeg",
      providers: [.apt(["libturbojpeg0-dev"]), .brew(["jpeg-turbo"])]),
    .systemLibrary(
      name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CWebP", pkgConfig: "libwebpdemux",
      providers: [.apt(["libwebp-dev"]), .brew(["webp"])]),
    .systemLibrary(name: "CGIF", providers: [.apt(["libgif-dev"]), .brew(["giflib"])]),
    .systemLibrary(
      name: "CTIFF", pkgConfig: "libtiff-4",
      providers: [.apt(["libtiff-dev"]), .brew(["libtiff"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    .systemLibrary(
      name: "CXXHash", pkgConfig: "libxxhash",
      providers: [.apt(["libxxhash-dev"]), .brew(["xxhash"])]),

    .target(name: "Kernels", swiftSettings: settings + [.strictMemorySafety()]),
    .target(
      name: "CImageCodecs", dependencies: ["CTurboJPEG", "CPNG", "CWebP", "CGIF", "CTIFF"],
      linkerSettings: [.linkedLibrary("gif")]),  // giflib has no pkg-config file everywhere
    .target(name: "CPixelKernels", dependencies: ["CXXHash"]),
    .target(name: "CMatrixKernels"),
    .target(
      name: "Imaging", dependencies: ["CImageCodecs", "CPixelKernels", "CXXHash", "Kernels"],
      swiftSettings: settings),
    .target(name: "Dataset", dependencies: ["Imaging", "Kernels"], swiftSettings: settings),
    .target(
      name: "Tables", dependencies: ["CZlib", "Dataset", "Imaging"], swiftSettings: settings),
    .target(
      name: "Analysis", dependencies: ["CMatrixKernels", "Dataset", "Imaging", "Kernels"],
      swiftSettings: settings),
    .target(
      name: "Assay",
      dependencies: [
        "Analysis", "Dataset", "Imaging", "Kernels", "Tables",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .target(
      name: "AssayServer",
      dependencies: [
        "Assay", "CZlib", .product(name: "Hummingbird", package: "hummingbird"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "AssayCommand",
      dependencies: [
        "Assay", "AssayServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "KernelsTests", dependencies: ["Kernels", "TestSupport"],
      exclude: ["Golden"], swiftSettings: settings),
    .testTarget(
      name: "ImagingTests", dependencies: ["Imaging", "TestSupport"],
      exclude: ["Golden"], swiftSettings: settings),
    .testTarget(
      name: "AssayTests",
      dependencies: [
        "Analysis", "Assay", "Dataset", "Tables", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Golden"], swiftSettings: settings),
    .testTarget(
      name: "AssayServerTests", dependencies: ["AssayServer", "TestSupport"],
      exclude: ["Golden"], swiftSettings: settings),
    .testTarget(
      name: "AssayCommandTests", dependencies: ["TestSupport"],
      exclude: ["Snapshots"], swiftSettings: settings),
    // Outside of the package's own access, as every program is that depends on the library.
    .testTarget(
      name: "DoorTests", dependencies: ["Assay", "TestSupport"], packageAccess: false,
      swiftSettings: settings),
    .testTarget(
      name: "TidyTests", dependencies: ["Assay", "TestSupport"], swiftSettings: settings),
  ] + benchmarks + fuzzers
)
