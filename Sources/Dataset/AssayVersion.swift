/// Facts about this build of Assay.
package enum AssayVersion {
  /// The version, as `major.minor.patch`.
  package static let current = "0.1.0"
}
