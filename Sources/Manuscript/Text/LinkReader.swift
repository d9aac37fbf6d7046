import Foundation

/// Reads where links and pictures lead, and refuses where they may not.
enum LinkReader {
  struct Refusal: Error, Equatable {
    var message: String
    var hint: String
  }

  static let longest = 2048
  private static var hosted: [String] { LinkDestination.hosted }
  private static var schemes: [String] { LinkDestination.schemes }

  /// A link leads to a web address, a label of the book, or a file.
  ///
  /// - Parameters:
  ///   - file: in which it stands, as locations name it.
  ///   - paths: of the notebook's files.
  static func link(_ written: String, in file: String, _ paths: FilePaths) throws(Refusal) -> LinkDestination {
    if written.isEmpty { throw Refusal(message: "this link leads nowhere", hint: "write [text](address)") }
    try checkReadable(written)
    if written.hasPrefix("#") { return .label(try label(decoded(written).dropFirst(), of: written)) }
    guard let scheme = scheme(of: written) else { return try self.file(written, in: file, paths) }
    guard schemes.contains(scheme), decoded(written).hasPrefix(written.prefix(scheme.count + 1)) else {
      throw Refusal(
        message: "a link cannot lead to '\(shortened(written))'",
        hint: scheme == "doi"
          ? "write https://doi.org/\(shortened(String(written.dropFirst("doi:".count))))"
          : "links lead to \(schemes.joined(separator: ", ")), #label, or a file beside the chapter")
    }
    if hosted.contains(scheme), !written.dropFirst(scheme.count + 1).hasPrefix("//") || written.contains(" ") {
      throw Refusal(
        message: "'\(shortened(written))' is not a web address", hint: "write \(scheme)://host/path, blanks as %20")
    }
    return .web(written)
  }

  /// A picture is a file of the notebook's folder, since a report makes no request to anywhere.
  ///
  /// - Returns: its path from the notebook's folder.
  static func picture(_ written: String, in file: String, _ paths: FilePaths) throws(Refusal) -> String {
    if written.isEmpty { throw Refusal(message: "this picture has no file", hint: "write ![text](path)") }
    try checkReadable(written)
    if scheme(of: written) != nil || written.hasPrefix("//") || written.hasPrefix("#") {
      throw Refusal(
        message: "a picture cannot come from '\(shortened(written))'",
        hint: "save it beside the chapter: a report makes no request to anywhere")
    }
    try checkRelative(written)
    guard let path = paths.resolved(decoded(written), in: file) else {
      throw Refusal(
        message: "the path '\(shortened(written))' leaves the notebook's folder",
        hint: "copy the picture into it: what a report shows lies beside its chapters")
    }
    return path
  }

  private static func label(_ text: Substring, of written: String) throws(Refusal) -> String {
    let label = Label.normalized(String(text))
    guard Label.isOfHeading(label) else {
      throw Refusal(
        message: "a link cannot lead to '\(shortened(written))'", hint: "labels are made of letters, digits and -_.:")
    }
    return label
  }

  private static func file(_ written: String, in file: String, _ paths: FilePaths) throws(Refusal) -> LinkDestination {
    try checkRelative(written)
    let parts = written.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = decoded(String(parts[0]))
    guard let resolved = paths.resolved(path, in: file) else { return .outside(path) }
    // Of other files, what stands behind # is theirs.
    guard parts.count == 2, !parts[1].isEmpty, resolved.hasSuffix(".md") else { return .file(resolved, label: nil) }
    return .file(resolved, label: try label(decoded(String(parts[1]))[...], of: written))
  }

  private static func checkRelative(_ written: String) throws(Refusal) {
    let path = decoded(written)
    if path.contains("\\") {
      throw Refusal(
        message: "the path '\(shortened(written))' has backslashes",
        hint: "write '\(shortened(path.replacing("\\", with: "/")))': paths have slashes, on Windows too")
    }
    guard path.hasPrefix("/") || path.hasPrefix("~") else { return }
    throw Refusal(
      message: "'\(shortened(written))' is not a relative path", hint: "write the path from the chapter's folder")
  }

  /// What stands before the first colon, where no `/`, `?` or `#` comes first; also where the colon is encoded.
  private static func scheme(of written: String) -> String? {
    let head = decoded(written).prefix { !"/?#\\".contains($0) }
    return head.firstIndex(of: ":").map { head[..<$0].lowercased() }
  }

  private static func checkReadable(_ written: String) throws(Refusal) {
    guard written.utf8.count <= longest else {
      throw Refusal(
        message: "the address '\(shortened(String(written.prefix(60))))' is longer than \(longest / 1024) KiB",
        hint: "use a shorter one; pictures belong into files")
    }
    let isHidden = decoded(written).unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
      default: false
      }
    }
    guard isHidden || written.first?.isWhitespace == true || written.last?.isWhitespace == true else { return }
    throw Refusal(
      message: "the address '\(shortened(written))' has hidden characters",
      hint: "write it without them, and without blanks around it")
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
