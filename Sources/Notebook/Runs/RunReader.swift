import Experiments
import Settings

/// Makes definitions of a book's run directives: follows `like`, finds what refers to other runs, checks every setting.
struct RunReader {
  private let directives: [RunDirective]
  private let byName: [String: RunDirective]
  private let compares: Set<String>
  /// Names that have been complained about.
  private let broken: Set<String>
  private let diagnostics: Diagnostics
  static let longestChain = 32

  init(_ directives: [RunDirective], compares: Set<String>, broken: Set<String> = [], diagnostics: Diagnostics) {
    (self.directives, self.compares, self.broken, self.diagnostics) = (directives, compares, broken, diagnostics)
    byName = Dictionary(directives.map { ($0.name, $0) }) { first, _ in first }
  }

  /// In the order of the book; runs with mistakes are left out.
  func definitions() -> [RunDefinition] { directives.compactMap(definition) }

  private func definition(_ directive: RunDirective) -> RunDefinition? {
    guard let merged = merged(directive, path: [directive.name]) else { return nil }
    let references = references(in: merged, of: directive)
    let standIn = RunReader.replacingResults(in: merged) { expression, _ in expression.fallback ?? 0.01 }
    let read = RunSettings(standIn, kind: directive.kind, name: directive.name, diagnostics: diagnostics)
    guard directive.kind == .recipe || read.plan != nil else { return nil }
    return RunDefinition(
      name: directive.name, kind: directive.kind, location: directive.location, settings: merged, seeds: read.seeds,
      references: references, judging: directive.kind == .rangeTest ? read.judging : nil, stop: read.plan?.stop,
      show: read.show,
      expectsDivergence: read.expectsDivergence, knownClasses: read.plan?.data.kind.knownClasses)
  }

  /// The directive's settings over those of what it is like.
  private func merged(_ directive: RunDirective, path: [String]) -> SettingsNode? {
    guard case .mapping(let own) = directive.settings.value else { return nil }
    let mine = SettingsNode(.mapping(own.filter { $0.name != "like" }), at: directive.settings.location)
    guard let like = directive.settings["like"] else { return mine }
    guard let name = like.string("like", diagnostics) else { return nil }
    guard let base = byName[name] else {
      guard !broken.contains(name) else { return nil }
      diagnostics.report(
        "there is no recipe or run '\(name)'", at: like.location,
        hint: NearestName.hint(for: name, among: byName.keys.filter { $0 != directive.name }))
      return nil
    }
    guard !path.contains(name) else {
      // Every run of a circle comes here; the book's first one says it.
      guard path[0] == name, path.allSatisfy({ base.location <= byName[$0]?.location ?? base.location }) else {
        return nil
      }
      diagnostics.report(
        "\((path + [name]).joined(separator: " is like ")): this never ends", at: like.location,
        hint: "write the settings out in one of them")
      return nil
    }
    guard path.count <= Self.longestChain else {
      // Longer chains come through one that is just too long.
      if base.settings["like"] == nil, let own = byName[path[0]]?.settings["like"] {
        diagnostics.report(
          "'like' leads through more than \(Self.longestChain) recipes and runs", at: own.location,
          hint: "write the settings out in one of them")
      }
      return nil
    }
    guard let inherited = merged(base, path: path + [name]) else { return nil }
    return mine.over(kept(of: inherited, from: base.kind, for: directive.kind, own: own))
  }

  /// What another kind of run has no use for stays behind, and so does what an own setting stands for.
  private func kept(
    of node: SettingsNode, from: RunDefinition.Kind, for kind: RunDefinition.Kind, own: [SettingsNode.Entry]
  ) -> SettingsNode {
    guard case .mapping(let entries) = node.value else { return node }
    let names = from == kind || from == .recipe ? RunSettings.known(kind) : RunSettings.common
    let mine = Set(own.map(\.name))
    let rivals = [Set(["epochs", "steps"]), Set(["seed", "seeds"])]
    let kept = entries.filter { entry in
      names.contains(entry.name) && (entry.name != "stop" || RunSettings.suits(entry.value, kind))
        && !rivals.contains { $0.contains(entry.name) && !$0.intersection(mine).isEmpty }
    }
    return SettingsNode(.mapping(kept), at: node.location)
  }

