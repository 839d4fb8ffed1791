/// A number that a model gives for a class: `Float` or `Double`, in the precision in which it came.
///
/// Kernels compare scores as they are and add them up as ``double``, which is exact for both.
public protocol Score: Comparable, BitwiseCopyable, Sendable {
  /// The same number as a `Double`.
  var double: Double { get }
}

extension Float: Score {
  /// The same number as a `Double`.
  @inlinable public var double: Double { Double(self) }
}

extension Double: Score {
  /// The number itself.
  @inlinable public var double: Double { self }
}
