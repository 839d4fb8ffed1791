/// The probabilities of logits, exp(z − max) over their sum, in Double.
///
/// A logit of −∞ is a class without one: its probability is 0, and where there is no other all are.
/// The largest becomes exp(0), so nothing overflows; what lies more than 745 below it becomes 0.
///
/// - Parameters:
///   - logits: one a class; finite or −∞.
///   - probabilities: overwritten with as many numbers.
public func softmax(of logits: Span<Float>, into probabilities: inout [Double]) {
  writeSoftmax(of: logits, into: &probabilities)
}

/// As for `Float`.
public func softmax(of logits: Span<Double>, into probabilities: inout [Double]) {
  writeSoftmax(of: logits, into: &probabilities)
}

/// The softmax of a row of either precision.
@inline(__always)
func writeSoftmax(of logits: Span<some Score>, into probabilities: inout [Double]) {
  if probabilities.count != logits.count {
    probabilities = [Double](repeating: 0, count: logits.count)
  }
  var largest = -Double.infinity
  for i in logits.indices { largest = max(largest, logits[i].double) }
  guard largest > -.infinity else {
    for i in logits.indices { probabilities[i] = 0 }
    return
  }
  var sum = 0.0
  for i in logits.indices {
    probabilities[i] = Elementary.exp(logits[i].double - largest)
    sum += probabilities[i]
  }
  for i in logits.indices { probabilities[i] /= sum }
}
