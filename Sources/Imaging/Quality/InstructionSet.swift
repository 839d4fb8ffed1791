/// The instruction set for which the pixel loops in use were compiled, as a compiler names it.
public var pixelInstructionSet: String { PixelPass.variants.last ?? "baseline" }