  private func references(in node: SettingsNode, of directive: RunDirective) -> [RunDefinition.Reference] {
    var found: [RunDefinition.Reference] = []
    _ = RunReader.replacingResults(in: node) { expression, location in
      if check(expression.path, of: directive, at: location) {
        found.append(.init(expression: expression, location: location))
      }
      return 0
    }
    return found
  }

  private func check(_ path: ResultPath, of directive: RunDirective, at location: SourceLocation) -> Bool {
    if compares.contains(path.run) {
      diagnostics.report("a setting cannot be made of a compare's result", at: location, hint: "name a run's result")
      return false
    }
    guard let run = byName[path.run] else {
      guard !broken.contains(path.run) else { return false }
      diagnostics.report(
        "there is no run '\(path.run)'", at: location,
        hint: NearestName.hint(for: path.run, among: directives.filter { $0.kind != .recipe }.map(\.name)))
      return false
    }
    guard ResultCheck.check(path, kind: run.kind, at: location, diagnostics: diagnostics) else { return false }
    guard ResultKind.find(path.name)?.isText != true else {
      diagnostics.report(
        "\(path.name) is a text, and a setting needs a number", at: location,
        hint: "name another result of \(path.run)")
      return false
    }
    return true
  }

  /// The settings with every result of another run replaced by a number.
  static func replacingResults(
    in node: SettingsNode, _ value: (ResultExpression, SourceLocation) -> Double?
  ) -> SettingsNode {
    guard case .mapping(let entries) = node.value else { return node }
    let replaced = entries.map { entry -> SettingsNode.Entry in
      guard !RunSettings.withoutResults.contains(entry.name) else { return entry }
      return SettingsNode.Entry(
        name: entry.name, location: entry.location, value: replacing(in: entry.value, value))
    }
    return SettingsNode(.mapping(replaced), at: node.location)
  }

  private static func replacing(
    in node: SettingsNode, _ value: (ResultExpression, SourceLocation) -> Double?
  ) -> SettingsNode {
    switch node.value {
    case .scalar(let text, let isPlain):
      guard isPlain, let expression = ResultExpression(text), let number = value(expression, node.location) else {
        return node
      }
      return SettingsNode(.scalar("\(number)", isPlain: true), at: node.location)
    case .list(let items): return SettingsNode(.list(items.map { replacing(in: $0, value) }), at: node.location)
    case .mapping(let entries):
      // What a policy watches is a metric of its own run.
      let replaced = entries.map { entry in
        entry.name == "watch"
          ? entry
          : SettingsNode.Entry(name: entry.name, location: entry.location, value: replacing(in: entry.value, value))
      }
      return SettingsNode(.mapping(replaced), at: node.location)
    }
  }
}

/// Whether a run of some kind offers a result.
enum ResultCheck {
  static func check(
    _ path: ResultPath, kind: RunDefinition.Kind, at location: SourceLocation, diagnostics: Diagnostics
  ) -> Bool {
    guard kind != .recipe else {
      diagnostics.report(
        "'\(path.run)' is a recipe, which has no results", at: location, hint: "name a range test or a training")
      return false
    }
    let offered = ResultKind.all.filter {
      $0.offer == .both || ($0.offer == .rangeTests) == (kind == .rangeTest)
    }
    guard let result = offered.first(where: { $0.name == path.name }) else {
      let exists = ResultKind.find(path.name) != nil
      diagnostics.report(
        exists ? "a \(kind.words) has no \(path.name)" : "there is no result '\(path.name)'", at: location,
        hint: NearestName.hint(for: path.name, among: offered.map(\.name)))
      return false
    }
    guard result.takesArgument == (path.argument != nil) else {
      diagnostics.report(
        result.takesArgument ? "\(path.name) needs a class, such as class(cat)" : "\(path.name) takes no brackets",
        at: location)
      return false
    }
    guard result.hasMoments || path.moment == .final else {
      diagnostics.report("\(path.name) is one result of the whole run", at: location, hint: "leave the ending out")
      return false
    }
    return true
  }
}
