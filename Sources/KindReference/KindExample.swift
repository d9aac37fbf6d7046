import Notebook

/// A small book in which a kind is used, to be copied: a chapter, and what `book.yml` says.
///
/// What the kind's own example names is taken from the examples of directives, so that all of them are about the same
/// runs.
package struct KindExample: Hashable, Sendable {
  package var chapter: String
  package var book: String
  /// What of the chapter is about the kind, without what it names.
  var own: String

  /// - Parameters:
  ///   - text: of a chapter.
  ///   - book: lines of `book.yml` beside its title.
  init(_ text: String, book: String = "", frontMatter: String = "") {
    let top = frontMatter.isEmpty ? "" : "---\n\(frontMatter)\n---\n\n"
    own = text
    chapter = "\(top)# The setup\n\n\(Self.withDefinitions(text))\n"
    self.book = "title: An example\n" + (book.isEmpty ? "" : book + "\n")
  }

  /// A run with that value of a setting.
  ///
  /// - Parameter more: another setting that it needs.
  init(setting: String, _ value: String, beside more: String? = nil) {
    let line = "\(setting): \(value)" + (more.map { "\n\($0)" } ?? "")
    let hosts = [TrainDirective.self, RecipeDirective.self, RangeTestDirective.self] as [any DirectiveKind.Type]
    // The one whose example has it, else the first that takes it: most settings are the recipe's.
    let host =
      hosts.first { Self.has($0.example, setting) }
      ?? (RangeTestDirective.settings.names.subtracting(TrainDirective.settings.names).contains(setting)
        ? RangeTestDirective.self : RecipeDirective.self)
    let changed = Self.replacing(setting, with: line, in: host.example)
    let user = host == RecipeDirective.self ? TrainDirective.example : ""
    self.init(changed + (user.isEmpty ? "" : "\n\n" + user))
  }

  private static func has(_ example: String, _ setting: String) -> Bool {
    example.split(separator: "\n").contains { $0.hasPrefix("\(setting):") }
  }

  private static func replacing(_ setting: String, with line: String, in example: String) -> String {
    var lines = example.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let place = lines.firstIndex(where: { $0.hasPrefix("\(setting):") }) {
      lines[place] = line
    } else {
      lines.insert(line, at: lines.count - 1)
    }
    return lines.joined(separator: "\n")
  }

  /// The directives' examples, by what they give a name.
  private static let definitions: [String: String] = {
    var found: [String: String] = [:]
    for kind in DirectiveKinds.all where kind is any RunNaming.Type {
      for name in names(in: kind.example) { found[name] = kind.example }
    }
    for kind in DirectiveKinds.all where kind.name == PlotDirective.name {
      found["onecycle-accuracy"] = kind.example
    }
    return found
  }()

  private static func names(in text: String) -> [String] {
    let runs = DirectiveKinds.all.filter { $0 is any RunNaming.Type }.map { $0.name }
    return text.split(separator: "\n").compactMap { line in
      guard let found = line.wholeMatch(of: /```\{([a-z-]+)\} ([a-z-]+)/), runs.contains(String(found.1)) else {
        return nil
      }
      return String(found.2)
    }
  }

  /// The text behind what it names, and what that names.
  private static func withDefinitions(_ text: String) -> String {
    var defined = Set(names(in: text))
    return (pieces(namedIn: text, &defined) + [text]).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private static func pieces(namedIn text: String, _ defined: inout Set<String>) -> [String] {
    var pieces: [String] = []
    for word in references(in: text) where !defined.contains(word) {
      guard let piece = definitions[word] else { continue }
      defined.formUnion(names(in: piece) + [word])
      pieces += self.pieces(namedIn: piece, &defined) + [piece]
    }
    return pieces
  }

  /// Words of the settings that name runs, and of roles.
  private static func references(in text: String) -> [String] {
    let places =
      text.matches(of: /(?m)^:?(?:like|runs?|of|over): (.*)$/).map { $0.output.1 }
      + text.matches(of: /\{[a-z]+\}`([^`]*)`/).map { $0.output.1 }
    return places.flatMap { place in
      place.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
    }
  }
}
