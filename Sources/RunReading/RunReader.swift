import Experiments
import Learning
import Runs
import Settings

/// Makes definitions of a book's run directives: follows `like`, finds what refers to other runs, checks every setting.
package struct RunReader {
  private let directives: [RunDirective]
  private let byName: [String: RunDirective]
  /// What the book names beside its runs, and what has been complained about.
  private let symbols: SymbolTable
  private let diagnostics: Diagnostics
  static let longestChain = 32

  package init(_ directives: [RunDirective], among symbols: SymbolTable = SymbolTable(), diagnostics: Diagnostics) {
    (self.directives, self.symbols, self.diagnostics) = (directives, symbols, diagnostics)
    byName = Dictionary(directives.map { ($0.name, $0) }) { first, _ in first }
  }

  /// In the order of the book; runs with mistakes are left out.
  package func definitions() -> [RunDefinition] { directives.compactMap(definition) }

  private func definition(_ directive: RunDirective) -> RunDefinition? {
    guard var merged = merged(directive, path: [directive.name]) else {
      checkOwn(directive)
      return nil
    }
    if !needsHeldOut(directive, merged) { merged = merged.without("validation") }
    let references = references(in: merged, of: directive)
    let byTest = references.filter(choosesByTest)
    let read = RunSettings(
      ResultsInSettings.opened(merged), kind: directive.kind, name: directive.name, diagnostics: diagnostics)
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
      references: references, template: references.isEmpty ? read.plan : nil,
      criterion: directive.kind == .rangeTest ? read.criterion : nil, show: read.show,
      expectsDivergence: read.expectsDivergence, knownClasses: read.knownClasses,
      holdsOut: read.plan?.validation != nil, testChoices: choices, model: read.model, start: read.start,
      trainable: read.trainable)
  }

  /// What is like nothing has settings of its own all the same, and may have mistakes in them.
  private func checkOwn(_ directive: RunDirective) {
    guard case .mapping(let entries) = directive.settings.value else { return }
    let own = SettingsNode(
      .mapping(entries.filter { $0.name != RunDirective.like.name }), at: directive.settings.location)
    _ = references(in: own, of: directive)
    _ = RunSettings(
      ResultsInSettings.opened(own), kind: directive.kind, name: directive.name, isWhole: false,
      diagnostics: diagnostics)
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
    let mine = SettingsNode(.mapping(own.filter { $0.name != RunDirective.like.name }), at: directive.settings.location)
    guard let like = directive.settings[RunDirective.like.name] else { return mine }
    guard let name = like.string(RunDirective.like.name, diagnostics) else { return nil }
    guard let base = byName[name] else {
      guard !symbols.isBroken(name) else { return nil }
      if let other = symbols[name] {
        diagnostics.report(other.complaintAboutLike, at: like.location)
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
      if base.settings[RunDirective.like.name] == nil, let own = byName[path[0]]?.settings[RunDirective.like.name] {
        diagnostics.report(
          "'like' leads through more than \(Self.longestChain) recipes and runs", at: own.location,
          hint: "write the settings out in one of them")
      }
      return nil
    }
    guard let inherited = merged(base, path: path + [name]) else { return nil }
    let kept = kept(of: inherited, from: base.kind, for: directive.kind, own: own)
    let takesPart = directive.kind == .rangeTest && directive.settings["trainable"] == nil
    return mine.over(takesPart ? begun(kept, like: name, at: like.location) : kept)
  }

  /// A range test trains what the run that it is like begins with.
  private func begun(_ node: SettingsNode, like name: String, at location: SourceLocation) -> SettingsNode {
    guard case .mapping(var entries) = node.value, let index = entries.firstIndex(where: { $0.name == "trainable" }),
      case .mapping(let parts) = entries[index].value.value, parts.count > 1
    else { return node }
    diagnostics.report(
      "'\(name)' trains other layers from \(parts[1].name) on, and this test those that it begins with", at: location,
      hint: "write 'trainable: all', or the layers that are to be tested", severity: .warning)
    entries[index].value = parts[0].value
    return SettingsNode(.mapping(entries), at: node.location)
  }

  /// What another kind of run has no use for stays behind, and so does what an own setting stands for.
  private func kept(
    of node: SettingsNode, from: RunDefinition.Kind, for kind: RunDefinition.Kind, own: [SettingsNode.Entry]
  ) -> SettingsNode {
    guard case .mapping(let entries) = node.value else { return node }
    let names = from == kind || from == .recipe ? RunSettings.table(kind).names : RunSettings.common.names
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
    guard kind == .rangeTest else { return [TestSet.setting.name] }
    let measure = (own + entries).first { $0.name == "measure" }?.value.text.flatMap { Metric(rawValue: $0) }
    var names: Set<String> = [TestSet.setting.name]
    guard own.contains(where: { $0.name == "measure" }) else { return names }
    if let measure, measure.split != .train { names.insert("smoothing") }
    for case let entry in entries where entry.name == "suggest" {
      var rule = entry.value.text
      if case .mapping(let kinds) = entry.value.value { rule = kinds.first?.name }
      let measured: RangeTestAnalysis.Measure = measure?.isAccuracy == true ? .accuracy : .loss
      if let judged = rule.flatMap({ SuggestionRule.kind(named: $0) })?.judges, judged != measured {
        names.insert("suggest")
      }
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
      next = run.settings[RunDirective.like.name]?.text.flatMap { byName[$0] }
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
    _ = ResultsInSettings.replaced(in: node) { expression, location in
      if check(expression.path, of: directive, at: location) {
        let runs = symbols.members(of: RunReference(name: expression.path.run)).map(\.name)
        found.append(.init(expression: expression, location: location, runs: runs))
      }
      return 0
    }
    return found
  }

  private func check(_ path: ResultPath, of directive: RunDirective, at location: SourceLocation) -> Bool {
    let complaint: Complaint?
    if let run = byName[path.run] {
      complaint = ResultKind.complaint(aboutSetting: path, of: run.kind)
    } else if let other = symbols[path.run] {
      complaint = other.complaint(aboutSetting: path, of: directive.name)
    } else {
      guard !symbols.isBroken(path.run) else { return false }
      complaint = Complaint(
        "there is no run '\(path.run)'",
        hint: NearestName.hint(for: path.run, among: directives.filter { $0.kind != .recipe }.map(\.name)))
    }
    if let complaint { diagnostics.report(complaint, at: location) }
    return complaint == nil
  }
}

extension SettingsNode {
  fileprivate func without(_ name: String) -> SettingsNode {
    guard case .mapping(let entries) = value else { return self }
    return SettingsNode(.mapping(entries.filter { $0.name != name }), at: location)
  }
}
