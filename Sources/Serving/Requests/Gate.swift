/// Decides which requests are answered at all: those of the report's own pages, and of whoever types its address.
///
/// A page of another origin must get nothing, also where it calls itself by a name that leads here (DNS rebinding): the
/// `Host` must be this server's, an `Origin` the same, and what the browser says of who asks (`Sec-Fetch-Site`) no other
/// site, except where a reader follows a link.
package struct Gate: Sendable {
  private let host: String
  private let port: Int
  private let isOpen: Bool
  /// What a request that changes something must bring; only the report's own page knows it.
  private let token: String

  /// - Parameters:
  ///   - host: the address in numbers that is listened on.
  ///   - isOpen: whether others than this machine can reach it.
  package init(host: String = "127.0.0.1", port: Int, isOpen: Bool = false, token: String) {
    (self.host, self.port, self.isOpen, self.token) = (host, port, isOpen, token)
  }

  /// - Returns: why the request is refused; nil where it is let in.
  package func refusal(of request: Request) -> Answer? {
    guard let host = request.headers["host"], isOwn(host) else {
      return .refused(.misdirected, "this report is served under its own address only")
    }
    if let origin = request.headers["origin"], origin != "http://\(host)" {
      return .refused(.forbidden, "this report is read by its own pages only")
    }
    guard isOfOwnSite(request) else { return .refused(.forbidden, "this report is read by its own pages only") }
    guard request.method == "POST" else { return nil }
    guard request.headers["origin"] != nil, request.headers["x-cyclopedia-token"] == token else {
      return .refused(.forbidden, "only the report's own page can ask for this; reload it")
    }
    return nil
  }

  /// Browsers send this header on their own; other programs have no reader whose access they could misuse.
  private func isOfOwnSite(_ request: Request) -> Bool {
    switch request.headers["sec-fetch-site"] {
    case nil, "same-origin", "none": true
    default: request.headers["sec-fetch-mode"] == "navigate" && request.headers["sec-fetch-dest"] == "document"
    }
  }

  private func isOwn(_ text: String) -> Bool {
    var name = text[...]
    if let colon = text.lastIndex(of: ":"), text[colon...].dropFirst().allSatisfy(\.isASCIIDigit) {
      guard text[colon...].dropFirst() == "\(port)" else { return false }
      name = text[..<colon]
    } else if port != 80 {
      return false
    }
    if ["127.0.0.1", "localhost", "[::1]", host[...]].contains(name) { return true }
    // A name can be made to lead here by a stranger, a number cannot.
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return isOpen && parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
