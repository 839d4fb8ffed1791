/// How images are measured.
package struct MeasureOptions: Hashable, Sendable {
  /// Whether a thumbnail of every image is stored; without one it is made when it is asked for.
  package var thumbnails = true
  /// The pixels that all threads together hold decoded at one moment: 200 million by default.
  package var pixelsInFlight = 200_000_000

  /// The default of each option.
  package init() {}
}

/// What measuring did.
package struct MeasureReport: Hashable, Sendable {
  /// Images that were decoded and measured, the damaged ones too.
  package var measured = 0
  /// Images that were as they had been when they were measured before, by size and time or bytes.
  package var unchanged = 0
  /// Images that have no pixels to measure, of formats not read yet too.
  package var undecodable = 0
  /// Images among the measured ones whose decoder complained.
  package var damaged = 0
  /// Images whose file could not be read; they are tried again the next time.
  package var unreadable = 0
  /// Images whose file is gone.
  package var missing = 0
  /// Images that the look at the folder before measuring found to be new.
  package var added = 0
  /// What was found out from the current embedding; `nil` if there is none.
  package var neighbors: NeighborReport?
  /// Seconds from begin to end of measuring images.
  package var seconds = 0.0

  /// Images that were read per second; 0 where none was.
  package var imagesPerSecond: Double {
    let read = measured + undecodable
    return read > 0 && seconds > 0 ? Double(read) / seconds : 0
  }
}
