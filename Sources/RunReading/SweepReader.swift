import Learning
import Manuscript
import Runs
import Settings

/// Makes a sweep's trainings of its directive.
package struct SweepReader {
  static let mostMembers = 100
  static let mostPaths = 4
  private static let vary = Setting.node(
    "vary", "Settings with the values that each takes in turn", type: "{PATH: [VALUES], …}",
    hint: "write vary: {schedule.constant: [0.01, 0.1]}", example: "{schedule.constant: [0.01, 0.1]}")
  private static let by = Setting<Metric>.word(
    "by", "What the best member is best in",
    otherwise: "validation.accuracy, or train.accuracy where none are held out",
    example: .trainLoss)
  package static let settings = SettingsTable(vary, by) + RunSettings.training
  private static let own: Set<String> = [vary.name, by.name]
  /// What makes no other training, or what the sweep as a whole has.
  package static let fixed: Set<String> = ["like", "seed", "seeds", "show", "expect", "test-set"]

  private let diagnostics: Diagnostics

  package init(_ diagnostics: Diagnostics) { self.diagnostics = diagnostics }

  /// - Returns: nil after a complaint.
  package func read(_ directive: Directive, parameters: Parameters) -> (sweep: SweepDefinition, runs: [RunDirective])? {
    guard let run = RunDirective(directive, kind: .training, parameters: parameters, diagnostics: diagnostics),
      case .mapping(let entries) = run.settings.value
    else { return nil }
    let settings = SettingsReader(
      run.settings, owner: "the sweep '\(run.name)'", table: Self.settings, diagnostics: diagnostics)
    guard let vary = settings[Self.vary], let axes = axes(vary), let by = measure(settings) else { return nil }
    let count = axes.reduce(1) { $0 * $1.values.count }
    guard count <= Self.mostMembers else {
      diagnostics.report(
        "the sweep '\(run.name)' would have \(count) trainings, and \(Self.mostMembers) are the most",
        at: vary.location,
        hint: "vary fewer values at a time")
      return nil
    }
    var plain = run
    plain.settings = SettingsNode(
      .mapping(entries.filter { !Self.own.contains($0.name) }), at: run.settings.location)
    let members = combinations(of: axes).map { places -> (SweepDefinition.Member, RunDirective) in
      let nodes = zip(axes, places).map { $0.values[$1] }
      var member = plain
      member.name = MemberName.name(run.name, zip(places, nodes).map { (place: $0, node: $1) })
      member.variations = zip(axes, nodes).map { Variation(path: $0.path, location: $0.location, value: $1) }
      return (SweepDefinition.Member(name: member.name, values: nodes), member)
    }
    guard haveOwnNames(members.map(\.0), run.name, at: vary.location) else { return nil }
    let sweep = SweepDefinition(
      name: run.name, location: run.location, settings: run.settings,
      paths: axes.map { $0.path.joined(separator: ".") }, members: members.map(\.0), by: by.metric,
      measure: by.metric ?? SweepDefinition.standardMeasure(holdsOut: false))
    return (sweep, members.map(\.1))
  }

  private typealias Axis = (path: [String], location: SourceLocation, values: [SettingsNode])

  private func axes(_ vary: SettingsNode) -> [Axis]? {
    guard case .mapping(let entries) = vary.value, !entries.isEmpty else {
      diagnostics.report(
        "vary takes settings with the values of each, not \(vary.summary)", at: vary.location,
        hint: "write {schedule.constant: [0.01, 0.1]}")
      return nil
    }
    guard entries.count <= Self.mostPaths else {
      diagnostics.report("vary takes at most \(Self.mostPaths) settings, not \(entries.count)", at: vary.location)
      return nil
    }
    let axes = entries.compactMap(axis)
    return axes.count == entries.count ? axes : nil
  }

  private func axis(_ entry: SettingsNode.Entry) -> Axis? {
    let path = entry.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let known = RunSettings.training.names.subtracting(Self.fixed)
    guard let first = path.first, known.contains(first), !path.contains("") else {
      diagnostics.report(
        Self.fixed.contains(path.first ?? "")
          ? "\(entry.name) is the same for all of a sweep" : "there is no setting '\(entry.name.prefix(80))' to vary",
        at: entry.location, hint: NearestName.hint(for: path.first ?? "", among: known))
      return nil
    }
    guard case .list(let values) = entry.value.value, !values.isEmpty else {
      diagnostics.report(
        "\(entry.name) takes a list of values, not \(entry.value.summary)", at: entry.value.location,
        hint: "write \(entry.name): [\(entry.value.text ?? "0.1"), …]")
      return nil
    }
    let texts = values.map(\.canonicalText)
    if let place = texts.indices.first(where: { texts[..<$0].contains(texts[$0]) }) {
      diagnostics.report(
        "\(entry.name) has a value twice", at: values[place].location, hint: "keep one of them")
      return nil
    }
    return (path, entry.location, values)
  }

  /// Every value of the first setting with every one of the others, as places in their lists.
  private func combinations(of axes: [Axis]) -> [[Int]] {
    axes.reduce([[]]) { found, axis in found.flatMap { start in axis.values.indices.map { start + [$0] } } }
  }

  private func haveOwnNames(_ members: [SweepDefinition.Member], _ sweep: String, at location: SourceLocation) -> Bool {
    var seen: [String: String] = [:]
    for member in members {
      let label = MemberName.label(member.name)
      if let first = seen[label] {
        diagnostics.report(
          "two members of the sweep would have the name \(member.name)", at: location,
          hint: "the other one is \(first): write one otherwise")
        return false
      }
      seen[label] = member.name
    }
    return true
  }

  /// nil after a complaint; no metric where the standard one is meant.
  private func measure(_ settings: SettingsReader) -> (metric: Metric?, Void)? {
    guard let written = settings.written(Self.by) else { return (nil, ()) }
    guard let by = written else { return nil }
    if by.split == .test, settings[TestSet.setting] == nil {
      TestSet.refuse("the best member", by: by.rawValue, at: settings.location(of: Self.by), diagnostics: diagnostics)
      return nil
    }
    return (by, ())
  }
}

extension SettingsNode {
  /// Equal for values that are written differently and mean the same, such as `0.1` and `1e-1`.
  fileprivate var canonicalText: String {
    switch value {
    case .scalar(let text, _): SettingsNode.number(text).map { "\($0)" } ?? "'\(text)'"
    case .list(let items): "[\(items.map(\.canonicalText).joined(separator: ","))]"
    case .mapping(let entries):
      "{\(entries.map { "\($0.name):\($0.value.canonicalText)" }.sorted().joined(separator: ","))}"
    }
  }
}
