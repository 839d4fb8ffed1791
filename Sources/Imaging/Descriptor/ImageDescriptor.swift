import CPixelKernels

/// What an image looks like, in 507 bytes: how its edges run, which colours it has, where they lie,
/// and its fine texture.
///
/// All of it is taken from the mean luma and colour of 32 × 32 equal cells, so that images of any
/// size and shape compare. The parts are those of the field: histograms of oriented gradients
/// (Dalal and Triggs 2005, doi:10.1109/CVPR.2005.177), a joint colour histogram (Swain and Ballard
/// 1991, doi:10.1007/BF00130487) compared by square roots (Hellinger), uniform local binary patterns
/// (Ojala, Pietikäinen and Mäenpää 2002, doi:10.1109/TPAMI.2002.1017623), and a grid of mean colours.
/// `docs/descriptor.md` gives every constant, and what it can and cannot see.
public struct ImageDescriptor: Hashable, Sendable {
  /// The values, part after part as in ``Part``; each between 0 and 255.
  public let bytes: [UInt8]

  /// The parts, in order.
  public enum Part: CaseIterable, Sendable {
    /// 4 × 4 cells × 16 directions of the gradient.
    case gradients
    /// 4 lumas × 6 red-greens × 6 yellow-blues.
    case colours
    /// 59 kinds of neighbourhood.
    case patterns
    /// 4 × 4 cells × luma, red-green, yellow-blue.
    case layout

    /// How many values the part has.
    public var count: Int {
      switch self {
      case .gradients: 256
      case .colours: 144
      case .patterns: 59
      case .layout: 48
      }
    }

    /// What a value of the part counts when descriptors are compared.
    ///
    /// Chosen for the agreement of neighbours' labels on two sets of images that have little in
    /// common; over photographs the parts then spread about as 2.3 : 1.3 : 1 : 0.7.
    public var weight: Float {
      switch self {
      case .gradients: 1
      case .colours: 2
      case .patterns: 3
      case .layout: 1
      }
    }
  }

  /// How many values a descriptor has.
  public static let count = Part.allCases.reduce(0) { $0 + $1.count }

  /// The weight of each value.
  public static let weights = Part.allCases.flatMap { part in
    [Float](repeating: part.weight / 255, count: part.count)
  }

  /// Describes an image; O(pixels).
  ///
  /// - Precondition: No side of the image is longer than 16,777,216.
  public init(of pixels: PixelBuffer) {
    self.init(totals: PixelPass(over: pixels).totals)
  }

  /// Describes the cells of one pass over an image, by the instruction set at this place in
  /// `PixelPass.variants`; the last unless given.
  init(totals: PixelTotals, variant: Int? = nil) {
    let variant = variant.map(Int32.init) ?? pixel_variant_count() - 1
    bytes = [UInt8](unsafeUninitializedCapacity: Self.count) { bytes, count in
      pixel_describe_by(variant, totals.grid, totals.colourGrid, bytes.baseAddress)
      count = Self.count
    }
  }
}
