public import Kernels

extension Estimate {
  /// `{value, low, high, n}`, with `null` where undefined and then the reason.
  public var json: JSON {
    var members: [(String, JSON)] = [
      ("value", .optional(value)), ("low", .optional(interval?.low)),
      ("high", .optional(interval?.high)), ("n", .int(n)),
    ]
    if let reason { members.append(("reason", .string(reason))) }
    return .object(members)
  }
}
