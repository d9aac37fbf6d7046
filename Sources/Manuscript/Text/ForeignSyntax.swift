/// What other tools' text has and this one has not: it would stand in print as it is written.
enum ForeignSyntax: String, CaseIterable {
  case citation, crossReference, attributes, shortcode, fence

  var message: String {
    switch self {
    case .citation: "this is a citation for Pandoc, and stands in the text as it is written"
    case .crossReference: "this is a reference for Quarto, and stands in the text as it is written"
    case .attributes: "these are attributes for Pandoc, and stand in the text as they are written"
    case .shortcode: "this is a shortcode for Quarto or Hugo, and stands in the text as it is written"
    case .fence: "this fence shows its text: a directive's name stands in braces"
    }
  }

  var hint: String {
    switch self {
    case .citation: "write a note, [^key], or a link; \\@ stands for the sign itself"
    case .crossReference: "write {numref}`label` for a figure or table, {ref}`label` for a heading"
    case .attributes: "write the label on the line before, as (label)="
    case .shortcode: "write what it stands for, or a directive such as {include}"
    case .fence: "write {name} in place of name; add a word after the name where text is meant: ```train text"
    }
  }

  /// What a text holds of it, with the bytes at which it begins.
  static func found(in text: String) -> [(kind: ForeignSyntax, start: String.Index)] {
    var found: [(ForeignSyntax, String.Index)] = []
    if let place = text.firstRange(of: /(?:^|[\s(\[;])-?@[A-Za-z][\w:.#$%&+?<>~\/-]*/) {
      let word = text[place].drop { !"@".contains($0) }.dropFirst()
      let isReference = word.prefixMatch(of: /(?:fig|tbl|sec|eq|lst|thm)-/) != nil
      let isBracketed = text[..<place.upperBound].last { "[]".contains($0) } == "["
      if isReference || isBracketed { found.append((isReference ? .crossReference : .citation, place.lowerBound)) }
    }
    if let place = text.firstRange(of: /\{\{[<%].*[>%]\}\}/) { found.append((.shortcode, place.lowerBound)) }
    if let place = text.firstRange(of: /\s\{[#.][\w-][^{}]*\}\s*$/) { found.append((.attributes, place.lowerBound)) }
    return found
  }

  /// Names of fences that only a directive can be meant by.
  static let directives: Set<String> = [
    "train", "range-test", "recipe", "sweep", "compare", "plot", "table", "policy", "reported", "quotient", "figure",
    "include", "only", "note", "tip", "warning",
  ]
}
