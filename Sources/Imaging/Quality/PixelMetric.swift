/// The metrics that come from one image file, in the order of the catalogue; raw values are ids.
public enum PixelMetric: String, CaseIterable, Sendable {
  case area
  case aspectRatio = "aspect_ratio"
  case width
  case height
  case brightness
  case contrast
  case sharpness
  case blur
  case redValues = "red_values"
  case greenValues = "green_values"
  case blueValues = "blue_values"
  case luminance
  case luminanceContrast = "luminance_contrast"
  case detail
  case colorfulness
  case saturation
  case imageEntropy = "image_entropy"
  case darkShare = "dark_share"
  case brightShare = "bright_share"
  case lightLevel = "light_level"
  case channelContrast = "channel_contrast"
  case transparency
  case fileBytes = "file_bytes"
  case bitsPerPixel = "bits_per_pixel"
  case random
}
