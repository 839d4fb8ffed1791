/// Facts about this build of Assay.
public enum AssayVersion {
  /// The version, as `major.minor.patch`.
  public static let current = "0.1.0"
}
