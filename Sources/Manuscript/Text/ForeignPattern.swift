/// The forms of other tools' text. Each is compiled once: an expression that is written where it is used is compiled
/// whenever it is reached, which a paragraph of a thousand short texts would notice.
enum ForeignPattern {
  /// A shortcode of Hugo's or Quarto's, or a template's.
  static let shortcode = Pattern(/\{\{(?:[<%].*[>%]|#\w.*|\s*[\w.|\s'":\/-]+)\}\}|\{%-?\s.*%\}/)
  /// Pandoc's attributes behind a heading, a picture or words in brackets.
  static let attributes = Pattern(/\s\{[#.][\w-][^{}]*\}\s*$|\]\{[#.][\w-][^{}]*\}/)
  /// Attributes that stand alone, or behind a picture.
  static let leadingAttributes = Pattern(/\{(?:[#.][\w\-]|[\w\-]+=|:\s*[\w.#\-])[^{}]*\}/)
  /// A link of Obsidian's.
  static let wikiLink = Pattern(/\[\[(?!_?(?i:toc)_?\]\])[^\[\]]+\]\]/)
  /// MyST's break between blocks.
  static let blockBreak = Pattern(/\+\+\+(?:\s.*)?/)
  /// A note that stands where its mark is.
  static let inlineNote = Pattern(/\^\[[^\[\]]+\]/)
  /// Words that are highlighted.
  static let marking = Pattern(/(?:^|\s)==[^=\s](?:[^=]*[^=\s])?==(?:[^\w=]|$)/)
  /// Pandoc's superscript and subscript.
  static let raised = Pattern(/\w\^[\w+\-]{1,12}\^(?!\w)|[A-Za-z]~[\w+\-]{1,12}~/)
  /// Words between single ~, which GitHub strikes out.
  static let struckOnce = Pattern(/(?:^|\s)~[^\s~](?:[^~]*[^\s~])?~(?!\w)/)
  /// A comment of Obsidian's.
  static let hiddenWords = Pattern(/%%[^%]+%%/)
  /// Pandoc's items that number themselves.
  static let letteredList = Pattern(/(?:#[.)]|\(@[\w\-]*\)) \S.*/)
  /// The mark of a list of contents.
  static let contents = Pattern(/\[\[?_?(?i:toc)_?\]\]?\s*/)
  /// A box, a tab or an included file of MkDocs'.
  static let admonition = Pattern(/(?:!!!|\?\?\?\+?|===|--8<--)\s+["\w].*/)
  /// What an abbreviation means.
  static let abbreviation = Pattern(/\*\[[^\]]+\]:.*/)
  /// Pandoc's citation.
  static let citation = Pattern(/(?:^|[\s(\[;])-?@[A-Za-z][\w:.#$%&+?<>~\/-]*/)
  /// How Quarto's labels begin.
  static let crossReference = Pattern(/(?:fig|tbl|sec|eq|lst|thm)-/)
  /// Code in a sentence that R Markdown or Quarto would run.
  static let cell = Pattern(/\{[a-z]+\} .+|r (?:[A-Za-z.][\w.:]*(?:[(\[$].*)?|[\d.]+ *[-+*\/].*)/)
  /// What stands behind the fence of a cell.
  static let fence = Pattern(/\{([A-Za-z][\w+\-]*)(?:[\s,][^}]*)?\}\s*(.*)/)
  /// How an item of a list with letters begins.
  static let letteredItem = Pattern(/^([a-z]{1,2})[.)] \S/)
  /// TeX's commands that are not escapes of Markdown.
  static let texCommand = Pattern(
    /\\(?:newpage|pagebreak|clearpage|(?:begin|end|cite[pt]?|ref|eqref|label|textbf|textit|emph|vspace|footnote)\{)/)
  /// A role whose name stands apart from its code.
  static let looseRole = Pattern(/\{([a-z:]+)\}\s+$/)
}
