import Settings

/// The `---` block at the top of a chapter.
package struct FrontMatter {
  private static let title = Setting.line(
    "title", "The chapter's title", otherwise: "its first heading", example: "The range test")
  private static let shortTitle = Setting.line(
    "short_title", "What contents and running heads say", otherwise: "the title", example: "Range test")
  private static let label = Setting.text(
    "label", "What links and {ref} call the chapter", type: "a label", otherwise: "none", example: "range-test")
  package static let settings = SettingsTable(title, shortTitle, label)

  var title: String?
  var shortTitle: String?
  var label: String?
  var labelLocation: SourceLocation?

  /// Reads the block and gives what follows it.
  static func split(_ source: SourceText, diagnostics: Diagnostics) -> (FrontMatter, rest: SourceText) {
    var matter = FrontMatter()
    if let end = tomlEnd(source) {
      diagnostics.report(
        "this front matter is for Hugo, and is passed over", at: source.location(line: 1),
        hint: "write it between two lines '---', as 'title: …'", severity: .warning)
      return (matter, source.dropping(lines: end + 1))
    }
    guard source.line(1).trimmedRight.string == "---" else {
      checkTitleBlock(source, diagnostics)
      return (matter, source)
    }
    guard let end = end(source) else {
      diagnostics.report(
        "the front matter that opens here is never closed", at: source.location(line: 1),
        hint: "close it with a line '---'; a rule is written ***")
      return (matter, source.dropping(lines: 1))
    }
    let text = source.lines[1..<end].map(\.string).joined(separator: "\n")
    if let node = SettingsText.parse(text, at: source.location(line: 2), diagnostics: diagnostics) {
      let reader = SettingsReader(node, owner: "the front matter", table: settings, diagnostics: diagnostics)
      (matter.title, matter.shortTitle) = (reader[title], reader[shortTitle])
      if let written = reader[label] {
        let (name, place) = (Label.normalized(written), reader.location(of: label))
        matter.labelLocation = place
        matter.label = checked(name, written: written, at: place, diagnostics: diagnostics)
      }
      checkOthers(node, diagnostics: diagnostics)
    }
    return (matter, source.dropping(lines: end + 1))
  }

  /// Warns of Pandoc's title, authors and date: lines that begin with %, which are comments here.
  private static func checkTitleBlock(_ source: SourceText, _ diagnostics: Diagnostics) {
    let count = source.lines.prefix { $0.first == Byte.percent }.count
    guard (1...3).contains(count), source.line(count + 1).trimmed.isEmpty,
      source.lines.prefix(count).allSatisfy({ $0.dropFirst().first.map(Byte.isBlank) ?? true })
    else { return }
    // One comment above the title is its author's own.
    let text = source.lines.dropFirst(count).first { !$0.trimmed.isEmpty } ?? []
    guard count > 1 || !text.starts(with: "# ".utf8) else { return }
    diagnostics.report(
      "lines with % at the top are Pandoc's title block, and are comments here: they are not shown",
      at: source.location(line: 1),
      hint: "write # and the title, and the authors into book.yml; comments can stand below the title",
      severity: .warning)
  }

  /// The line that closes the block.
  private static func end(_ source: SourceText) -> Int? {
    source.lines.dropFirst().firstIndex { ["---", "..."].contains($0.trimmedRight.string) }
  }

  /// The last line of what stands between two lines `+++` at the top.
  private static func tomlEnd(_ source: SourceText) -> Int? {
    guard source.line(1).trimmedRight.string == "+++" else { return nil }
    return source.lines.dropFirst().firstIndex { $0.trimmedRight.string == "+++" }
  }

  /// What follows the front matter of a file that is no chapter.
  static func passedOver(_ source: SourceText, diagnostics: Diagnostics) -> SourceText {
    guard source.line(1).trimmedRight.string == "---",
      let end = end(source),
      source.lines[1..<end].contains(where: { $0.contains(Byte.colon) })
    else { return source }
    diagnostics.report(
      "the front matter of an included file is passed over", at: source.location(line: 1),
      hint: "a title for the included text is a heading in it", severity: .warning)
    return source.dropping(lines: end + 1)
  }

  /// What other tools' front matter has is passed over; what looks like a slip of the pen is not.
  private static func checkOthers(_ node: SettingsNode, diagnostics: Diagnostics) {
    let known = settings.settings.map(\.name)
    for entry in node.entries where !known.contains(entry.name) {
      let name = entry.name.prefix(80)
      if let meant = NearestName.find(entry.name, among: known) {
        diagnostics.report(
          "the front matter has no setting '\(name)'", at: entry.location, hint: "did you mean '\(meant)'?")
      } else {
        diagnostics.report(
          "the front matter's '\(name)' is passed over", at: entry.location,
          hint: "a chapter has \(known.joined(separator: ", ")); what is for the whole report stands in book.yml",
          severity: .warning)
      }
    }
  }

  private static func checked(
    _ name: String, written: String, at location: SourceLocation, diagnostics: Diagnostics
  ) -> String {
    guard !Label.isValid(name) else { return name }
    Label.report(written, at: location, diagnostics: diagnostics)
    return Label.plain(from: written)
  }
}

extension Label {
  static func report(_ written: String, at location: SourceLocation, diagnostics: Diagnostics) {
    diagnostics.report(
      "'\(written)' is not a label", at: location,
      hint: "labels are made of letters, digits and -_.: ; write '\(plain(from: written))'")
  }
}
