/// The headers that every answer carries.
enum SecurityHeaders {
  /// Nothing but our own files is loaded, run, embedded or sent to.
  static let policy = [
    "default-src 'self'", "img-src 'self' data: blob:", "object-src 'none'", "base-uri 'none'",
    "form-action 'self'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  /// For a picture that came from outside: should it ever be opened as a page, nothing runs in it.
  static let picturePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'"

  static let all = [
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy":
      "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
  ]
}
