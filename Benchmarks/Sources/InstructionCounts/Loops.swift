import Imaging
import Kernels

/// A hot loop: what it is called, and how it is made ready; only what `prepare` returns is counted.
struct Loop: Sendable {
  let name: String
  let prepare: @Sendable () -> () -> Void
}

/// Keeps a result, so that nothing is left out as unused.
@inline(never)
func keep<Value>(_ value: Value) { kept = value }
nonisolated(unsafe) private var kept: Any?

/// Made-up predictions: nine of ten right, probabilities that add up to one.
private struct Predictions {
  let classCount: Int
  var truth: [Int32] = []
  var predicted: [Int32] = []
  var probabilities: [Float] = []

  init(_ count: Int, of classCount: Int) {
    self.classCount = classCount
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<count {
      let label = Int32(generator.nextUnit() * Double(classCount))
      let guess =
        generator.nextUnit() < 0.9 ? label : Int32(generator.nextUnit() * Double(classCount))
      truth.append(label)
      predicted.append(guess)
      var row = (0..<classCount).map { _ in Float(generator.nextUnit()) }
      row[Int(guess)] = Float(classCount)
      let sum = row.reduce(0, +)
      probabilities += row.map { $0 / sum }
    }
  }
}

let loops: [Loop] = [
  Loop(name: "confusion matrix, 1,000,000 × 10") {
    let data = Predictions(100_000, of: 10)
    return {
      for _ in 0..<10 {
        keep(
          ConfusionMatrix(
            truth: data.truth.span, predicted: data.predicted.span, classCount: 10))
      }
    }
  },
  Loop(name: "scores with 200 replicates, 10 classes") {
    let data = Predictions(10_000, of: 10)
    let matrix = ConfusionMatrix(
      truth: data.truth.span, predicted: data.predicted.span, classCount: 10)
    return { keep(ConfusionScores(matrix: matrix, replicates: 200)) }
  },
  Loop(name: "losses and top k, 100,000 × 10") {
    let data = Predictions(100_000, of: 10)
    return {
      keep(
        ProbabilityScores(
          probabilities: data.probabilities.span, truth: data.truth.span,
          predicted: data.predicted.span, classCount: 10))
    }
  },
  Loop(name: "calibration, 100,000") {
    let data = Predictions(100_000, of: 10)
    let confidences = predictedConfidences(
      probabilities: data.probabilities.span, predicted: data.predicted.span, classCount: 10)
    return {
      keep(
        Calibration(
          confidences: confidences.span, truth: data.truth.span, predicted: data.predicted.span))
    }
  },
  Loop(name: "ranking of classes, 100,000 × 10") {
    let data = Predictions(100_000, of: 10)
    return {
      var scratch = RankingScratch(rowCount: data.truth.count, classCount: 10)
      keep(
        rankClasses(
          0..<10, probabilities: data.probabilities.span, truth: data.truth.span, classCount: 10,
          scratch: &scratch))
    }
  },
  Loop(name: "importance of a metric, 100,000") {
    let data = Predictions(100_000, of: 10)
    let values = data.truth.indices.map { Double(data.probabilities[10 * $0]) }
    return {
      let metric = OrderedMetric(
        values: values.span, truth: data.truth.span, predicted: data.predicted.span)
      keep(MetricImportance(of: metric, seed: 1))
    }
  },
  Loop(name: "nearest of a block, 1,024 × 1,024") {
    var generator = SeededGenerator(seed: 1)
    let similarities = (0..<1_024 * 1_024).map { _ in Float(generator.nextUnit()) * 0.9 }
    return {
      var lists = TopNeighbors(rowCount: 1_024, capacity: 36)
      let block = TopNeighbors.Block(rows: 0..<1_024, columns: 2_000..<3_024, stride: 1_024)
      keep(lists.meetRows(of: similarities.span, block, close: 0.99999))
      keep(lists)
    }
  },
  Loop(
    name: "a photograph, 512 × 384, without decoding it",
    prepare: { picture(width: 512, height: 384, decodes: false) }),
  Loop(
    name: "a photograph, 512 × 384, JPEG",
    prepare: { picture(width: 512, height: 384, decodes: true) }),
  Loop(
    name: "a small image, 32 × 32, JPEG",
    prepare: { picture(width: 32, height: 32, decodes: true) }),
]

/// Everything that measuring takes from a file: a JPEG, or a PNG of one colour, which costs next to
/// nothing to decode.
///
/// What is done once in a program's life is done before.
@Sendable
private func picture(width: Int, height: Int, decodes: Bool) -> () -> Void {
  let pixels = PixelBuffer(width: width, height: height)
  var generator = SeededGenerator(seed: 1)
  for place in pixels.bytes.indices {
    let (x, y) = (place / 3 % width, place / 3 / width)
    let noise = decodes ? Int(generator.nextUnit() * 40) : 0
    pixels.bytes[place] = decodes ? UInt8(min(255, (x + y) / 5 + noise)) : 90
  }
  let file = decodes ? encodeJPEG(pixels, quality: 90) : encodePNG(pixels)
  let measure = {
    file.withUnsafeBytes { bytes in
      keep(try? measureImage(bytes: bytes, key: "a", thumbnail: true))
    }
  }
  measure()
  return measure
}
