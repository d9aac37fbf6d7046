/// Names of directives and roles that other tools have and this one has not, each with what to write in its place.
package enum ForeignNames {
  package static func directive(_ name: String) -> String? { advice(name, directives) }
  package static func role(_ name: String) -> String? { advice(name, roles) }

  private static func advice(_ name: String, _ table: [(names: [String], advice: String)]) -> String? {
    table.first { $0.names.contains(name.lowercased()) }?.advice
  }

  private static let directives: [(names: [String], advice: String)] = [
    (
      [
        "important", "caution", "attention", "danger", "error", "hint", "seealso", "admonition", "callout", "todo",
        "versionadded", "versionchanged", "deprecated",
      ], "write {note}, {tip} or {warning} for such a box, with a title behind it if there is one"
    ),
    (
      ["dropdown", "details", "margin", "sidebar", "aside", "topic", "card", "exercise", "solution", "epigraph"],
      "write {note} with a title behind it for a box, or the text alone"
    ),
    (
      ["tab-set", "tab-item", "grid", "grid-item", "grid-item-card", "div", "container", "hlist"],
      "write the texts one after the other: a printed page has nothing to fold or to lay side by side"
    ),
    (["image", "subfigure"], "write {figure} with its file, or ![text](file.png)"),
    (["math", "equation"], "write the formula between lines of $$"),
    (
      ["code", "code-block", "sourcecode", "parsed-literal", "literalinclude"],
      "write the code in a fence with its language without braces, as ```python"
    ),
    (["list-table", "csv-table", "flat-table"], "write a Markdown table, or {table} for results of runs"),
    (
      ["toctree", "tableofcontents", "contents", "toc", "sectnum"],
      "take it away: the report makes its list of contents, and 'chapters:' in book.yml gives the order"
    ),
    (["bibliography", "footbibliography", "glossary", "index"], "write it as a list, or as notes: [^key]"),
    (
      ["raw", "eval-rst", "iframe", "video", "youtube", "html", "jupyter-execute", "execute", "embed", "widget"],
      "save what it shows as a picture and write {figure}: a report runs nothing and loads nothing"
    ),
  ]

  private static let roles: [(names: [String], advice: String)] = [
    (
      ["cite", "cite:p", "cite:t", "cite:ps", "cite:ts", "citep", "citet", "footcite", "footcite:t"],
      "write a note, [^key], or a link to the work"
    ),
    (["doc", "download", "any", "external+sphinx"], "write a link: [text](file.md)"),
    (["eq", "prf:ref", "term"], "write a link to the label: [text](#label)"),
    (["math"], "write the formula between $ and $"),
    (["code", "kbd", "file", "command", "guilabel", "menuselection"], "write it as `code`, without the braces"),
    (["sub", "sup", "subscript", "superscript"], "write the raised or lowered characters themselves: H₂O, 10⁻³"),
    (["abbr", "strong", "emphasis", "u", "span"], "write the text alone, or *so* or **so**"),
  ]
}
