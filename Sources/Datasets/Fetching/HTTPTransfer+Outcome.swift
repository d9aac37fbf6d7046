internal import CCurl

extension HTTPTransfer {
  /// What came of a response that ended as it should.
  func outcome(of status: Int, retryAfter: Int) -> Outcome {
    switch status {
    case 200, 206:
      return part.length == archive.bytes
        ? .complete
        : .broken(reason: "the connection ended after \(part.length) of \(archive.bytes) bytes", retryAfter: 0)
    case 416:
      do { try part.restart() } catch { return .failed(error) }
      return .broken(reason: "the server does not have the rest of the file", retryAfter: 0)
    case 408, 425, 429, 500...599:
      return .broken(reason: "the server answers with status \(status)", retryAfter: retryAfter)
    default:
      let hint =
        status == 404 || status == 410
        ? "the file is not there; --mirror URL fetches from elsewhere"
        : "--mirror URL fetches from elsewhere; proxies are taken from https_proxy and no_proxy"
      return .failed(.failed("\(Mirror.shown(address)): the server answers with status \(status)", hint: hint))
    }
  }

  /// What came of one that libcurl gave up or that was broken off.
  func outcome(of code: CURLcode, said: String) -> Outcome {
    func failed(_ what: String, hint: String) -> Outcome {
      .failed(.failed("\(Mirror.shown(address)): \(what)", hint: hint))
    }
    switch code {
    // Of a server whose first line is no status, libcurl supposes the HTTP of 1991.
    case CURLE_UNSUPPORTED_PROTOCOL where said.contains("HTTP/0.9"):
      return failed(
        "what answers there does not speak HTTP (\(said))",
        hint: "look at the address, its port, and https_proxy; --mirror URL fetches from elsewhere")
    case CURLE_UNSUPPORTED_PROTOCOL:
      return failed(
        "the server redirects to an address that is not followed (\(said))",
        hint: "only https is followed, and http from a mirror with http; --mirror URL fetches from elsewhere")
    case CURLE_TOO_MANY_REDIRECTS:
      return failed(
        "the server redirects more than \(HTTPTransfer.mostRedirects) times",
        hint: "look at the address in a browser; --mirror URL fetches from elsewhere")
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
      return failed(
        "the server's certificate is not trusted (\(said))",
        hint:
          "look at the clock and at the package ca-certificates; a proxy that opens https needs its certificate there")
    case CURLE_URL_MALFORMAT:
      return failed("the address is not understood", hint: "name a mirror as https://HOST/FOLDER")
    case CURLE_OPERATION_TIMEDOUT:
      return .broken(reason: "less than \(HTTPTransfer.slowest) bytes a second came for \(patience) s", retryAfter: 0)
    case CURLE_PARTIAL_FILE:
      return .broken(
        reason: "the connection broke off after \(part.length) of \(archive.bytes) bytes", retryAfter: 0)
    default: return .broken(reason: said, retryAfter: 0)
    }
  }
}
