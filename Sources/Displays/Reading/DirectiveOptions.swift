import Manuscript
import Settings

/// The `:key: value` lines of a display directive.
struct DirectiveOptions {
  private let options: [Directive.Option]
  private let diagnostics: Diagnostics

  /// Complains about options that this kind does not have, and says which do.
  ///
  /// - Parameters:
  ///   - own: what this kind has beside what all have in `common`.
  ///   - elsewhere: what all kinds have.
  init(
    _ directive: Directive, kind: String, own: [DisplayOption], common: [String],
    elsewhere: [(kind: String, options: [DisplayOption])], diagnostics: Diagnostics
  ) {
    (options, self.diagnostics) = (directive.options, diagnostics)
    let known = common + own.map(\.name)
    for option in options where !known.contains(option.name) {
      let others = elsewhere.filter { $0.options.contains { $0.name == option.name } }.map(\.kind)
      diagnostics.report(
        "{\(directive.name)} \(kind) has no option '\(option.name)'", at: option.location,
        hint: others.isEmpty
          ? NearestName.hint(for: option.name, among: known)
          : "it is one of \(others.joined(separator: ", ")); leave it out here")
    }
  }

  subscript(name: String) -> Directive.Option? { options.first { $0.name == name } }

  /// Plain text, as it stands in a figure.
  func text(_ name: String) -> String? {
    guard let option = self[name], !option.value.isEmpty else { return nil }
    PlainText.check(option.value, name, at: option.valueLocation, diagnostics: diagnostics)
    return option.value
  }

  /// The values of a kind's own options; what cannot be one is a mistake.
  func values(of own: [DisplayOption]) -> DisplayOptionValues {
    let pairs = own.compactMap { option in value(of: option).map { (option.name, $0) } }
    return DisplayOptionValues(Dictionary(pairs) { first, _ in first })
  }

  private func value(of option: DisplayOption) -> String? {
    switch option.value {
    case .text: text(option.name)
    case .words(let words): choice(option.name, of: words)
    case .integer(let range): integer(option.name, in: range).map { "\($0)" }
    }
  }

  func choice(_ name: String, of words: [String]) -> String? {
    guard let option = self[name] else { return nil }
    if words.contains(option.value) { return option.value }
    diagnostics.report(
      "\(name) cannot be '\(option.value.prefix(80))'", at: option.valueLocation,
      hint: NearestName.hint(for: option.value, among: words))
    return nil
  }

  private func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let option = self[name] else { return nil }
    return SettingsNode(.scalar(option.value, isPlain: true), at: option.valueLocation)
      .integer(name, in: range, diagnostics)
  }

  /// `a, b` or `[a, b]`
  package func list(_ option: Directive.Option) -> [String] {
    var text = Substring(option.value)
    if text.hasPrefix("["), text.hasSuffix("]") { text = text.dropFirst().dropLast() }
    return text.split { $0 == "," || $0 == " " }.map(String.init)
  }

  package func labels(_ name: String) -> [String] {
    guard let option = self[name] else { return [] }
    return list(option).filter { Labels.check($0, at: option.valueLocation, diagnostics: diagnostics) }
  }
}
