/// What other tools' text has and this one has not: it would stand in print as it is written.
enum ForeignSyntax: String, CaseIterable {
  case citation, crossReference, attributes, shortcode, fence, cell, inlineCell, tex, blockBreak, comment
  case wikiLink, box, gridTable, definitionList, html, hidden, inlineNote, contents, admonition, abbreviation, marking
  case role, fenceWords, blankAddress, raised, review, hiddenWords, lineBlock, letteredList, ruledTable, headless,
    nestedLink, struckOnce, texFormula, bookReference

  var message: String {
    switch self {
    case .citation: "this is a citation for Pandoc, and stands in the text as it is written"
    case .crossReference: "this is a reference for Quarto, and stands in the text as it is written"
    case .attributes: "these are attributes for another tool, and stand in the text as they are written"
    case .shortcode: "this is a command for another tool, and stands in the text as it is written"
    case .fence: "this fence shows its text: a directive's name stands in braces"
    case .cell: "cells of code are not run here: this one is shown as text"
    case .inlineCell: "code in a sentence is not run here, and stands in the text as it is written"
    case .tex: "this is TeX, and stands in the text as it is written"
    case .blockBreak: "this is a break between cells for MyST, and stands in the text as it is written"
    case .comment: "this is no comment for Markdown, and stands in the text as it is written"
    case .html: "HTML is not read here, and stands on the page as code"
    case .hidden: "lines between two of these are hidden in Obsidian, and are shown here"
    case .inlineNote: "this is a note for Pandoc, and stands in the text as it is written"
    case .contents: "this is a place for a list of contents, and stands in the text as it is written"
    case .admonition: "this is a box or a command for MkDocs, and stands in the text as it is written"
    case .abbreviation: "this defines an abbreviation for another tool, and stands in the text as it is written"
    case .marking: "this is marked text for another tool, and stands as it is written"
    case .wikiLink: "this is a link for a wiki, and stands in the text as it is written"
    case .box: "there is no such box, and its name stands in a quote as it is written"
    case .gridTable: "this is a table for Pandoc, and stands in the text as it is written"
    case .role: "this role's name stands apart from its text, and both stand as they are written"
    case .fenceWords: "what stands behind this fence's language is for another tool, and is not shown"
    case .blankAddress: "this address has blanks, and the link or picture stands in the text as it is written"
    case .raised: "this is raised or lowered text for another tool, and is not shown so"
    case .review: "this is a reviewer's mark for another tool, and stands in the text as it is written"
    case .hiddenWords: "text between two of these is hidden in Obsidian, and is shown here"
    case .lineBlock: "these lines are kept apart by Pandoc, and run together here"
    case .letteredList: "this is a list for another tool, and stands in the text as it is written"
    case .texFormula: "this is a formula for TeX, and stands in the text without its backslashes"
    case .bookReference: "this is a reference for bookdown, and stands in the text without its backslash"
    case .struckOnce: "words between single ~ are not struck out here, and stand in the text as they are written"
    case .nestedLink: "a link cannot stand within a link: the outer one stands in the text as it is written"
    case .ruledTable: "this is a table for AsciiDoc, and stands in the text as it is written"
    case .headless: "these rows have no line |---| below the first one, and stand as text"
    case .definitionList: "this is a list of definitions for Pandoc, and stands in the text as it is written"
    }
  }

