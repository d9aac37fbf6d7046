/// What a link may lead to outside the report.
enum WebAddress {
  /// The address without control characters where its scheme is permitted (`http`, `https`, `mailto`), or nil.
  static func permitted(_ destination: String) -> String? {
    let clean = String(String.UnicodeScalarView(destination.unicodeScalars.filter { $0.value > 32 && $0.value != 127 }))
    let lower = clean.lowercased()
    return ["http://", "https://", "mailto:"].contains { lower.hasPrefix($0) } ? clean : nil
  }

  /// A path relative to the report's folder, percent-encoded; nil for anything that could leave the folder.
  static func relative(_ path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.isEmpty, !parts.contains(where: { $0.isEmpty || $0 == ".." }) else { return nil }
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/+=@".utf8)
    return path.utf8.map { byte in
      if plain.contains(byte) { return String(UnicodeScalar(byte)) }
      let hex = String(byte, radix: 16, uppercase: true)
      return "%" + (hex.count == 1 ? "0" + hex : hex)
    }.joined()
  }
}
