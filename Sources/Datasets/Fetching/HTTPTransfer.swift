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
  /// Bytes a second; a server that only drips is as good as silent.
  static let slowest = 100
  /// Bytes of a page that tells an error.
  private static let mostIgnored = 1 << 20
  /// Bytes of header lines, of all redirects together.
  static let mostHead = 1 << 18
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  let archive: DatasetArchive
  let address: String
  let part: PartFile
  /// Seconds in which something must come.
  let patience: Int
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
    let headers = rangeHeaders()
    defer { curl_slist_free_all(headers) }
    guard ask(handle, headers) else {
      return .failed(.failed("libcurl cannot fetch by http and https", hint: "install a libcurl that can"))
    }
    let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    defer { words.deallocate() }
    _ = transfer_set_error_buffer(handle, words)
    listen(to: handle)
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

  /// Asks for what the part lacks, if the file is still the one that it is of.
  ///
  /// - Returns: a list for the caller to free; nil where the whole file is wanted.
  private func rangeHeaders() -> UnsafeMutablePointer<curl_slist>? {
    guard part.length > 0 else { return nil }
    let headers = curl_slist_append(nil, "Range: bytes=\(part.length)-")
    guard let validator = part.validator(from: address) else { return headers }
    return curl_slist_append(headers, "If-Range: \(validator)")
  }

  /// Says what is wanted, from where, and how long to wait for it.
  ///
  /// - Returns: false where libcurl does not speak http and https.
  private func ask(_ handle: UnsafeMutableRawPointer, _ headers: UnsafeMutablePointer<curl_slist>?) -> Bool {
    _ = transfer_set_text(handle, CURLOPT_URL, address)
    _ = transfer_set_text(handle, CURLOPT_USERAGENT, "cyclopedia")
    _ = transfer_set_headers(handle, headers)
    for (option, value) in [
      (CURLOPT_FOLLOWLOCATION, 1), (CURLOPT_MAXREDIRS, HTTPTransfer.mostRedirects),
      (CURLOPT_CONNECTTIMEOUT, patience), (CURLOPT_LOW_SPEED_LIMIT, HTTPTransfer.slowest),
      (CURLOPT_LOW_SPEED_TIME, patience),
    ] { _ = transfer_set_number(handle, option, value) }
    let isPlain = address.lowercased().hasPrefix("http:")
    return transfer_allow_http(handle, isPlain ? 1 : 0) == CURLE_OK
  }

  private func listen(to handle: UnsafeMutableRawPointer) {
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
