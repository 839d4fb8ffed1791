import Foundation
import TestSupport
import Testing

/// Another program's Python, as far as it is at hand.
enum Python {
  /// `python3`, or the one that `ASSAY_PYTHON` names.
  static let program = ProcessInfo.processInfo.environment["ASSAY_PYTHON"] ?? "python3"

  /// Runs Python in a folder; says how it ended and what it complained of.
  static func run(_ arguments: String..., in folder: URL) throws -> (code: Int32, errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let said = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  /// Whether all of these can be imported.
  static func has(_ modules: String) -> Bool {
    (try? run("-c", "import \(modules)", in: Folders.package).code) == 0
  }
}

/// The scripts of `docs/snippets` write what the program reads, where their library is at hand.
@Suite struct SnippetTests {
  private static let snippets = Folders.package.appending(path: "docs/snippets").path

  /// Twelve pictures of two colours in two folders, their labels, and a project over them.
  private func project(in folder: URL) throws {
    let made = try Python.run(
      "-c",
      """
      import os
      from PIL import Image
      with open("labels.csv", "w") as labels:
          labels.write("filename,label\\n")
          for number in range(12):
              name = ["red", "blue"][number % 4 // 2]
              os.makedirs(f"images/{name}", exist_ok=True)
              colour = (200 + number, 0, 0) if name == "red" else (0, 0, 200 + number)
              Image.new("RGB", (20, 10), colour).save(f"images/{name}/{number}.png")
              labels.write(f"{name}/{number}.png,{name}\\n")
      with open("classes.txt", "w") as classes:
          classes.write("blue\\nred\\n")
      """, in: folder)
    #expect(made.code == 0, "\(made.errors)")
    let run = try Program.run(
      "init", "p", "--images", "images", "--labels", "labels.csv", in: folder)
    #expect(run.code == 0, "\(run)")
  }

  private func imported(_ words: String..., in folder: URL) throws -> String {
    let run = try Program.run(["import", "predictions", "--json"] + words, in: folder)
    #expect(run.code == 0, "\(run)")
    return run.output
  }

  @Test(.enabled(if: Python.has("sklearn, PIL, numpy"), "needs scikit-learn and Pillow of python3"))
  func `what the scikit-learn snippet writes is imported`() async throws {
    try await withTemporaryFolder { folder in
      try project(in: folder)
      let run = try Python.run(
        "\(Self.snippets)/from_scikit_learn.py", "images", "labels.csv", "out.csv", in: folder)
      #expect(run.code == 0, "\(run.errors)")
      #expect(try imported("out.csv", in: folder).contains("\"matched\": 6"))
      let evaluation = try Program.run("evaluate", in: folder)
      #expect(evaluation.output.contains("accuracy"), "\(evaluation)")
    }
  }

  @Test(
    .enabled(if: Python.has("torch, PIL, numpy"), "needs PyTorch and Pillow of python3"),
    arguments: [
      ("model.pt", "torch.jit.script(model).save('model.pt')"),
      (
        "model.pt2",
        "torch.export.save(torch.export.export(model.eval(), (torch.zeros(2, 3, 224, 224),), "
          + "dynamic_shapes=({0: torch.export.Dim('batch')},)), 'model.pt2')"
      ),
    ])
  func `what the PyTorch snippet writes is imported`(file: String, saving: String) async throws {
    try await withTemporaryFolder { folder in
      try project(in: folder)
      let model = try Python.run(
        "-c",
        """
        import torch
        model = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(3 * 224 * 224, 2))
        \(saving)
        """, in: folder)
      #expect(model.code == 0, "\(model.errors)")
      let run = try Python.run(
        "\(Self.snippets)/from_pytorch.py", file, "classes.txt", "images", "out.csv",
        in: folder)
      #expect(run.code == 0, "\(run.errors)")
      #expect(try imported("out.csv", "--strict", in: folder).contains("\"matched\": 12"))
    }
  }

  @Test(.enabled(if: Python.has("keras, PIL, numpy"), "needs Keras and Pillow of python3"))
  func `what the Keras snippet writes is imported`() async throws {
    try await withTemporaryFolder { folder in
      try project(in: folder)
      let model = try Python.run(
        "-c",
        """
        import keras
        layers = keras.layers
        keras.Sequential([keras.Input((16, 16, 3)), layers.Rescaling(1 / 255), layers.Flatten(),
                          layers.Dense(2, activation="softmax")]).save("model.keras")
        """, in: folder)
      #expect(model.code == 0, "\(model.errors)")
      let run = try Python.run(
        "\(Self.snippets)/from_keras.py", "model.keras", "classes.txt", "images", "out.npy",
        in: folder)
      #expect(run.code == 0, "\(run.errors)")
      let report = try imported(
        "out.npy", "--classes", "classes.txt", "--order", "out.txt", "--strict", in: folder)
      #expect(report.contains("\"matched\": 12"))
    }
  }
}
