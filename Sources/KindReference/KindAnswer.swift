import Notebook
import RunReading
import Settings

/// What a name means in chapters: all kinds of that name, and all settings.
package struct KindAnswer: Sendable {
  /// A setting, and the kinds that have it in the same words: "policy one-cycle".
  package struct Owned: Sendable {
    package var setting: SettingDescription
    package var owners: [String]
  }

  /// Of that title, whole.
  package var lists: [KindLists.List]
  /// Lists with the kinds of that name alone.
  package var kinds: [KindLists.List]
  package var settings: [Owned]
  /// Results that have the name as one of their words: `test.accuracy` of `accuracy`.
  package var related: [String]
  /// What to write where another program has a setting of that name, and this one has none.
  package var advice: String?

  package var isEmpty: Bool { lists.isEmpty && kinds.isEmpty && settings.isEmpty }

  /// - Parameter name: as chapters write it, or nearly so: `Weight_Decay`, `{plot}`, `class(cat).recall`.
  package init(_ name: String) {
    let all = KindLists.all
    let wanted = Self.folded(name)
    lists = all.filter { Self.folded($0.title) == wanted }
    kinds = all.compactMap { list in
      let kinds = list.kinds.filter { Self.folded($0.name) == wanted }
      return kinds.isEmpty ? nil : KindLists.List(title: list.title, noun: list.noun, kinds: kinds)
    }
    (settings, advice) = ([], nil)
    related = KindLists.results.flatMap(\.kinds).map(\.name).filter { name in
      name.contains(".") && name.split(separator: ".").contains { $0 == wanted }
    }
    for list in all {
      for kind in list.kinds { add(kind.settings, named: wanted, of: "\(list.noun) \(kind.name)") }
    }
    if settings.isEmpty { advice = Self.ofOtherTools(name) }
  }

  private mutating func add(_ found: [SettingDescription], named name: String, of owner: String) {
    for setting in found {
      if Self.folded(setting.name) == name {
        if let place = settings.firstIndex(where: { $0.setting == setting }) {
          settings[place].owners.append(owner)
        } else {
          settings.append(Owned(setting: setting, owners: [owner]))
        }
      }
      add(setting.parts, named: name, of: "\(setting.name) of \(owner)")
    }
  }

  /// Without what sets names off: case, underscores, braces, a colon, and what brackets have in them.
  private static func folded(_ name: String) -> String {
    let bare = name.lowercased().replacing("_", with: "-").replacing(/\(.*?\)/, with: "")
    return String(bare.trimmingPrefix { "{:".contains($0) }.reversed().trimmingPrefix { "}:".contains($0) }.reversed())
  }

  private static func ofOtherTools(_ name: String) -> String? {
    OtherToolsNames.hints[name.lowercased().replacing("-", with: "_")]
  }

  /// All names that mean something.
  package static var names: [String] {
    let all = KindLists.all
    let settings = all.flatMap { $0.kinds.flatMap { $0.settings.flatMap { [$0] + $0.parts } } }.map(\.name)
    return Set(all.map(\.title) + all.flatMap { $0.kinds.map(\.name) } + settings).sorted()
  }

  /// What to look for instead of a name that means nothing: ours for another program's, or the nearest one.
  ///
  /// - Returns: nil where nothing is near.
  package static func hint(for name: String) -> String? {
    let known = names
    return ofOtherTools(name) ?? ForeignNames.directive(name) ?? ForeignNames.role(name)
      ?? OtherWords.settings(name).first { known.contains($0) }.map { "did you mean '\($0)'?" }
      ?? NearestName.likely(name, among: known)
  }
}
