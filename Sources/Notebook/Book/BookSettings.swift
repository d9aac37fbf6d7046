import Manuscript
import Settings

/// What `book.yml` may have.
package enum BookSettings {
  package static let title = Setting.line("title", "The report's title", example: "What 1cycle does")
  static let subtitle = Setting.line("subtitle", "A line below the title", otherwise: "none", example: "On CIFAR-10")
  static let authors = Setting(
    "authors", "Who wrote it", type: "names, or {name: NAME, affiliation: PLACE}", otherwise: "nobody is named",
    example: "[{name: A. Reader, affiliation: Somewhere}]", parts: authorParts
  ) { node, _, diagnostics in node.items.compactMap { author($0, diagnostics) } }
  static let abstract = Setting.text(
    "abstract", "What it finds, on its first page", type: "Markdown of a chapter, with values", otherwise: "none",
    example: "One training in two lengths.")
  package static let chapters = Setting.node(
    "chapters", "The chapters' files, in their order", type: "paths from the book's folder",
    otherwise: "all *.md files beside book.yml, by their names", example: "[01-start.md, 02-end.md]")
  static let parameters = Setting.node(
    "parameters", "Values that chapters name as $name", type: "{NAME: VALUE, …}", otherwise: "none",
    example: "{epochs: 24}")
  static let profiles = Setting.node(
    "profiles", "Other values of the parameters, for --profile NAME", type: "{NAME: {PARAMETER: VALUE, …}, …}",
    otherwise: "none", example: "{quick: {epochs: 2}}")
  package static let table = SettingsTable(title, subtitle, authors, abstract, chapters, parameters, profiles)

  /// A line of `book.yml`.
  package static func example(_ setting: SettingDescription) -> String { "\(setting.name): \(setting.example)" }

  private static let authorParts = SettingsTable(name, affiliation)
  private static let name = Setting.line("name", "The author's name", example: "A. Reader")
  private static let affiliation = Setting.line(
    "affiliation", "Where the author works", otherwise: "none", example: "Somewhere")

  private static func author(_ node: SettingsNode, _ diagnostics: Diagnostics) -> Book.Author? {
    if let name = node.text { return Book.Author(name: name) }
    let author = SettingsReader(
      node, owner: "an author", table: authorParts, diagnostics: diagnostics)
    let (name, affiliation) = (author[name], author[affiliation])
    author.finish()
    return name.map { Book.Author(name: $0, affiliation: affiliation) }
  }
}
