/// How images are measured.
public struct MeasureOptions: Hashable, Sendable {
  /// Whether a thumbnail of every image is stored; without one it is made when it is asked for.
  public var thumbnails = true
  /// The pixels that all threads together hold decoded at one moment: 200 million by default.
  public var pixelsInFlight = 200_000_000

  /// The default of each option.
  public init() {}
}

/// What measuring did.
public struct MeasureReport: Hashable, Sendable {
  /// Images that were decoded and measured, the damaged ones too.
  public var measured = 0
  /// Images that were as they had been when they were measured before, by size and time or bytes.
  public var unchanged = 0
  /// Images that have no pixels to measure, of formats not read yet too.
  public var undecodable = 0
  /// Images among the measured ones whose decoder complained.
  public var damaged = 0
  /// Images whose file could not be read; they are tried again the next time.
  public var unreadable = 0
  /// Images whose file is gone.
  public var missing = 0
  /// Images that the look at the folder before measuring found to be new.
  public var added = 0
  /// What was found out from the current embedding; `nil` if there is none.
  public var neighbors: NeighborReport?
  /// Seconds from begin to end of measuring images.
  public var seconds = 0.0

  /// Images that were read per second; 0 where none was.
  public var imagesPerSecond: Double {
    let read = measured + undecodable
    return read > 0 && seconds > 0 ? Double(read) / seconds : 0
  }
}
