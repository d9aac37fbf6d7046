import Settings

/// Reads chapter text into a tree of blocks, whose directives and roles know their place.
package enum ChapterParser {
  /// - Parameters:
  ///   - file: the chapter's name relative to the notebook's folder, for diagnostics.
  ///   - startLine: the line of the file on which the text begins.
  /// - Returns: nil after a complaint about text that cannot be read at all; smaller mistakes leave a chapter.
  package static func parse(
    text: String, file: String, startLine: Int = 1, diagnostics: Diagnostics, labels: LabelCollector = LabelCollector()
  ) -> Chapter? {
    Chapter(
      file: file, title: file, label: file,
      blocks: blocks(
        text: text, at: SourceLocation(file: file, line: startLine), diagnostics: diagnostics, labels: labels))
  }

  /// The blocks of a piece of a chapter: an admonition's body, an included file.
  ///
  /// - Parameter location: where the text's first character stands; its column holds for every line.
  package static func blocks(
    text: String, at location: SourceLocation, diagnostics: Diagnostics, labels: LabelCollector = LabelCollector()
  ) -> [Block<Directive>] { [.paragraph([.text(text)], label: nil)] }

  /// Running text of at most one paragraph, such as a caption.
  package static func inlines(text: String, at location: SourceLocation, diagnostics: Diagnostics) -> [Inline] {
    [.text(text)]
  }
}
