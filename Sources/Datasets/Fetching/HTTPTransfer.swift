internal import CCurl
import Files
import Foundation

/// One request for the rest of an archive, by the system's libcurl, which takes proxies from the environment.
final class HTTPTransfer {
  enum Outcome {
    case complete
    /// Something that another attempt may mend.
    case broken(reason: String, retryAfter: Int)
    case failed(FetchError)
  }

  static let mostRedirects = 5
  /// Bytes of a page that tells an error.
  private static let mostIgnored = 1 << 20
  /// Bytes of header lines, of all redirects together.
  static let mostHead = 1 << 18
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  private let archive: DatasetArchive
  private let address: String
  private let part: PartFile
  /// Seconds in which something must come.
  private let patience: Int
  private let shouldStop: () -> Bool
  private let tell: (FetchEvent) -> Void
  private var head = ResponseHead()
  /// What a callback found, for which the transfer was broken off.
  private var ending: Outcome?
  private var hasBegun = false
  private var ignored = 0
  private var headBytes = 0
  private var curl: UnsafeMutableRawPointer?

  init(
    _ archive: DatasetArchive, from address: String, to part: PartFile, patience: Int,
    shouldStop: @escaping () -> Bool, tell: @escaping (FetchEvent) -> Void
  ) {
    (self.archive, self.address, self.part) = (archive, address, part)
    (self.patience, self.shouldStop, self.tell) = (patience, shouldStop, tell)
  }

  func run() -> Outcome {
    guard HTTPTransfer.isReady, let handle = curl_easy_init() else {
      return .failed(.failed("libcurl cannot be started", hint: "look whether libcurl is installed as it should be"))
    }
    defer { curl_easy_cleanup(handle) }
    var headers: UnsafeMutablePointer<curl_slist>?
    defer { curl_slist_free_all(headers) }
    if part.length > 0 {
      headers = curl_slist_append(headers, "Range: bytes=\(part.length)-")
      if let validator = part.validator(from: address) {
        headers = curl_slist_append(headers, "If-Range: \(validator)")
      }
    }
    let isPlain = address.lowercased().hasPrefix("http:")
    _ = transfer_set_text(handle, CURLOPT_URL, address)
    _ = transfer_set_text(handle, CURLOPT_USERAGENT, "cyclopedia")
    _ = transfer_set_headers(handle, headers)
    for (option, value) in [
      (CURLOPT_FOLLOWLOCATION, 1), (CURLOPT_MAXREDIRS, HTTPTransfer.mostRedirects),
      (CURLOPT_CONNECTTIMEOUT, patience), (CURLOPT_LOW_SPEED_LIMIT, 1), (CURLOPT_LOW_SPEED_TIME, patience),
    ] { _ = transfer_set_number(handle, option, value) }
    guard transfer_allow_http(handle, isPlain ? 1 : 0) == CURLE_OK else {
      return .failed(.failed("libcurl cannot fetch by http and https", hint: "install a libcurl that can"))
    }
    let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    defer { words.deallocate() }
    _ = transfer_set_error_buffer(handle, words)
    transfer_set_callbacks(
      handle, Unmanaged.passUnretained(self).toOpaque(),
      { bytes, size, count, context in
        HTTPTransfer.of(context).read(head: UnsafeRawBufferPointer(start: bytes, count: size * count))
          ? size * count : 0
      },
      { bytes, size, count, context in
        HTTPTransfer.of(context).read(body: UnsafeRawBufferPointer(start: bytes, count: size * count))
          ? size * count : 0
      },
      { context, _, _, _, _ in HTTPTransfer.of(context).goesOn() ? 0 : 1 })
    curl = handle
    defer { curl = nil }
    let code = curl_easy_perform(handle)
    let status = transfer_status(handle)
    if ending == nil, code == CURLE_OK, status == 200 || status == 206, !hasBegun { begin(status) }
    if let ending { return ending }
    let said = String(cString: words)
    guard code == CURLE_OK || ignored > HTTPTransfer.mostIgnored else {
      return outcome(of: code, said: said.isEmpty ? String(cString: curl_easy_strerror(code)) : said)
    }
    return outcome(of: status, retryAfter: transfer_retry_after(handle))
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> HTTPTransfer {
    guard let context else { preconditionFailure("libcurl called without its context") }
    return Unmanaged<HTTPTransfer>.fromOpaque(context).takeUnretainedValue()
  }

  /// - Returns: false to break the transfer off.
  private func read(head bytes: UnsafeRawBufferPointer) -> Bool {
    headBytes += bytes.count
    guard headBytes <= HTTPTransfer.mostHead else {
      ending = .failed(
        .failed(
          "\(Mirror.shown(address)): the server sends header lines without end, more than "
            + ByteText.of(HTTPTransfer.mostHead), hint: "look at the address; --mirror URL fetches from elsewhere"))
      return false
    }
    head.read(String(decoding: bytes, as: UTF8.self))
    return true
  }

  private func goesOn() -> Bool {
    if shouldStop() { ending = .failed(.stopped) }
    return ending == nil
  }

  /// - Returns: false to break the transfer off.
  private func read(body bytes: UnsafeRawBufferPointer) -> Bool {
    let status = curl.map { transfer_status($0) } ?? 0
    guard status == 200 || status == 206 else {
      // An error's page, of which nothing is needed.
      ignored += bytes.count
      return ignored <= HTTPTransfer.mostIgnored
    }
    if !hasBegun { begin(status) }
    guard ending == nil else { return false }
    guard part.length + bytes.count <= archive.bytes else {
      try? part.restart()
      ending = .failed(wrongLength("more than \(archive.bytes) bytes came"))
      return false
    }
    do { try part.append(bytes) } catch {
      ending = .failed(error)
      return false
    }
    tell(.progress(bytes: part.length, total: archive.bytes))
    return true
  }

  /// Before the first byte of the body: is it the whole or the rest, and of the right file?
  private func begin(_ status: Int) {
    hasBegun = true
    do {
      if status == 206 {
        guard let range = head.range, range.start == part.length else {
          try part.restart()
          ending = .broken(reason: "the server sent another part than it was asked for", retryAfter: 0)
          return
        }
        if let total = range.total, total != archive.bytes {
          ending = .failed(wrongLength("the server's file has \(total) bytes"))
        }
        return
      }
      if let length = head.length, length != archive.bytes {
        ending = .failed(wrongLength("the server announces \(length) bytes"))
        return
      }
      if part.length > 0 {
        try part.restart()
        tell(.restarted(reason: "the server sends the whole file, not the rest"))
      }
      part.remember(validator: head.validator, from: address)
    } catch { ending = .failed(error) }
  }

  private func wrongLength(_ found: String) -> FetchError {
    .failed(
      "\(Mirror.shown(address)) is not the archive of \(archive.name): \(found), \(archive.bytes) are expected",
      hint: "look at the address in a browser; --mirror URL fetches from elsewhere")
  }
}

extension HTTPTransfer {
  /// What came of a response that ended as it should.
  private func outcome(of status: Int, retryAfter: Int) -> Outcome {
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

  private func outcome(of code: CURLcode, said: String) -> Outcome {
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
      return .broken(reason: "nothing came for \(patience) s", retryAfter: 0)
    case CURLE_PARTIAL_FILE:
      return .broken(
        reason: "the connection broke off after \(part.length) of \(archive.bytes) bytes", retryAfter: 0)
    default: return .broken(reason: said, retryAfter: 0)
    }
  }
}
