import Manuscript
import Settings

/// The `:key: value` lines of a display directive.
struct DirectiveOptions {
  private let options: [Directive.Option]
  private let diagnostics: Diagnostics

  /// Complains about options that are not known.
  init(_ directive: Directive, known: [String], diagnostics: Diagnostics) {
    (options, self.diagnostics) = (directive.options, diagnostics)
    for option in options where !known.contains(option.name) {
      diagnostics.report(
        "{\(directive.name)} has no option '\(option.name)'", at: option.location,
        hint: NearestName.hint(for: option.name, among: known))
    }
  }

  subscript(name: String) -> Directive.Option? { options.first { $0.name == name } }

  func text(_ name: String) -> String? { self[name].flatMap { $0.value.isEmpty ? nil : $0.value } }

  func choice(_ name: String, of words: [String]) -> String? {
    guard let option = self[name] else { return nil }
    if words.contains(option.value) { return option.value }
    diagnostics.report(
      "\(name) cannot be '\(option.value.prefix(80))'", at: option.valueLocation,
      hint: NearestName.hint(for: option.value, among: words))
    return nil
  }

  func word<Word: RawRepresentable & CaseIterable>(_ name: String, _ type: Word.Type) -> Word?
  where Word.RawValue == String {
    choice(name, of: Word.allCases.map(\.rawValue)).flatMap { Word(rawValue: $0) }
  }

  func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let option = self[name] else { return nil }
    return SettingsNode(.scalar(option.value, isPlain: true), at: option.valueLocation)
      .integer(name, in: range, diagnostics)
  }

  /// `a, b` or `[a, b]`
  func list(_ option: Directive.Option) -> [String] {
    var text = Substring(option.value)
    if text.hasPrefix("["), text.hasSuffix("]") { text = text.dropFirst().dropLast() }
    return text.split { $0 == "," || $0 == " " }.map(String.init)
  }

  func labels(_ name: String) -> [String] {
    guard let option = self[name] else { return [] }
    return list(option).filter { Labels.check($0, at: option.valueLocation, diagnostics: diagnostics) }
  }
}
