import KindReference
import Notebook
import Settings

/// Kinds as a chapter of a book, which GitHub shows as well: `kinds --markdown`.
struct KindsMarkdown {
  private(set) var text = ""

  /// Everything, as one chapter.
  static var reference: KindsMarkdown {
    var page = KindsMarkdown()
    page.paragraph("# Reference")
    page.paragraph(
      "Everything that a chapter can name, as `cyclopedia kinds --markdown` prints it: from the tables by which "
        + "chapters are read. On a terminal, `cyclopedia kinds NAME` says the same of one name, with a whole chapter as "
        + "its example.")
    for list in KindLists.all { page.show(list) }
    return page
  }

  /// What `answer` has.
  init(_ answer: KindAnswer) {
    for list in answer.lists + answer.kinds { show(list) }
    for owned in answer.settings {
      paragraph("## setting \(owned.setting.name)")
      paragraph("Of \(owned.owners.joined(separator: ", ")).")
      table(of: [owned.setting], options: [])
    }
  }

  private init() {}

  private mutating func show(_ list: KindLists.List) {
    paragraph("## \(list.title.prefix(1).uppercased() + list.title.dropFirst())")
    guard list.kinds.contains(where: { !$0.settings.isEmpty }) else { return summaries(of: list) }
    let shared = list.kinds.count > 1 ? Self.shared(list.kinds) : []
    if !shared.isEmpty {
      paragraph("Each of them takes:")
      table(of: shared, options: list.kinds[0].options)
    }
    for (place, kind) in list.kinds.enumerated() {
      paragraph("### \(kind.name)")
      paragraph(Self.prose(kind.summary))
      show(kind.settings.filter { !shared.contains($0) }, of: kind, after: list.kinds[..<place])
      if let short = kind.shorthand { paragraph("A bare value is its `\(short)`.") }
      example(of: kind)
    }
  }

  /// Settings that a kind before it has in the same words are named, and not told again where they are many.
  private mutating func show(
    _ settings: [SettingDescription], of kind: KindLists.Kind, after others: ArraySlice<KindLists.Kind>
  ) {
    func common(_ other: KindLists.Kind) -> [SettingDescription] { settings.filter(other.settings.contains) }
    let nearest = others.max { common($0).count < common($1).count }
    guard let nearest, common(nearest).count >= Self.many else { return table(of: settings, options: kind.options) }
    table(of: settings.filter { !nearest.settings.contains($0) }, options: kind.options)
    let names = common(nearest).map { "`\($0.name)`" }.joined(separator: ", ")
    paragraph("As for `\(nearest.name)`: \(names).")
  }

  private static let many = 8

  /// What all kinds take in the same words.
  private static func shared(_ kinds: [KindLists.Kind]) -> [SettingDescription] {
    kinds[0].settings.filter { setting in kinds.allSatisfy { $0.settings.contains(setting) } }
  }

  /// A row for each kind of a list whose kinds take no settings.
  private mutating func summaries(of list: KindLists.List) {
    row([list.noun.prefix(1).uppercased() + list.noun.dropFirst(), "What it is", "For example"])
    row(["---", "---", "---"])
    for kind in list.kinds {
      let value = kind.value.map { "; \($0)" } ?? ""
      row(["`\(kind.name)`", Self.prose(kind.summary + value), "`` \(kind.example.own) ``"])
    }
    text += "\n"
  }

  private mutating func table(of settings: [SettingDescription], options: Set<String>) {
    guard !settings.isEmpty else { return }
    row(["Setting", "What it sets", "Takes", "Left out", "For example"])
    row(["---", "---", "---", "---", "---"])
    for setting in settings { rows(setting, name: (options.contains(setting.name) ? ":" : "") + setting.name) }
    text += "\n"
  }

  private mutating func rows(_ setting: SettingDescription, name: String) {
    let unit = setting.unit.map { ", in \($0)" } ?? ""
    row([
      "`\(name)`", Self.prose(setting.summary), Self.prose(setting.type + unit), Self.prose(setting.absence.cell),
      "`\(setting.example)`",
    ])
    for part in setting.parts { rows(part, name: "\(name).\(part.name)") }
  }

  /// Of a file its settings, of the value of a setting its line; else the whole, in a fence that no fence of it ends.
  private mutating func example(of kind: KindLists.Kind) {
    let example = kind.example
    if example.book.split(separator: "\n").count > 1 { return paragraph("```yaml\n\(example.book)```") }
    if example.chapter.hasPrefix("---\n"), let matter = example.chapter.split(separator: "---\n").first {
      return paragraph("```yaml\n---\n\(matter)---\n```")
    }
    let line = example.own.split(separator: "\n").first { line in
      line.wholeMatch(of: /[a-z-]+: .*/) != nil && line.contains(kind.name)
    }
    guard let line else { return paragraph("````markdown\n\(example.own)\n````") }
    paragraph("For example `\(line)`.")
  }

  private mutating func paragraph(_ words: String) { text += words + "\n\n" }

  private mutating func row(_ cells: [String]) {
    text += "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
  }

  /// Text that means what it says: code stays code, and a role is shown and not asked.
  private static func prose(_ words: String) -> String {
    var (text, place) = ("", words.startIndex)
    for code in words.matches(of: /(\{[a-z-]+\})?`[^`]*`/) {
      text += escaped(words[place..<code.range.lowerBound])
      text += code.output.1 == nil ? String(code.output.0) : "`` \(code.output.0) ``"
      place = code.range.upperBound
    }
    return text + escaped(words[place...])
  }

  private static func escaped(_ words: Substring) -> String {
    String(words.flatMap { "\\*_$<[".contains($0) ? ["\\", $0] : [$0] })
  }
}

extension SettingDescription.Absence {
  /// For a column whose head says 'left out'.
  fileprivate var cell: String {
    switch self {
    case .isMistake: "needed"
    case .standard(let value): "`\(value)`"
    case .otherwise(let words): words
    }
  }
}
