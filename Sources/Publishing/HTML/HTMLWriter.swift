import Manuscript

/// Writes the parts of a chapter one after the other and remembers what the page has already: identifiers and notes.
struct HTMLWriter {
  struct Note {
    var number: Int
    var identifier: String
    /// Where the note's first mark stands.
    var markIdentifier: String
    var text: [NoteBlock]
    /// False in tables and captions, and of lists and code, which cannot stand in the margin.
    var isBesideText: Bool
  }

  var anchors: Anchors
  let images: [String: ReportImage]
  /// Identifiers that stand in the page; a second use of a label gets none.
  private var written: Set<String> = []
  /// The notes of the current chapter, by the order of their first reference.
  private var notes: [Note] = []
  private var noteNumbers: [String: Int] = [:]
  var isInsideLink = false
  /// Whether pictures stand in lines of text, which bounds their height.
  var isBesideText = true
  /// Whether a note in the margin can be set here.
  private var hasMargin = true

  init(anchors: Anchors, images: [String: ReportImage]) { (self.anchors, self.images) = (anchors, images) }

  /// ` id="…"` where the label stands for the first time, or nothing.
  mutating func identifier(_ label: String?) -> String {
    label.flatMap { anchors.identifier(of: $0) }.map { identifier(named: $0) } ?? ""
  }

  /// The same of a chapter's head, counted from 0.
  mutating func identifierOfChapter(_ index: Int) -> String { identifier(named: anchors.chapters[index]) }

  private mutating func identifier(named name: String) -> String {
    written.insert(name).inserted ? " id=\"\(name.escapedHTML)\"" : ""
  }

  /// The number of a note; its text counts where it comes first.
  mutating func note(_ key: String, _ text: [NoteBlock]) -> (note: Note, isFirst: Bool) {
    if let number = noteNumbers[key] {
      if notes[number - 1].text.isEmpty { notes[number - 1].text = text }
      return (notes[number - 1], false)
    }
    let note = Note(
      number: notes.count + 1, identifier: anchors.make("note-\(notes.count + 1)"),
      markIdentifier: anchors.make("note-\(notes.count + 1)-mark"), text: text,
      isBesideText: hasMargin && !isInsideLink && text.soleText != nil
    )
    notes.append(note)
    noteNumbers[key] = note.number
    return (note, true)
  }

  /// Writes what stands in tables, captions and boxes, beside which there is no margin for notes.
  mutating func withoutMargin(_ write: (inout HTMLWriter) -> String) -> String {
    let before = hasMargin
    hasMargin = false
    defer { hasMargin = before }
    return write(&self)
  }

  /// The list of the chapter's notes, which ends the chapter.
  mutating func takeNotes() -> String {
    defer { (notes, noteNumbers) = ([], [:]) }
    guard !notes.isEmpty else { return "" }
    var items = ""
    var index = 0
    while index < notes.count {  // A note's text may refer to another note.
      let note = notes[index]
      let text = withoutMargin { writer in
        note.text.soleText.map { writer.inlines($0) } ?? writer.blocks(note.text.map { $0.block() })
      }
      let kind = note.isBesideText ? " class=\"beside\"" : ""
      let id = note.identifier.escapedHTML
      items += """
        <li id="\(id)"\(kind) value="\(note.number)" dir="auto">\(text) \
        <a class="back" data-added href="#\(note.markIdentifier.escapedHTML)" aria-label="Back to the text">↩</a></li>\n
        """
      index += 1
    }
    let kind = notes.allSatisfy(\.isBesideText) ? "notes beside" : "notes"
    return "<section class=\"\(kind)\" aria-label=\"Notes\">\n<ol>\n\(items)</ol>\n</section>\n"
  }
}
