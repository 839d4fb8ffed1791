/// Decides who may ask at all, before any route is looked at.
///
/// The server has no accounts: on loopback, the browser of the person at the computer is welcome
/// and every page of another site is not. See `docs/threat-model.md`.
struct Gate: Sendable {
  /// The port that the server listens on.
  let port: Int
  /// Whether only this computer can reach the server.
  let isLoopback: Bool
  /// What everyone must know who is not refused; demanded off loopback.
  let token: String?
  /// The address that the server was told to listen on.
  var address = "127.0.0.1"

  /// What becomes of a request.
  enum Decision {
    case enter
    /// The right token stood in the URL: keep it as a cookie and go on without it in the URL.
    case welcome(location: String, cookie: String)
  }

  /// Lets a request in, or says why not.
  ///
  /// - Throws: ``APIError`` 400, 401 or 403.
  func check(_ request: ServerRequest) throws(APIError) -> Decision {
    try checkHost(request)
    try checkOrigin(request)
    guard let token else { return .enter }
    if let given = request.headers["authorization"], given.lowercased().hasPrefix("bearer "),
      Self.isEqual(String(given.dropFirst("bearer ".count)), token)
    {
      return .enter
    }
    if let given = cookie(in: request), Self.isEqual(given, token) { return .enter }
    if request.method == "GET", let given = try request.query()["token"],
      Self.isEqual(given, token)
    {
      return .welcome(
        location: Self.withoutToken(request.target),
        cookie: "\(cookieName)=\(token); Path=/; HttpOnly; SameSite=Lax")
    }
    throw APIError(
      .tokenNeeded,
      "this server asks for a token: open the address that it printed at its start")
  }

  /// Another site's name that resolves to this computer (DNS rebinding) is not ours.
  private func checkHost(_ request: ServerRequest) throws(APIError) {
    guard let host = request.headers["host"] else {
      throw APIError(.badHost, status: 400, "the request names no host")
    }
    guard isLoopback else {
      // Here the server may have any name; the token, which a browser sends to no other name than
      // the one it was given at, keeps other sites out.
      guard Self.isHost(host) else {
        throw APIError(.badHost, status: 400, "\"\(host.prefix(80))\" is not the name of a host")
      }
      return
    }
    guard !hosts.contains(host.lowercased()) else { return }
    throw APIError(
      .badHost, "this server is reached as \(hosts[0]), not as \"\(host.prefix(80))\"")
  }

  /// Whether a text is a name or an address, and perhaps a port.
  private static func isHost(_ text: String) -> Bool {
    text.wholeMatch(of: /(?:[A-Za-z0-9._\-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?/) != nil
  }

  /// What a page of another origin started does nothing and reads nothing.
  private func checkOrigin(_ request: ServerRequest) throws(APIError) {
    let host = request.headers["host"] ?? ""
    if let origin = request.headers["origin"], origin.lowercased() != "http://" + host.lowercased()
    {
      throw APIError(
        .badOrigin, "requests from \"\(origin.prefix(80))\" are not answered")
    }
    guard let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none" else {
      return
    }
    // A link on another page may open ours; it may not fetch or embed anything.
    let isLink =
      request.method == "GET" && request.headers["sec-fetch-mode"] == "navigate"
      && request.headers["sec-fetch-dest"] == "document" && !request.path.hasPrefix("/api/")
    if !isLink {
      throw APIError(.badOrigin, "requests that other sites start are not answered")
    }
  }

  private var hosts: [String] {
    let others = ["127.0.0.1", "localhost", "[::1]"]
    let own = address.contains(":") ? "[\(address)]" : address
    let names = [own] + others.filter { $0 != own }
    return names.map { "\($0):\(port)" } + (port == 80 ? names : [])
  }

  /// Cookies are shared between ports, so that the name carries ours.
  private var cookieName: String { "assay_token_\(port)" }

  private func cookie(in request: ServerRequest) -> String? {
    for part in (request.headers["cookie"] ?? "").split(whereSeparator: { $0 == ";" || $0 == "," })
    {
      let pair = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
      if pair.count == 2, pair[0] == cookieName { return String(pair[1]) }
    }
    return nil
  }

  /// Compares in a time that tells nothing about where the two differ.
  static func isEqual(_ given: String, _ token: String) -> Bool {
    let (given, token) = (Array(given.utf8), Array(token.utf8))
    guard given.count == token.count else { return false }
    var difference: UInt8 = 0
    for place in token.indices { difference |= given[place] ^ token[place] }
    return difference == 0
  }

  private static func withoutToken(_ target: String) -> String {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    // Two slashes at the start would name another host.
    let path = "/" + parts[0].drop { $0 == "/" }
    guard parts.count == 2 else { return path }
    let rest = parts[1].split(separator: "&").filter { !$0.hasPrefix("token=") }
    return rest.isEmpty ? path : "\(path)?\(rest.joined(separator: "&"))"
  }
}
