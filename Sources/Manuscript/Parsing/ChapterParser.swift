import Settings

/// Reads chapter text into a tree of blocks, whose directives and roles know their place.
///
/// Notes and addresses hold for all of the file that defines them, where `labels` has its definitions.
package enum ChapterParser {
  /// A chapter with its front matter.
  ///
  /// - Parameters:
  ///   - file: the chapter's name relative to the notebook's folder, for diagnostics.
  ///   - startLine: the line of the file on which the text begins.
  ///   - labels: collects the chapter's labels; hand the same to `blocks` for pieces of this chapter.
  /// - Returns: nil after a complaint about text that cannot be read at all; smaller mistakes leave a chapter.
  package static func parse(
    text: String, file: String, startLine: Int = 1, diagnostics: Diagnostics, labels: LabelCollector = LabelCollector()
  ) -> Chapter? {
    let whole = SourceText(text, at: SourceLocation(file: file, line: startLine))
    guard TextBounds.check(whole, diagnostics: diagnostics) else { return nil }
    let (matter, rest) = FrontMatter.split(whole, diagnostics: diagnostics)
    if let label = matter.label { labels.add(label, at: matter.labelLocation ?? whole.base, isWritten: true) }
    let stem = Label.made(from: FileName.stem(file))
    guard var blocks = tree(rest, diagnostics: diagnostics, labels: labels) else { return nil }
    let heading = titleHeading(of: &blocks, unless: matter.title, diagnostics: diagnostics)
    if let heading {
      let place = labels.entries.first { $0.name == heading.label }?.location ?? whole.base
      checkTitle(heading.text, at: place, diagnostics)
    }
    let written = heading.flatMap { heading in labels.entries.first { $0.name == heading.label && $0.isWritten } }
    let label = matter.label ?? written?.name ?? stem
    if let heading, heading.label != label { blocks.insert(.anchor(label: heading.label), at: 0) }
    if label == stem, matter.label == nil { labels.add(stem, at: whole.base, isWritten: false) }
    let title = matter.title ?? heading?.text.plainText
    return Chapter(
      file: file, title: title ?? FileName.stem(file), hasTitle: title != nil, shortTitle: matter.shortTitle,
      label: label, titleLabels: heading?.labels ?? [], blocks: blocks)
  }

  /// Takes the heading of level 1 at the chapter's start, where it is the chapter's title.
  private static func titleHeading(
    of blocks: inout [Block<Directive>], unless title: String?, diagnostics: Diagnostics
  ) -> (text: [Inline], label: String, labels: Set<String>)? {
    // A title with a label has its own name before it.
    let names = blocks.prefix { if case .anchor = $0 { true } else { false } }.compactMap(\.label)
    let place = names.count
    guard place < blocks.count, case .heading(level: 1, let text, let label) = blocks[place], !text.isEmpty,
      title == nil || title == text.plainText
    else { return nil }
    _ = text.expanding { role in
      diagnostics.report(
        "a chapter's title cannot have roles", at: role.location, hint: "say it in the first paragraph")
      return []
    }
    blocks.remove(at: place)
    return (text, label, Set(names + [label]))
  }

  /// Complains about what a title has and the places where it stands do not show: the page's head, the contents.
  private static func checkTitle(_ text: [Inline], at location: SourceLocation, _ diagnostics: Diagnostics) {
    var lost: Set<String> = []
    func look(_ inlines: [Inline]) {
      for inline in inlines {
        switch inline {
        case .footnote: lost.insert("its note")
        case .image: lost.insert("its picture")
        case .link(let inner, _, _):
          lost.insert("where its link leads")
          look(inner)
        case .strikethrough(let inner):
          lost.insert("that a part is struck out")
          look(inner)
        case .emphasis(let inner), .strong(let inner): look(inner)
        case .text, .code, .lineBreak, .softBreak, .html, .role, .math: break
        }
      }
    }
    look(text)
    guard !lost.isEmpty else { return }
    diagnostics.report(
      "a chapter's title is shown as plain text, without \(NameList.text(lost.sorted()))", at: location,
      hint: "say it in the first paragraph", severity: .warning)
  }

  /// A chapter from a file's bytes: a byte order mark is skipped, and what is not UTF-8 is complained about.
  package static func parse(
    bytes: some Collection<UInt8>, file: String, diagnostics: Diagnostics, labels: LabelCollector = LabelCollector()
  ) -> Chapter? {
    guard let text = UTF8Text.decode(bytes, at: SourceLocation(file: file), diagnostics: diagnostics) else {
      return nil
    }
    return parse(text: text, file: file, diagnostics: diagnostics, labels: labels)
  }

  /// The blocks of a piece of a chapter: an admonition's body, an included file.
  ///
  /// - Parameter location: where the text's first character stands; its column holds for every line.
  package static func blocks(
    text: String, at location: SourceLocation, diagnostics: Diagnostics, labels: LabelCollector = LabelCollector()
  ) -> [Block<Directive>] {
    let source = SourceText(text, at: location)
    guard TextBounds.check(source, diagnostics: diagnostics) else { return [] }
    return tree(source, diagnostics: diagnostics, labels: labels) ?? []
  }

  /// The blocks of an included file, without its front matter.
  package static func included(
    text: String, at location: SourceLocation, diagnostics: Diagnostics, labels: LabelCollector
  ) -> [Block<Directive>] {
    let source = SourceText(text, at: location)
    guard TextBounds.check(source, diagnostics: diagnostics) else { return [] }
    let rest = FrontMatter.passedOver(source, diagnostics: diagnostics)
    return tree(rest, diagnostics: diagnostics, labels: labels) ?? []
  }

  /// Running text of at most one paragraph, such as a caption.
  package static func inlines(
    text: String, at location: SourceLocation, diagnostics: Diagnostics, labels: LabelCollector = LabelCollector()
  ) -> [Inline] {
    let blocks = blocks(text: text, at: location, diagnostics: diagnostics, labels: labels)
    if case .paragraph(let inlines, nil)? = blocks.first, blocks.count == 1 { return inlines }
    if !blocks.isEmpty {
      diagnostics.report("one paragraph of running text belongs here", at: location, hint: "leave out the other blocks")
    }
    return blocks.lazy.compactMap { if case .paragraph(let inlines, _) = $0 { inlines } else { nil } }.first ?? []
  }

  private static func tree(
    _ source: SourceText, diagnostics: Diagnostics, labels: LabelCollector
  ) -> [Block<Directive>]? {
    let source = source.appending(labels.definitions[source.base.file]?.lines(for: source) ?? [])
    return MarkdownDocument.with(source.bytes) { root, syntax in
      TreeReader(root: root, source: source, syntax: syntax, diagnostics: diagnostics, labels: labels)
        .blocks(in: root, depth: 0)
    }
  }
}

/// `02-data.md` is `02-data`.
enum FileName {
  static func stem(_ file: String) -> String {
    let name = file.split(separator: "/").last ?? ""
    return String(name.hasSuffix(".md") ? name.dropLast(3) : name)
  }
}
