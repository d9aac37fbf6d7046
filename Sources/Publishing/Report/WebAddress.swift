import Manuscript

/// What a link may lead to outside the report.
enum WebAddress {
  /// The address where its scheme is permitted, or nil; in ASCII and without white space.
  static func permitted(_ destination: String) -> String? {
    let clean = destination.unicodeScalars.filter { $0.value > 32 && $0.value != 127 }
    let unsafe = Set("\"'<>\\^`{|}".utf8)
    let address = encoded(String(String.UnicodeScalarView(clean))) { $0 < 128 && !unsafe.contains($0) }
    let lower = address.lowercased()
    return LinkDestination.beginnings.contains { lower.hasPrefix($0) } ? address : nil
  }

  /// Whether a link's text already says where it leads, but for the scheme and a slash at the end.
  static func isReadable(_ address: String, in text: String) -> Bool {
    func bare(_ text: String) -> String {
      let scheme = LinkDestination.beginnings.first { text.lowercased().hasPrefix($0) } ?? ""
      let rest = text.dropFirst(scheme.count)
      return String(rest.hasSuffix("/") ? rest.dropLast() : rest)
    }
    let written = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let whole = permitted(written) ?? permitted("https://" + written) ?? written
    return bare(whole) == bare(address)
  }

  /// The address as it stands on paper. One that nobody would type loses its middle; the link has it.
  static func printed(_ address: String) -> String {
    let shown =
      ["mailto:", "tel:"].first { address.lowercased().hasPrefix($0) }.map { address.dropFirst($0.count) }
      .map(String.init) ?? address
    guard shown.count > mostPrinted else { return shown }
    return shown.prefix(mostPrinted * 3 / 4) + "…" + shown.suffix(mostPrinted / 4)
  }

  private static let mostPrinted = 400

  /// A path relative to the report's folder, percent-encoded; nil for anything that could leave the folder.
  static func relative(_ path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.isEmpty, !parts.contains(where: { $0.isEmpty || $0 == ".." }) else { return nil }
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/+=@".utf8)
    return encoded(path) { plain.contains($0) }
  }

  private static func encoded(_ text: String, except isPlain: (UInt8) -> Bool) -> String {
    text.utf8.map { byte in
      if isPlain(byte) { return String(UnicodeScalar(byte)) }
      let hex = String(byte, radix: 16, uppercase: true)
      return "%" + (hex.count == 1 ? "0" + hex : hex)
    }.joined()
  }
}
