/// What matters of an HTTP response's head.
struct ResponseHead {
  /// nil where the server does not say how long the body is.
  private(set) var length: Int?
  /// The first byte that a partial response has, and how long the whole is where that is said.
  private(set) var range: (start: Int, total: Int?)?
  private var strongTag: String?
  private var modified: String?

  /// What tells whether the server's file is still the same: a strong ETag, else its date (RFC 9110, 13.1.5).
  var validator: String? { strongTag ?? modified }

  /// Reads a line; a status line begins anew, since each redirect has a head of its own.
  mutating func read(_ line: String) {
    if line.hasPrefix("HTTP/") { self = ResponseHead() }
    let parts = line.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return }
    let value = parts[1].trimming { $0 == " " || $0 == "\t" || $0 == "\r\n" || $0 == "\r" || $0 == "\n" }
    switch parts[0].lowercased() {
    case "content-length": length = Int(value)
    case "content-range":
      // bytes 100-199/200, or bytes 100-199/*
      let words = value.split { " -/".contains($0) }
      if words.count == 4, words[0].lowercased() == "bytes", let start = Int(words[1]) {
        range = (start, Int(words[3]))
      }
    case "etag" where value.utf8.count <= 500 && value.hasPrefix("\""): strongTag = value
    case "last-modified" where value.utf8.count <= 100: modified = value
    default: break
    }
  }
}

extension Substring {
  fileprivate func trimming(_ isSpace: (Character) -> Bool) -> String {
    var text = self.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text.removeLast() }
    return String(text)
  }
}
