/// How far a model's confidence is from its accuracy.
///
/// Needs only the predicted class's confidence, so it also serves models without probabilities.
public struct Calibration: Hashable, Sendable {
  /// How many bins the calibration errors use.
  public static let binCount = 15

  /// How many images have a label, a prediction and a confidence.
  public let count: Int
  /// The bins of equal width, those without images among them.
  ///
  /// Bin *b* of 0..<15 holds the confidences in (b/15, (b + 1)/15], the first one 0 too.
  public let equalWidthBins: [ReliabilityBin]
  /// At most 15 bins of about equally many images, equal confidences together.
  public let equalMassBins: [ReliabilityBin]

  /// Bins the images that have a label, a prediction and a confidence.
  ///
  /// Sums are taken in ascending order of confidence, so the order of the images does not matter.
  /// Time O(images); 8 bytes an image.
  ///
  /// - Parameters:
  ///   - confidences: the confidence of every image in its predicted class, 0...1; NaN if missing.
  ///   - truth: the class of every image, below 0 if missing.
  ///   - predicted: the predicted class of every image, below 0 if missing.
  public init(confidences: Span<Float>, truth: Span<Int32>, predicted: Span<Int32>) {
    precondition(confidences.count == truth.count && predicted.count == truth.count)
    var keys: [UInt32] = []
    keys.reserveCapacity(truth.count)
    for i in 0..<truth.count where truth[i] >= 0 && predicted[i] >= 0 && !confidences[i].isNaN {
      precondition(confidences[i] >= 0 && confidences[i].isFinite, "a confidence")
      keys.append(UInt32(confidences[i], isMarked: truth[i] == predicted[i]))
    }
    var sorted = [UInt32](repeating: 0, count: keys.count)
    var offsets = [Int32](repeating: 0, count: RadixSort.offsetCount)
    RadixSort.sort(&keys, from: 0, count: keys.count, into: &sorted, offsets: &offsets)
    self.init(ascending: sorted)
  }

  /// As for `Float`: a confidence that is written as 0.6 lies in the bin that ends there.
  public init(confidences: Span<Double>, truth: Span<Int32>, predicted: Span<Int32>) {
    precondition(confidences.count == truth.count && predicted.count == truth.count)
    var keys: [UInt64] = []
    keys.reserveCapacity(truth.count)
    for i in 0..<truth.count where truth[i] >= 0 && predicted[i] >= 0 && !confidences[i].isNaN {
      precondition(confidences[i] >= 0 && confidences[i].isFinite, "a confidence")
      keys.append(UInt64(confidences[i], isMarked: truth[i] == predicted[i]))
    }
    var sorted = [UInt64](repeating: 0, count: keys.count)
    var offsets = [Int32](repeating: 0, count: RadixSort.wideOffsetCount)
    RadixSort.sort(&keys, from: 0, count: keys.count, into: &sorted, offsets: &offsets)
    self.init(ascending: sorted)
  }

  /// Bins ascending keys: confidences, marked where the prediction is right.
  @inline(__always)
  private init(ascending sorted: [some MarkedScore]) {
    count = sorted.count

    var start = 0
    equalWidthBins = (0..<Calibration.binCount).map { bin in
      let upper = Double(bin + 1) / Double(Calibration.binCount)
      let isLast = bin == Calibration.binCount - 1
      let first = start
      while start < sorted.count && (isLast || sorted[start].score <= upper) {
        start += 1
      }
      return ReliabilityBin(
        range: Interval(low: Double(bin) / Double(Calibration.binCount), high: upper),
        keys: sorted[first..<start])
    }
    let quantiles = QuantileBins(count: Calibration.binCount, of: sorted.count) {
      sorted[$0].score
    }
    equalMassBins = zip(quantiles.positions, quantiles.upperEdges).map { positions, upper in
      ReliabilityBin(
        range: Interval(low: sorted[positions.lowerBound].score, high: upper),
        keys: sorted[positions])
    }
  }

  /// The expected calibration error: the mean over images of |accuracy − mean confidence| of the
  /// image's bin, bins of equal width.
  ///
  /// Undefined without images. It never has an interval: the error is a sum of absolute values,
  /// biased upwards, and resampling repeats the bias.
  public var expectedError: Estimate { estimate(\.gap, over: equalWidthBins) }

  /// As `expectedError`, with bins of about equally many images.
  public var equalMassError: Estimate { estimate(\.gap, over: equalMassBins) }

  /// `expectedError` without the upward bias that chance in the bins' accuracies causes, not
  /// below 0.
  ///
  /// From each bin's gap goes what a normal error of the accuracy adds to it in expectation
  /// (Kumar, Liang and Ma 2019, arXiv:1909.10155, in closed form instead of by simulation).
  public var debiasedError: Estimate { estimate(\.debiasedGap, over: equalWidthBins) }

  private func estimate(
    _ gap: (ReliabilityBin) -> Double, over bins: [ReliabilityBin]
  ) -> Estimate {
    guard count > 0 else {
      return .undefined(n: 0, because: "no image has a label, a prediction and a confidence")
    }
    let sum = bins.reduce(0) { $0 + Double($1.count) * gap($1) }
    return Estimate(
      value: max(0, sum / Double(count)), n: count,
      reason: "no interval: the error is biased upwards, and resampling repeats the bias")
  }
}

/// The confidence of every row in its predicted class, NaN where there is no prediction.
///
/// - Parameters:
///   - probabilities: rows × `classCount`, row by row.
///   - predicted: the predicted class of every row, below 0 if missing.
///   - classCount: the number of columns.
/// - Returns: one confidence a row.
public func predictedConfidences(
  probabilities: Span<Float>, predicted: Span<Int32>, classCount: Int
) -> [Float] {
  precondition(probabilities.count == predicted.count * classCount, "rows × classes")
  return (0..<predicted.count).map { row in
    predicted[row] < 0 ? .nan : probabilities[row * classCount + Int(predicted[row])]
  }
}

/// As for `Float`.
public func predictedConfidences(
  probabilities: Span<Double>, predicted: Span<Int32>, classCount: Int
) -> [Double] {
  precondition(probabilities.count == predicted.count * classCount, "rows × classes")
  return (0..<predicted.count).map { row in
    predicted[row] < 0 ? .nan : probabilities[row * classCount + Int(predicted[row])]
  }
}
