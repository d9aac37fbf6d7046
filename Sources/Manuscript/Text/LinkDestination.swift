import Foundation

/// Where links and pictures may lead.
enum LinkDestination {
  enum Verdict: Equatable {
    case allowed(String)
    case refused(message: String, hint: String)
  }

  static let longest = 2048
  static let schemes = ["http", "https", "mailto"]

  /// A link leads to a web address, a label of the book, or a file beside the chapter.
  static func link(_ written: String) -> Verdict {
    if written.isEmpty { return .refused(message: "this link leads nowhere", hint: "write [text](address)") }
    if let refusal = unreadable(written) { return refusal }
    if written.hasPrefix("#") {
      let label = Label.normalized(String(decoded(written).dropFirst()))
      return Label.isValid(label)
        ? .allowed("#" + label)
        : .refused(
          message: "a link cannot lead to '\(written)'", hint: "labels are made of letters, digits and -_.:")
    }
    guard let scheme = scheme(of: written) else { return path(written) }
    guard schemes.contains(scheme), decoded(written).hasPrefix(written.prefix(scheme.count + 1)) else {
      return .refused(
        message: "a link cannot lead to '\(shortened(written))'",
        hint: "links lead to \(schemes.joined(separator: ", ")), #label, or a file beside the chapter")
    }
    if scheme != "mailto", !written.dropFirst(scheme.count + 1).hasPrefix("//") || written.contains(" ") {
      return .refused(
        message: "'\(shortened(written))' is not a web address", hint: "write \(scheme)://host/path, blanks as %20")
    }
    return .allowed(written)
  }

  /// A picture is a file beside the chapter, since a report makes no request to anywhere.
  static func picture(_ written: String) -> Verdict {
    if written.isEmpty { return .refused(message: "this picture has no file", hint: "write ![text](path)") }
    if let refusal = unreadable(written) { return refusal }
    if scheme(of: written) != nil || written.hasPrefix("//") || written.hasPrefix("#") {
      return .refused(
        message: "a picture cannot come from '\(shortened(written))'",
        hint: "save it beside the chapter: a report makes no request to anywhere")
    }
    guard case .allowed = path(written) else { return path(written) }
    return .allowed(decoded(written))
  }

  private static func path(_ written: String) -> Verdict {
    let path = decoded(written)
    if path.hasPrefix("/") || path.hasPrefix("\\") || path.hasPrefix("~") {
      return .refused(
        message: "'\(shortened(written))' is not a relative path", hint: "write the path from the chapter's folder")
    }
    return .allowed(written)
  }

  /// What stands before the first colon, where no `/`, `?` or `#` comes first; also where the colon is encoded.
  private static func scheme(of written: String) -> String? {
    let head = decoded(written).prefix { !"/?#\\".contains($0) }
    return head.firstIndex(of: ":").map { head[..<$0].lowercased() }
  }

  private static func unreadable(_ written: String) -> Verdict? {
    guard written.utf8.count <= longest else {
      return .refused(
        message: "the address '\(shortened(String(written.prefix(60))))' is longer than \(longest / 1024) KiB",
        hint: "use a shorter one; pictures belong into files")
    }
    let isHidden = decoded(written).unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
      default: false
      }
    }
    let isPadded = written.first?.isWhitespace == true || written.last?.isWhitespace == true
    guard isHidden || isPadded else { return nil }
    return .refused(
      message: "the address '\(shortened(written))' has hidden characters", hint: "write it without blanks around it")
  }

  private static func decoded(_ written: String) -> String { written.removingPercentEncoding ?? written }

  /// At most 60 characters, on one line, for messages.
  private static func shortened(_ written: String) -> String {
    let visible = written.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
        ? "\u{FFFD}" : String(scalar)
    }
    return visible.count > 60 ? visible.prefix(57).joined() + "…" : visible.joined()
  }
}
