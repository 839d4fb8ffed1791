package import Foundation
internal import Imaging
internal import Kernels

/// The demo's files: images, labels, predictions and the answer key, all made here.
package struct DemoData: Sendable {
  /// The folder of the images.
  package let images: URL
  /// The labels, a CSV file with the faults that were planted in them.
  package let labels: URL
  /// The classifier's out-of-sample predictions, a CSV file with probabilities.
  package let predictions: URL
  /// The answer key, in Markdown.
  package let answers: URL
  /// The answer key as CSV: `filename,fault,detail`.
  package let answerTable: URL

  private static let side = 96

  /// The places of the demo's files in a folder, whether they exist or not.
  package init(in folder: URL) {
    images = folder.appending(path: "images")
    labels = folder.appending(path: "labels.csv")
    predictions = folder.appending(path: "predictions.csv")
    answers = folder.appending(path: "ANSWERS.md")
    answerTable = folder.appending(path: "answers.csv")
  }

  /// Draws the images, trains the classifier, and writes every file.
  ///
  /// The classifier is trained three times, each time on two thirds of the files as they were
  /// written and with the labels as the labels file gives them, and predicts the third it has not
  /// seen. Nothing in its predictions is changed afterwards.
  ///
  /// - Parameter seed: the same seed gives the same files.
  /// - Throws: the file system's error if a file cannot be written.
  package func write(seed: UInt64 = 7) throws {
    try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
    let plan = DemoPlan(seed: seed)
    var written: [String: Data] = [:]
    let originals = plan.items.enumerated().filter { $0.element.copyOf == nil }
    let copies = plan.items.enumerated().filter { $0.element.copyOf != nil }
    for (index, item) in originals + copies {
      let data = bytes(of: item, index: index, written: written, seed: seed)
      written[item.key] = data
      try data.write(to: images.appending(path: item.key))
    }
    try labelText(plan).write(to: labels, atomically: true, encoding: .utf8)
    try predictionText(plan, files: written)
      .write(to: predictions, atomically: true, encoding: .utf8)
    try DemoAnswers(plan: plan).markdown.write(to: answers, atomically: true, encoding: .utf8)
    try DemoAnswers(plan: plan).table.write(to: answerTable, atomically: true, encoding: .utf8)
  }

  private func bytes(
    of item: DemoItem, index: Int, written: [String: Data], seed: UInt64
  ) -> Data {
    var generator = SeededGenerator(seed: seed, stream: UInt64(index) + 1)
    let faults = item.faults.map(\.fault)
    if faults.contains(.exactDuplicate), let key = item.copyOf, let twin = written[key] {
      return twin
    }
    var scene = item.scene
    if faults.contains(.nearDuplicate) { scene.light = 1.06 }
    let pixels = scene.draw(side: Self.side, noiseFrom: &generator)
    let quality = faults.contains(.nearDuplicate) ? 60 : 92
    let data = Data(
      item.key.hasSuffix(".png") ? encodePNG(pixels) : encodeJPEG(pixels, quality: quality))
    if faults.contains(.damaged) { return data.prefix(data.count * 3 / 4) }
    guard let broken = item.faults.first(where: { $0.fault == .undecodable }) else { return data }
    switch broken.detail {
    case "an empty file": return Data()
    case "text": return Data("This is not an image.\n".utf8)
    case "the first 20 bytes only": return data.prefix(20)
    default: return Data((0..<3000).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
  }

  private func labelText(_ plan: DemoPlan) -> String {
    plan.items.reduce(into: "filename,label\n") { text, item in
      text += "\(item.key),\(item.label.rawValue)\n"
    }
  }

  private func predictionText(_ plan: DemoPlan, files: [String: Data]) -> String {
    let classes = DemoShape.allCases
    let indices = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    var keys: [String] = []
    var features: [Double] = []
    var labels: [Int] = []
    for item in plan.items {
      guard let data = files[item.key],
        let image = data.withUnsafeBytes({ try? decodeImage($0, limits: DecodeLimits()) })
      else { continue }
      keys.append(item.key)
      features += DemoFeatures.features(of: image.pixels)
      labels.append(indices[item.label] ?? 0)
    }
    var lines = [String](repeating: "", count: keys.count)
    for fold in 0..<3 {
      let training = keys.indices.filter { $0 % 3 != fold }
      let classifier = LogisticRegression(
        features: training.flatMap {
          features[$0 * DemoFeatures.count..<($0 + 1) * DemoFeatures.count]
        },
        labels: training.map { labels[$0] }, featureCount: DemoFeatures.count,
        classCount: classes.count)
      for row in keys.indices where row % 3 == fold {
        let range = row * DemoFeatures.count..<(row + 1) * DemoFeatures.count
        let probabilities = classifier.probabilities(of: features[range])
        lines[row] = line(key: keys[row], probabilities: probabilities)
      }
    }
    let header =
      "filename,predicted,confidence,"
      + classes.map { "prob_\($0.rawValue)" }.joined(separator: ",")
    return ([header] + lines).joined(separator: "\n") + "\n"
  }

  /// One row of the predictions file: seven decimals, of which the largest takes the rounding.
  private func line(key: String, probabilities: [Double]) -> String {
    let scale = 10_000_000
    var units = probabilities.map { Int(($0 * Double(scale)).rounded()) }
    let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
    units[best] += scale - units.reduce(0, +)
    let texts = units.map { unit in
      let digits = String(unit % scale)
      return "\(unit / scale)." + String(repeating: "0", count: 7 - digits.count) + digits
    }
    let name = DemoShape.allCases[best].rawValue
    return "\(key),\(name),\(texts[best])," + texts.joined(separator: ",")
  }
}
