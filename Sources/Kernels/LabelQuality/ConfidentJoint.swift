/// How many images with each given label confidently belong to each class: *confident learning*.
///
/// A class's threshold is the mean probability of the label among the images labelled so. An image
/// confidently belongs to the class whose probability reaches its threshold; where several do, to the
/// most probable class of all. Where that is another class than the label, the label is probably
/// wrong. A threshold is at least 2e-6, as cleanlab's: to a class that none of its own images gives any
/// probability only those belong that do. Same numbers as cleanlab's `compute_confident_joint`. Source: Northcutt, Jiang and Chuang
/// 2021, doi:10.1613/jair.1.12125.
public struct ConfidentJoint: Hashable, Sendable {
  /// What a probability may lack of its threshold: cleanlab's 1e-6, above the noise of Float32.
  public static let tolerance = 1e-6

  /// How many classes there are.
  public let classCount: Int
  /// The mean probability of each class among the images labelled so; `nil` without such images.
  public let thresholds: [Double?]
  /// How many images with a row of probabilities carry each label.
  public let labelled: [Int]
  /// The class that each image confidently belongs to; −1 where there is none, without a label, and
  /// where the row of probabilities is missing (no probability above 0).
  public let classes: [Int32]
  /// Whether each image has a label and a row of probabilities.
  private let known: [Bool]
  /// How many images of each label (row) confidently belong to each class (column), row by row.
  public let counts: [Int]
  /// The estimated share of wrong labels; see ``ConfidentNoise``.
  public let noise: Estimate

  /// Counts images; two passes over the probabilities.
  ///
  /// - Parameters:
  ///   - labels: the given class of each image, −1 where it has none.
  ///   - rowCount: how many images have a row of probabilities; they may be fewer than the labels.
  ///   - columnCount: how many classes have probabilities; a later class has none.
  ///   - classCount: how many classes there are, at least `columnCount`.
  ///   - readRow: puts the probabilities of an image into its second argument, `columnCount` long.
  /// - Complexity: O(images · classes), and memory for images + classes².
  public init(
    labels: [Int32], rowCount: Int, columnCount: Int, classCount: Int,
    readRow: (_ image: Int, _ row: inout [Double]) -> Void
  ) {
    precondition(columnCount <= classCount, "a column is of a class")
    let rows = columnCount == 0 ? 0 : min(labels.count, rowCount)
    var row = [Double](repeating: 0, count: columnCount)
    var means = [LabelMean](repeating: LabelMean(), count: classCount)
    /// Of each image the probability of its label; NaN where nothing is known.
    var given = [Double](repeating: .nan, count: labels.count)
    for image in 0..<rows where labels[image] >= 0 {
      readRow(image, &row)
      guard row.contains(where: { $0 > 0 }) else { continue }
      let label = Int(labels[image])
      given[image] = label < columnCount ? row[label] : 0
      means[label].add(given[image])
    }

    var bars = ConfidenceBars(of: means.prefix(columnCount))
    var noise = ConfidentNoise(means: means)
    var classes = [Int32](repeating: -1, count: labels.count)
    var counts = [Int](repeating: 0, count: classCount * classCount)
    for image in 0..<rows where !given[image].isNaN {
      readRow(image, &row)
      let found = bars.place(row.span)
      let label = Int(labels[image])
      for move in bars.moves { noise.add(move, label: label, from: found) }
      guard found >= 0 else { continue }
      classes[image] = Int32(found)
      counts[label * classCount + found] += 1
    }
    self.classCount = classCount
    thresholds = means.map(\.threshold)
    labelled = means.map(\.count)
    self.classes = classes
    self.counts = counts
    known = given.map { !$0.isNaN }
    self.noise = noise.estimate(counts: counts, labels: labels, classes: classes, given: given)
  }

  /// Whether an image has a label and a row of probabilities.
  public func isKnown(_ image: Int) -> Bool { known[image] }

  /// How many images of a label confidently belong to a class.
  public subscript(label: Int, class index: Int) -> Int { counts[label * classCount + index] }
}

/// The probabilities of a label among the images that carry it.
struct LabelMean {
  private var sum = 0.0
  private var squares = 0.0
  /// How many images carry it.
  private(set) var count = 0

  mutating func add(_ probability: Double) {
    sum += probability
    squares += probability * probability
    count += 1
  }

  /// Their mean, at least cleanlab's 2e-6, which no probability of 0 reaches; `nil` without images.
  var threshold: Double? {
    count > 0 ? max(sum / Double(count), 2 * ConfidentJoint.tolerance) : nil
  }

  /// The standard error of the mean, at least the tolerance; `nil` without images, and where the
  /// threshold is not the mean.
  var error: Double? {
    guard count > 0, sum / Double(count) == threshold else { return nil }
    let mean = sum / Double(count)
    let variance = max(0, squares / Double(count) - mean * mean)
    return max(Elementary.sqrt(variance / Double(count)), ConfidentJoint.tolerance)
  }
}
