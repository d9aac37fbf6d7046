import Experiments
import Learning
import Settings

/// Makes definitions of a book's run directives: follows `like`, finds what refers to other runs, checks every setting.
struct RunReader {
  private let directives: [RunDirective]
  private let byName: [String: RunDirective]
  private let compares: Set<String>
  private let sweeps: [String: SweepDefinition]
  private let reported: Set<String>
  /// Names that have been complained about.
  private let broken: Set<String>
  private let diagnostics: Diagnostics
  static let longestChain = 32

  init(
    _ directives: [RunDirective], compares: Set<String>, sweeps: [String: SweepDefinition] = [:],
    reported: Set<String> = [], broken: Set<String> = [], diagnostics: Diagnostics
  ) {
    (self.directives, self.compares, self.sweeps, self.reported) = (directives, compares, sweeps, reported)
    (self.broken, self.diagnostics) = (broken, diagnostics)
    byName = Dictionary(directives.map { ($0.name, $0) }) { first, _ in first }
  }

  /// In the order of the book; runs with mistakes are left out.
  func definitions() -> [RunDefinition] { directives.compactMap(definition) }

  private func definition(_ directive: RunDirective) -> RunDefinition? {
    guard var merged = merged(directive, path: [directive.name]) else { return nil }
    if !needsHeldOut(directive, merged) { merged = merged.without("validation") }
    let references = references(in: merged, of: directive)
    let byTest = references.filter(choosesByTest)
    let standIn = RunReader.replacingResults(in: merged) { expression, _ in expression.fallback ?? 0.01 }
    let read = RunSettings(standIn, kind: directive.kind, name: directive.name, diagnostics: diagnostics)
    if directive.kind != .recipe, !read.isReproduction {
      for reference in byTest {
        TestSet.refuse(
          "a setting", by: reference.expression.path.description, at: reference.location, diagnostics: diagnostics)
      }
    }
    guard directive.kind == .recipe || read.plan != nil else { return nil }
    let choices = read.testChoices + (byTest.isEmpty ? [] : ["a setting"])
    return RunDefinition(
      name: directive.name, kind: directive.kind, location: directive.location, settings: merged, seeds: read.seeds,
      references: references, judging: directive.kind == .rangeTest ? read.judging : nil, stop: read.plan?.stop,
      show: read.show,
      expectsDivergence: read.expectsDivergence, knownClasses: read.knownClasses,
      holdsOut: read.plan?.validation != nil, testChoices: choices, model: read.model, start: read.start,
      trainable: read.trainable)
  }

  /// The directive's settings over those of what it is like.
  private func merged(_ directive: RunDirective, path: [String]) -> SettingsNode? {
    var settings = followed(directive, path: path)
    for variation in directive.variations {
      settings = settings.flatMap { variation.applied(to: $0, diagnostics: diagnostics) }
    }
    return settings
  }

  private func followed(_ directive: RunDirective, path: [String]) -> SettingsNode? {
    guard case .mapping(let own) = directive.settings.value else { return nil }
    let mine = SettingsNode(.mapping(own.filter { $0.name != "like" }), at: directive.settings.location)
    guard let like = directive.settings["like"] else { return mine }
    guard let name = like.string("like", diagnostics) else { return nil }
    guard let base = byName[name] else {
      guard !broken.contains(MemberName.sweep(of: name)) else { return nil }
      if let sweep = sweeps[name] {
        diagnostics.report(
          "'\(name)' is a sweep of \(sweep.members.count) trainings", at: like.location, hint: sweep.memberHint)
        return nil
      }
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
    let unsuited = unsuited(entries, for: kind, own: own)
    let kept = entries.filter { entry in
      names.contains(entry.name) && !unsuited.contains(entry.name)
        && (entry.name != "stop" || RunSettings.suits(entry.value, kind))
        && !rivals.contains { $0.contains(entry.name) && !$0.intersection(mine).isEmpty }
    }
    return SettingsNode(.mapping(kept), at: node.location)
  }

  /// A range test takes over what the measure of its own leaves a meaning; and a choice by the test set is never
  /// taken over.
  private func unsuited(
    _ entries: [SettingsNode.Entry], for kind: RunDefinition.Kind, own: [SettingsNode.Entry]
  ) -> Set<String> {
    guard kind == .rangeTest else { return [TestSet.setting] }
    let measure = (own + entries).first { $0.name == "measure" }?.value.text.flatMap { Metric(rawValue: $0) }
    var names: Set<String> = [TestSet.setting]
    guard own.contains(where: { $0.name == "measure" }) else { return names }
    if let measure, measure.split != .train { names.insert("smoothing") }
    for case let entry in entries where entry.name == "suggest" {
      var rule = entry.value.text
      if case .mapping(let kinds) = entry.value.value { rule = kinds.first?.name }
      let kind = rule.flatMap { SuggestionRule.Kind(rawValue: $0) }
      if measure?.isAccuracy == true ? kind?.needsLoss == true : kind == .accuracy { names.insert("suggest") }
    }
    return names
  }

  /// Range tests take the whole training data, unless they measure by what is held out or say themselves that something
  /// is: recipes' and trainings' shares are not theirs.
  private func needsHeldOut(_ directive: RunDirective, _ merged: SettingsNode) -> Bool {
    guard directive.kind == .rangeTest else { return true }
    if merged["measure"]?.text.flatMap({ Metric(rawValue: $0) })?.split == .validation { return true }
    var next: RunDirective? = directive
    for _ in 0...Self.longestChain {
      guard let run = next else { break }
      if run.settings["validation"] != nil { return run.kind == .rangeTest }
      next = run.settings["like"]?.text.flatMap { byName[$0] }
    }
    return false
  }

  /// Whether what the setting is made of was measured, or chosen, on test pictures.
  private func choosesByTest(_ reference: RunDefinition.Reference) -> Bool {
    let path = reference.expression.path
    return TestSet.measures(path.name) || SweepResults.inner(path).map { TestSet.measures($0.name) } == true
  }

  private func references(in node: SettingsNode, of directive: RunDirective) -> [RunDefinition.Reference] {
    var found: [RunDefinition.Reference] = []
    _ = RunReader.replacingResults(in: node) { expression, location in
      if check(expression.path, of: directive, at: location) {
        let runs = sweeps[expression.path.run]?.members.map(\.name) ?? [expression.path.run]
        found.append(.init(expression: expression, location: location, runs: runs))
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
    if let sweep = sweeps[path.run] {
      guard MemberName.sweep(of: directive.name) != sweep.name else {
        diagnostics.report(
          "\(sweep.name) refers to its own result", at: location, hint: "write a number in its place")
        return false
      }
      guard SweepResults.check(path, of: sweep, at: location, diagnostics: diagnostics) else { return false }
      guard path.name == SweepResults.best, !sweep.isNumeric else { return true }
      diagnostics.report(
        "\(path) is a text, and a setting needs a number", at: location, hint: "vary one setting that is a number")
      return false
    }
    if reported.contains(path.run) {
      diagnostics.report(
        "a setting cannot be made of a reported result", at: location,
        hint: "write the number: what others reported was not measured here")
      return false
    }
    guard let run = byName[path.run] else {
      guard !broken.contains(MemberName.sweep(of: path.run)) else { return false }
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

extension SettingsNode {
  fileprivate func without(_ name: String) -> SettingsNode {
    guard case .mapping(let entries) = value else { return self }
    return SettingsNode(.mapping(entries.filter { $0.name != name }), at: location)
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