  var hint: String {
    switch self {
    case .citation: "write a note, [^key], or a link; \\@ stands for the sign itself"
    case .texFormula: "write it between $ and $, or between lines of $$; brackets need no backslash, but for links"
    case .crossReference, .bookReference: "write {numref}`label` for a figure or table, {ref}`label` for a heading"
    case .attributes:
      "write a label on the line before, as (label)=; leave out the rest, or write {figure} with its options"
    case .shortcode: "write the directive ```{include} FILE for a file, and for others what they stand for"
    case .cell:
      "write the language without braces where code is to be shown, as ```python; show what it makes as a picture, "
        + "![text](file.png), and numbers of trainings with {table} and {value}"
    case .inlineCell: "write what it comes to, or {value}`run.test.accuracy` for a training's result"
    case .tex: "write Markdown; formulas stand between $ and $, or between lines of $$"
    case .blockBreak: "take it away: a chapter is one text"
    case .comment: "leave out the two dashes within it, or begin a line with it, between empty lines"
    case .html:
      "write Markdown: two blanks at a line's end break it, H₂O has its own letters, and a picture is ![text](file)"
    case .hidden: "begin each hidden line with %"
    case .inlineNote: "write [^name], and [^name]: with the note on a line of its own"
    case .contents: "take it away: the report makes its list of contents"
    case .admonition: "write :::{note} Title, the text, and ::: for a box; {include} FILE for a file"
    case .abbreviation: "write it out where it stands first"
    case .marking: "write **so**"
    case .wikiLink: "write [text](file.md) or [text](#label)"
    case .box: "the boxes are NOTE, TIP, IMPORTANT, WARNING and CAUTION"
    case .role: "write it without the blank: {value}`run.test.accuracy`"
    case .fenceWords: "leave it out; a title stands in a line of text before the fence"
    case .gridTable: "write a table with | between the columns and a line |---|---| below its head"
    case .blankAddress: "write %20 for each blank, or, for a file, angle brackets: ](<my file.png>)"
    case .raised: "write a formula, $x^2$, or the letters themselves: x², H₂O"
    case .review: "write it as it is to be read; a comment is a line that begins with %, between empty lines"
    case .hiddenWords: "a comment is a line that begins with %, between empty lines"
    case .lineBlock: "end each line with two blanks or a backslash"
    case .letteredList: "write - or 1. before each item"
    case .struckOnce: "write ~~so~~; \\~ stands for the sign itself"
    case .nestedLink: "write one behind the other"
    case .ruledTable, .headless:
      "write |---|---| below the row of the head; a table without a head has an empty one: | | |"
    case .definitionList: "write a list: - **term**: what it means"
    case .fence: "write {name} in place of name; add the word text behind the name where text is meant: ```train text"
    }
  }

  /// One of which each of them has.
  static let signs = Set("@{\\+<[]^!=*?-~%(#".utf8)

  /// What a text holds of it, with the bytes at which it begins. Most texts have none of the signs, which is seen at once.
  static func found(in text: String) -> [(kind: ForeignSyntax, start: String.Index)] {
    var found: [(ForeignSyntax, String.Index)] = []
    let signs = Set(text.utf8.filter(Self.signs.contains))
    if signs.contains(UInt8(ascii: "@")) { found += references(in: text) }
    // Braces are common, and these begin in few ways.
    let openings = signs.contains(Byte.brace) ? Self.openings(in: text) : []
    if !openings.isDisjoint(with: "{%".utf8),
      let place = ForeignPattern.shortcode.firstRange(in: text)
    {
      found.append((.shortcode, place.lowerBound))
    }
    if !openings.isDisjoint(with: "#.".utf8),
      let place = ForeignPattern.attributes.firstRange(in: text)
    {
      found.append((.attributes, place.lowerBound))
    } else if text.hasPrefix("{"), ForeignPattern.leadingAttributes.begins(text) {
      // Behind a picture or a link, or a line of its own.
      found.append((.attributes, text.startIndex))
    }
    if signs.contains(UInt8(ascii: "[")), let place = ForeignPattern.wikiLink.firstRange(in: text) {
      found.append((.wikiLink, place.lowerBound))
    }
    if signs.contains(Byte.backslash), let place = ForeignPattern.texCommand.firstRange(in: text) {
      found.append((.tex, place.lowerBound))
    }
    if signs.contains(UInt8(ascii: "<")), let place = text.firstRange(of: "<!--") {
      found.append((.comment, place.lowerBound))
    }
    found += others(in: text, signs)
    if text.hasPrefix("+++"), ForeignPattern.blockBreak.isWhole(text) {
      found.append((.blockBreak, text.startIndex))
    }
    return found
  }

