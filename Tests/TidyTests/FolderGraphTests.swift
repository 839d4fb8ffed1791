import Testing

/// The targets whose folders stand on each other without circles.
private let targets = [
  "Dataset", "Analysis", "Assay", "AssayServer", "AssayCommand", "Imaging", "Kernels",
  "Tables",
]

@Suite struct FolderGraphTests {
  @Test(arguments: targets)
  func `no folders of a target name each other in a circle`(_ target: String) throws {
    let graph = try FolderGraph(of: target)
    #expect(!graph.uses.isEmpty)
    let circles = graph.floors.circles
    #expect(circles == [], "\(graph.arrows(among: circles).joined(separator: "\n"))")
  }

  @Test(arguments: targets)
  func `files at the top of a target are its roof or its ground`(_ target: String) throws {
    let uses = try FolderGraph(of: target).uses
    let isNamed = uses.values.contains { $0["."] != nil }
    let names = !(uses["."] ?? [:]).isEmpty
    #expect(!isNamed || !names, "some are named by folders, and some name folders")
  }
}