  /// What is found by how a text begins, or by two signs.
  private static func others(in text: String, _ signs: Set<UInt8>) -> [(ForeignSyntax, String.Index)] {
    var found: [(ForeignSyntax, String.Index)] = []
    if signs.contains(UInt8(ascii: "^")), let place = ForeignPattern.inlineNote.firstRange(in: text) {
      found.append((.inlineNote, place.lowerBound))
    }
    if signs.contains(UInt8(ascii: "=")),
      let place = ForeignPattern.marking.firstRange(in: text)
    {
      found.append((.marking, place.lowerBound))
    }
    if signs.contains(UInt8(ascii: "]")), let place = blankAddress(in: text) { found.append((.blankAddress, place)) }
    if !signs.isDisjoint(with: "^~".utf8), let place = ForeignPattern.raised.firstRange(in: text) {
      found.append((.raised, place.lowerBound))
    }
    if signs.contains(UInt8(ascii: "~")), let place = ForeignPattern.struckOnce.firstRange(in: text) {
      found.append((.struckOnce, place.lowerBound))
    }
    if signs.contains(Byte.brace), let place = review(in: text) { found.append((.review, place)) }
    if signs.contains(Byte.percent), let place = ForeignPattern.hiddenWords.firstRange(in: text) {
      found.append((.hiddenWords, place.lowerBound))
    }
    if let kind = beginning(of: text) { found.append((kind, text.startIndex)) }
    return found
  }

  private static func beginning(of text: String) -> ForeignSyntax? {
    let forms: [(ForeignSyntax, Pattern<Substring>)] = [
      (.letteredList, ForeignPattern.letteredList), (.contents, ForeignPattern.contents),
      (.admonition, ForeignPattern.admonition), (.abbreviation, ForeignPattern.abbreviation),
    ]
    return forms.first { $0.1.isWhole(text) }?.0
  }

  /// The bytes that follow an opening brace.
  private static func openings(in text: String) -> Set<UInt8> {
    var found: Set<UInt8> = []
    var last: UInt8 = 0
    for byte in text.utf8 {
      if last == Byte.brace { found.insert(byte) }
      last = byte
    }
    return found
  }

  /// The first citation and the first reference.
  private static func references(in text: String) -> [(ForeignSyntax, String.Index)] {
    var found: [(ForeignSyntax, String.Index)] = []
    var (passed, bracket) = (text.startIndex, Character?.none)
    for place in ForeignPattern.citation.ranges(in: text) where found.count < 2 {
      bracket = text[passed..<place.upperBound].last { "[]".contains($0) } ?? bracket
      passed = place.upperBound
      let word = text[place].drop { !"@".contains($0) }.dropFirst()
      let isReference = ForeignPattern.crossReference.begins(word)
      let kind: ForeignSyntax? = isReference ? .crossReference : bracket == "[" ? .citation : nil
      if let kind, !found.contains(where: { $0.0 == kind }) { found.append((kind, place.lowerBound)) }
    }
    return found
  }

  /// Whether code in a sentence is for R Markdown or Quarto, which would put there what it comes to.
  ///
  /// The name of a directive is no language: `{plot} accuracy` speaks of ours.
  static func isCell(code: String) -> Bool {
    ForeignPattern.cell.isWhole(code) && !directives.contains(String(code.dropFirst().prefix { $0 != "}" }))
  }

  /// Roles of ours, and of MyST's that are written like them.
  static let roles: Set<String> = ["value", "claim", "ref", "numref", "param", "cite", "doc", "eq", "math"]

  /// Names of fences that only a directive can be meant by.
  static let directives: Set<String> = [
    "train", "range-test", "recipe", "sweep", "compare", "plot", "table", "policy", "reported", "quotient", "figure",
    "include", "only", "note", "tip", "warning",
  ]

  /// Those of the directives that give a name to what they make, by which text can lead there.
  static let namingDirectives: Set<String> = [
    "train", "range-test", "recipe", "sweep", "compare", "policy", "reported", "quotient",
  ]
}
